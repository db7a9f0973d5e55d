import Foundation
import Glibc
import Testing
import TillClient

/// `tilld regenerate`: the same files again, from the shop's own journal and from a backup's.
@Suite(.timeLimit(.minutes(5))) struct RegenerateTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func regenerate(_ data: String, _ arguments: String...) async throws -> Ended {
        try await Daemon.run(["regenerate", "--data", data] + arguments)
    }

    /// Two closed days whose files are on disk; the daemon is stopped.
    private func closeTwoDays() async throws -> [String] {
        let daemon = try await Daemon(folder.data, try folder.configure(openShop))
        try await daemon.stock()
        let register = try await daemon.hello("register=1")
        try await register.must("#1 LOGIN 7 pin=7777")
        for number in [2, 5] {
            try await register.must("#\(number) OPEN float=0.00")
            try await register.must("#\(number + 1) RING T-MILK pay=card:16.90")
            try await register.must("#\(number + 2) CLOSEDAY")
            #expect(await daemon.logs("settlement written"))
        }
        #expect(try await regenerate(folder.data, "--all").code == 75)
        #expect(await daemon.stop().code == 0)
        return try FileManager.default.contentsOfDirectory(atPath: folder.data + "/settlements")
            .sorted()
    }

    @Test func whatIsThereIsWhatFollows() async throws {
        let folders = try await closeTwoDays()
        let same = try await regenerate(folder.data, "--all")
        #expect(same.code == 0, "\(same)")
        #expect(same.output.count == 14 && same.output.allSatisfy { $0.hasSuffix(" same") })
        let path = "\(folder.data)/settlements/\(folders[1])/totals.csv"
        unlink(path)
        try Data("scope\r\n".utf8).write(to: URL(filePath: path))
        #expect(try await regenerate(folder.data, "--settlement", "1").code == 0)
        let changed = try await regenerate(folder.data, "--all")
        #expect(changed.code == 65)
        #expect(
            changed.output.filter { !$0.hasSuffix(" same") }.map { $0 } == [
                "\(folders[1])/totals.csv different"
            ])
        #expect(try await regenerate(folder.data, "--settlement", "3").code == 65)
        #expect(try await regenerate(folder.data).code == 64)
    }

    /// A copy of the database alone, where the key never was: the journal holds the signatures.
    @Test func aBackupMakesTheSameBytes() async throws {
        let folders = try await closeTwoDays()
        let backup = "\(folder.root)/backup"
        try FileManager.default.createDirectory(
            atPath: backup, withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: "\(folder.data)/till.db", toPath: "\(backup)/till.db")
        let into = "\(folder.root)/again"
        let written = try await regenerate(backup, "--all", "--into", into)
        #expect(written.code == 0, "\(written)")
        for name in folders {
            for file in try FileManager.default.contentsOfDirectory(atPath: "\(into)/\(name)") {
                let again = try Data(contentsOf: URL(filePath: "\(into)/\(name)/\(file)"))
                #expect(try again == folder.settlement(name)[file], "\(name)/\(file)")
            }
        }
        #expect(try await regenerate(backup, "--all").code == 65)
        let kept = "\(folder.data)/settlements"
        #expect(try await regenerate(backup, "--all", "--settlements", kept).code == 0)
        #expect(try await regenerate("\(folder.root)/none", "--all").code == 73)
    }

    /// The journal alone is enough, and it is checked whole.
    @Test func anExportMakesTheSameBytes() async throws {
        _ = try await closeTwoDays()
        let journal = "\(folder.root)/journal.jsonl"
        let exported = try await Daemon.run(
            ["export", "--data", folder.data, "--output", journal])
        #expect(exported.code == 0, "\(exported)")
        let kept = ["--settlements", "\(folder.data)/settlements"]
        let arguments = ["regenerate", "--journal", journal, "--all"]
        let same = try await Daemon.run(arguments + kept)
        #expect(same.code == 0, "\(same)")
        #expect(same.output.count == 14)
        #expect(try await Daemon.run(arguments).code == 64)
        var text = try String(contentsOfFile: journal, encoding: .utf8)
        text.replace("16.90", with: "16.91", maxReplacements: 1)
        try text.write(toFile: journal, atomically: true, encoding: .utf8)
        #expect(try await Daemon.run(arguments + kept).code == 65)
    }
}
