import Foundation
import Testing
import TillClient
import TillCore

/// The file itself, on a real disk.
struct StationFileTests {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("till-notes-\(UUID().uuidString)").path
    private let station: StationName

    init() throws { station = try #require(StationName(store: "Kvarnens Livs", .register(3))) }

    private var path: String { StationFile.path(in: folder, of: station) }

    private func text() throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    private func write(_ text: String) throws {
        try text.write(toFile: path, atomically: false, encoding: .utf8)
    }

    /// Opens, does, and closes.
    private func with(_ work: (inout StationFile) throws -> Void) throws {
        var file = try StationFile(in: folder, of: station)
        defer { file.release() }
        try work(&file)
    }

    private func cleanUp() { try? FileManager.default.removeItem(atPath: folder) }

    @Test func whatIsKeptIsThereAtTheNextStart() throws {
        defer { cleanUp() }
        try with { file in
            try file.keep([.init(number: 7, text: "SALE"), .init(number: 8, text: "ITEM \"a b\"")])
            file.note(.done(number: 7))
            file.note(.receipt(number: 412))
        }
        try with { file in
            #expect(file.notes.kept == [.init(number: 8, text: "ITEM \"a b\"")])
            #expect(file.notes.last == 7)
            #expect(file.notes.receipt == 412)
        }
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    /// A power cut in the middle of a write, at each byte.
    @Test func halfARecordAtTheEndIsLeftOut() throws {
        defer { cleanUp() }
        try with { try $0.keep([.init(number: 7, text: "SALE")]) }
        let before = try text()
        try with { try $0.keep([.init(number: 8, text: "ITEM 1")]) }
        let after = try text()
        for count in before.count..<after.count {
            try write(String(after.prefix(count)))
            try with { file in
                #expect(file.notes.kept.map(\.number) == [7])
                try file.keep([.init(number: 9, text: "END")])
            }
            try with { #expect($0.notes.kept.map(\.number) == [7, 9]) }
        }
    }

    @Test func aFirstLineThatWasCutOffIsBegunAnew() throws {
        defer { cleanUp() }
        try with { _ in }
        let header = try text()
        for count in 0..<header.count {
            try write(String(header.prefix(count)))
            try with { #expect($0.notes == StationNotes()) }
            #expect(try text() == header)
        }
    }

    @Test func anythingElseIsDamage() throws {
        defer { cleanUp() }
        try with { file in
            try file.keep([.init(number: 7, text: "SALE")])
            file.note(.done(number: 7))
        }
        let whole = try text()
        for damaged in [
            whole.replacing("number=7", with: "number=9"), whole.replacing("SALE", with: "SALO"),
            whole.replacing("Kvarnens", with: "Andra"), whole + "\n",
            whole.replacing("sent", with: "\u{0}\u{0}\u{0}\u{0}"),
        ] {
            try write(damaged)
            #expect(throws: MemoryFailure.self) { try with { _ in } }
        }
        try StationFile.setAside(in: folder, of: station)
        try with { #expect($0.notes == StationNotes()) }
    }

    @Test func aFileThatIsNoneOfTheseIsNotReadWhole() throws {
        defer { cleanUp() }
        try with { _ in }
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.truncate(atOffset: 17 * 1_048_576)
        #expect(throws: MemoryFailure.self) { try with { _ in } }
    }

    @Test func oneProgramAtATimeHasIt() throws {
        defer { cleanUp() }
        try with { _ in
            #expect(
                throws: MemoryFailure.inUse(station: "register 3", process: Int(getpid()))
            ) { try with { _ in } }
        }
        try with { _ in }
    }

    @Test func whatIsDoneWithIsNotKeptForEver() throws {
        defer { cleanUp() }
        try with { file in
            for number in 1...2_000 {
                try file.keep([.init(number: number, text: "ITEM 7310865001825 qty=2")])
                if number != 5 { file.note(.done(number: number)) }
            }
            file.note(.receipt(number: 40))
        }
        #expect(try text().utf8.count < 70_000)
        #expect(FileManager.default.fileExists(atPath: path + ".new") == false)
        try with { file in
            #expect(file.notes.kept.map(\.number) == [5])
            #expect(file.notes.last == 2_000)
            #expect(file.notes.receipt == 40)
        }
    }

    @Test func anotherShopsNotesAreForgotten() throws {
        defer { cleanUp() }
        try with { file in
            try file.keep([.init(number: 7, text: "SALE")])
            file.note(.receipt(number: 412))
            file.note(.anew)
            file.note(.known(number: 1))
        }
        try with { file in
            #expect(file.notes.kept == [])
            #expect(file.notes.last == 1)
            #expect(file.notes.receipt == nil)
        }
    }

    @Test func aFolderThatIsNoneIsTold() throws {
        defer { cleanUp() }
        try "a file".write(toFile: folder, atomically: false, encoding: .utf8)
        #expect(throws: MemoryFailure.self) { try with { _ in } }
    }
}
