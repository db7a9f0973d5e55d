import Foundation
import Glibc
import Testing
import TillClient
import TillCore
import TillSQLite

/// The journal as a file: out of a running shop, out of a stopped one, the same bytes.
@Suite(.timeLimit(.minutes(5))) struct ExportTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func file(_ name: String) -> String { "\(folder.root)/\(name)" }

    private func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    private func write(_ bytes: some Sequence<UInt8>, _ name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    }

    private func isThere(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: file(name))
    }

    /// A shop with an entry of more than two lines of the protocol.
    private func openShop(at data: String? = nil) async throws -> (Daemon, Caller) {
        let daemon = try await Daemon(
            data ?? folder.data, try folder.configure(DaemonTests.openShop))
        try await daemon.stock()
        let (register, _) = try await daemon.open(register: 1)
        let items = Array(repeating: "T-MILK", count: 200).joined(separator: " ")
        try await register.must("#3 RING \(items) pay=card:3380.00 print=text")
        return (daemon, register)
    }

    private func export(_ daemon: Daemon, _ name: String, _ more: String...) async throws -> Ended {
        try await daemon.till(["journal", "export", "--output", file(name)] + more)
    }

    /// What the database of the stopped shop holds.
    private func stored() throws -> [StoredEntry] {
        let reader = try JournalReader(path: folder.data + "/till.db")
        var entries: [StoredEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    @Test func everyWayGivesTheSameBytes() async throws {
        let (daemon, register) = try await openShop()
        let first = try await export(daemon, "a")
        #expect(first.code == 0)
        #expect(first.output == [])
        let said = try await daemon.till(["journal", "export"])
        #expect(said.code == 0)
        #expect(Array(said.output.map { $0 + "\n" }.joined().utf8) == (try bytes("a")))
        // Sales go on, and so does the file.
        for number in 4...20 { try await register.must("#\(number) RING T-MILK pay=card:16.90") }
        let head = try await daemon.till(["journal", "head"])
        #expect(head.code == 0)
        #expect(try await export(daemon, "a", "--append").code == 0)
        #expect(try await export(daemon, "a", "--append").errors.contains("nothing new"))
        #expect(try await export(daemon, "b", "--append").code == 0)
        #expect(try bytes("a") == bytes("b"))
        #expect(await daemon.stop().code == 0)

        let stopped = try await Daemon.run(
            ["export", "--data", folder.data, "--output", file("c")])
        #expect(stopped.code == 0)
        let entries = try stored()
        #expect(entries.contains { $0.text.count > 2 * Limits.line })
        #expect(try bytes("c") == entries.flatMap(\.exported))
        // The last entry is the stop.
        #expect(try bytes("a") == entries.dropLast().flatMap(\.exported))
        let last = try #require(entries.dropLast().last)
        #expect(head.output == ["entry \(last.number)", "head \(last.hash.written)"])
        let toOutput = try await Daemon.run(["export", "--data", folder.data])
        #expect(Array(toOutput.output.map { $0 + "\n" }.joined().utf8) == (try bytes("c")))
        let mode = try FileManager.default.attributesOfItem(atPath: file("a"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
        #expect(!isThere("a.part") && !isThere("c.part"))
    }

    /// A link, a pipe or a device is somebody's: nothing is put in its place.
    @Test func whatIsNoPlainFileIsLeftAlone() async throws {
        let (daemon, _) = try await openShop()
        #expect(symlink(file("elsewhere"), file("link")) == 0)
        #expect(try await export(daemon, "link").code == 4)
        #expect(await daemon.stop().code == 0)
        let stopped = try await Daemon.run(
            ["export", "--data", folder.data, "--output", file("link")])
        #expect(stopped.code == 73)
        #expect(!isThere("elsewhere") && !isThere("link.part"))
        var status = stat()
        #expect(lstat(file("link"), &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }

    /// The checker that the specification shows, on an export of ours, and on one that was changed.
    @Test func theSpecificationsCheckerAgrees() async throws {
        let (daemon, _) = try await openShop()
        #expect(try await export(daemon, "journal.jsonl").code == 0)
        let page = try String(contentsOf: Programs.file("protocol/journal.md"), encoding: .utf8)
        let section = page.components(separatedBy: "## Exporting it")[1]
        let checker = section.components(separatedBy: "```python\n")[1]
            .components(separatedBy: "```")[0]
            .replacing("\"journal.jsonl\"", with: "\"\(file("journal.jsonl"))\"")
        let check = ["python3", "-c", checker]
        let env = URL(fileURLWithPath: "/usr/bin/env")
        let fine = try await Daemon.run(check, program: env)
        #expect(fine.code == 0)
        let head = try await daemon.till(["journal", "head"]).output.joined(separator: " ")
        let told = fine.output.first?.split(separator: " ") ?? []
        #expect(told.count == 2 && head == "entry \(told[0]) head \(told[1])")
        let changed = String(decoding: try bytes("journal.jsonl"), as: UTF8.self)
            .replacing("amount=3380.00", with: "amount=3370.00")
        try write(changed.utf8, "journal.jsonl")
        #expect(try await Daemon.run(check, program: env).code == 1)
    }

    @Test func itGoesOnBehindWhatIsThere() async throws {
        let (daemon, _) = try await openShop()
        #expect(try await export(daemon, "all").code == 0)
        let all = try bytes("all")
        var reader = JournalExport()
        reader.append(all)
        var entries: [StoredEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        let start = entries[..<5].flatMap(\.exported)
        let line = entries[5].exported

        try write(start, "x")
        let wrong = try await export(daemon, "x", "--from", "5")
        #expect(wrong.code == 4)
        #expect(wrong.errors.contains("ends with entry 5"))
        #expect(try bytes("x") == start)
        #expect(try await export(daemon, "x", "--from", "6").code == 0)
        #expect(try bytes("x") == all)

        // A write that was cut off.
        try write(start + line.prefix(20), "x")
        let cut = try await export(daemon, "x", "--append")
        #expect(cut.code == 0)
        #expect(cut.errors.contains("20 bytes"))
        #expect(try bytes("x") == all)

        // A piece of its own, with and without the hash before it.
        let hash = entries[4].hash.written
        for more in [["--from", "6"], ["--from", "6", "--head", hash]] {
            let piece = try await daemon.till(
                ["journal", "export", "--output", file("piece")] + more)
            #expect(piece.code == 0)
            #expect(try start + bytes("piece") == all)
            try FileManager.default.removeItem(atPath: file("piece"))
        }
        let other = entries[3].hash.written
        let unfit = try await export(daemon, "piece", "--from", "6", "--head", other)
        #expect(unfit.code == 5)
        #expect(!isThere("piece") && !isThere("piece.part"))
    }

    @Test func whatIsNoExportIsLeftAlone() async throws {
        let (daemon, _) = try await openShop()
        for text in ["a note\n", "no end", "{\"entry\":5}\n"] {
            try write(text.utf8, "x")
            #expect(try await export(daemon, "x", "--append").code == 4, "\(text)")
            #expect(try bytes("x") == Array(text.utf8))
        }
        // The same shop's file, but of another journal: its last hash is not followed.
        let entry = StoredEntry(
            number: 3, hash: Hex([UInt8](repeating: 1, count: 32)), text: Array("entry 3 \n".utf8))
        try write(entry.exported, "x")
        #expect(try await export(daemon, "x", "--append").code == 5)
        #expect(try bytes("x") == entry.exported)
        // One that is ahead of the store's.
        let ahead = StoredEntry(number: 999_999, hash: entry.hash, text: entry.text)
        try write(ahead.exported, "x")
        let refused = try await export(daemon, "x", "--append")
        #expect(refused.code == 1)
        #expect(refused.errors.contains("unknown-entry"))
        #expect(try bytes("x") == ahead.exported)
    }

    @Test func eachWayOfFailingHasItsCode() async throws {
        let (daemon, _) = try await openShop()
        #expect(try await export(daemon, "x", "--register", "2").code == 1)
        #expect(try await export(daemon, "not/there/x").code == 4)
        #expect(try await export(daemon, "x", "--from", "0").code == 64)
        #expect(try await export(daemon, "x", "--json").code == 64)
        #expect(try await export(daemon, "x", "--append", "--from", "2").code == 64)
        #expect(try await export(daemon, "x", "--head", "00").code == 64)
        #expect(try await daemon.till(["journal", "export", "--append"]).code == 64)
        #expect(!isThere("x") && !isThere("x.part"))
        let running = try await Daemon.run(["export", "--data", folder.data])
        #expect(running.code == 75)
        let missing = try await Daemon.run(["export", "--data", file("nowhere")])
        #expect(missing.code == 73)
        #expect(await daemon.stop().code == 0)
        #expect(try await export(daemon, "x").code == 3)
        let unwritable = try await Daemon.run(
            ["export", "--data", folder.data, "--output", file("not/there/x")])
        #expect(unwritable.code == 73)
    }

    /// A digit that was changed behind the daemon's back: the one that starts reads its last entry
    /// only, an export reads all.
    @Test func aChangedEntryIsFound() async throws {
        let (daemon, _) = try await openShop()
        #expect(await daemon.stop().code == 0)
        // What is in the log would hide what happens to the file.
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
        try? FileManager.default.removeItem(atPath: folder.data + "/till.db-wal")
        let database = URL(fileURLWithPath: folder.data + "/till.db")
        var data = try Data(contentsOf: database)
        // Wherever a page that was split has left a copy, too.
        let event = Data("logged-in person=7".utf8)
        var places = 0
        while let place = data.range(of: event) {
            data[place.upperBound - 1] = UInt8(ascii: "8")
            places += 1
        }
        #expect(places > 0)
        try data.write(to: database)

        let stopped = try await Daemon.run(
            ["export", "--data", folder.data, "--output", file("x")])
        #expect(stopped.code == 65)
        #expect(stopped.errors.contains("does not fit its hash"))
        #expect(!isThere("x") && !isThere("x.part"))
        let again = try await Daemon(folder.data, [])
        let running = try await export(again, "x")
        #expect(running.code == 5)
        #expect(running.errors.contains("can't be trusted"))
        #expect(!isThere("x") && !isThere("x.part"))
        // What comes before it stays, where the file is one that goes on.
        #expect(try await export(again, "x", "--append").code == 5)
        #expect(!isThere("x"))
    }
}
