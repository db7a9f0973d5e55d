import Foundation
import Glibc
import Testing
import TillClient
import TillCore
import TillEngine

/// `tilld backup`: a copy that is a shop, whatever goes on beside it.
@Suite(.timeLimit(.minutes(5))) struct BackupTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func backUp(to name: String) async throws -> Ended {
        try await Daemon.run([
            "backup", "--data", folder.data, "--output", "\(folder.root)/\(name)",
        ])
    }

    private func verify(_ name: String) async throws -> Ended {
        try await Daemon.run(["verify", "--data", "\(folder.root)/\(name)"])
    }

    /// Every name in the data directory, with when it was written.
    private func found() throws -> [String: Date?] {
        var found: [String: Date?] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder.data) {
            let attributes = try FileManager.default.attributesOfItem(
                atPath: "\(folder.data)/\(name)")
            found.updateValue(attributes[.modificationDate] as? Date, forKey: name)
        }
        return found
    }

    private func modes(_ name: String) throws -> [String: Int] {
        let root = "\(folder.root)/\(name)"
        var modes: [String: Int] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root) + [""] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(root)/\(path)")
            modes[path] = attributes[.posixPermissions] as? Int
        }
        return modes
    }

    /// A shop with a closed day and register 1 open again: its next line is `#6`.
    private func selling() async throws -> (Daemon, Caller, day: String) {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await daemon.stock()
        let (register, day) = try await daemon.open(register: 1)
        try await register.must("#3 RING T-MILK pay=card:16.90")
        try await register.must("#4 CLOSEDAY")
        #expect(await daemon.logs("settlement in the outbox"))
        try await register.must("#5 OPEN float=0.00")
        return (daemon, register, day)
    }

    /// Sales go on all the time; what was answered before a backup began is in it.
    @Test func besideADaemonThatSells() async throws {
        let (daemon, register, day) = try await selling()
        var number = 6
        for round in 1...3 {
            async let ended = backUp(to: "copy-\(round)")
            let answered = number - 1
            for _ in 1...200 {
                try await register.must("#\(number) RING T-MILK pay=card:16.90")
                number += 1
            }
            let made = try await ended
            #expect(made.code == 0, "\(made)")
            let verified = try await verify("copy-\(round)")
            #expect(verified.code == 0, "\(verified)")
            #expect(made.output == Array(verified.output.prefix(2)))
            let last = try entries("copy-\(round)")
            #expect(last >= answered && last < number)
        }
        let modes = try modes("copy-1")
        #expect(modes[""] == 0o700 && modes["till.db"] == 0o600 && modes["secrets"] == 0o600)
        #expect(modes["settlements/000001-\(day)"] == 0o750)
        #expect(modes["settlements/000001-\(day)/settlement.json"] == 0o440)
        #expect(modes["delivery/copied/1"] == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root)
        #expect(names.allSatisfy { !$0.contains(".part") })
        #expect(await daemon.stop().code == 0)
        let same = try await Daemon.run(
            ["regenerate", "--data", "\(folder.root)/copy-1", "--all"])
        #expect(same.code == 0, "\(same)")
    }

    /// The last line of register 1 in a copy.
    private func entries(_ name: String) throws -> Int {
        try DataFolder.entries(in: "\(folder.root)/\(name)")
            .filter { $0.head.station == .register(1) }
            .compactMap { $0.head.request?.number }.last ?? 0
    }

    /// A copy is a shop: it goes on where it was.
    @Test func aCopyIsServed() async throws {
        let (daemon, register, _) = try await selling()
        try await register.must("#6 RING T-MILK pay=card:16.90")
        #expect(try await backUp(to: "copy").code == 0)
        #expect(await daemon.stop().code == 0)
        let second = try await Daemon("\(folder.root)/copy", [])
        let again = try await second.hello("register=1")
        let reply = try await again.must("#7 RING T-MILK pay=card:16.90")
        #expect(value("receipt", in: reply) == "1-3")
        #expect(await second.stop().code == 0)
    }

    /// Stopped in good order, and killed: nothing is changed or left where it was taken from.
    @Test func ofAShopThatNobodyServes() async throws {
        let (daemon, register, _) = try await selling()
        try await register.must("#6 RING T-MILK pay=card:16.90")
        await daemon.kill()
        let names = try found().keys.sorted()
        #expect(try await backUp(to: "killed").code == 0)
        #expect(try found().keys.sorted() == names)
        #expect(try await verify("killed").code == 0)
        #expect(try entries("killed") == 6)
        #expect(try await Daemon.run(["verify", "--data", folder.data]).code == 0)
        for suffix in ["-wal", "-shm"] { unlink("\(folder.data)/till.db\(suffix)") }
        let before = try found()
        #expect(try await backUp(to: "stopped").code == 0)
        #expect(try found() == before)
        #expect(try await verify("stopped").code == 0)
        #expect(try entries("stopped") == 6)
    }

    /// A folder that the copied database knows nothing of would be in the next day's way.
    @Test func daysAfterTheCopyStayOut() async throws {
        let (daemon, _, day) = try await selling()
        for name in ["000002-\(day)", ".000003-\(day)"] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.data)/settlements/\(name)", withIntermediateDirectories: true)
        }
        try "".write(
            toFile: "\(folder.data)/delivery/copied/2", atomically: true, encoding: .utf8)
        #expect(try await backUp(to: "copy").code == 0)
        let settlements = try FileManager.default.contentsOfDirectory(
            atPath: "\(folder.root)/copy/settlements")
        #expect(settlements == ["000001-\(day)"])
        let notes = try FileManager.default.contentsOfDirectory(
            atPath: "\(folder.root)/copy/delivery/copied")
        #expect(notes == ["1"])
        #expect(await daemon.stop().code == 0)
    }

    @Test func whatCannotBeCopiedLeavesNothing() async throws {
        let (daemon, _, _) = try await selling()
        #expect(try await backUp(to: "copy").code == 0)
        let again = try await backUp(to: "copy")
        #expect(again.code == 73 && again.errors.contains("is there already"))
        #expect(try await backUp(to: "not/there").code == 73)
        let none = try await Daemon.run(
            ["backup", "--data", "\(folder.root)/none", "--output", "\(folder.root)/x"])
        #expect(none.code == 73)
        unlink("\(folder.data)/secrets")
        #expect(try await backUp(to: "half").code == 65)
        #expect(await daemon.stop().code == 0)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.root).sorted()
        #expect(names == ["copy", "data", "shop.conf"])
    }
}
