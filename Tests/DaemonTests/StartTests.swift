import Foundation
import Testing
import TillClient
import TillCore
import TillEngine

/// A start that fails leaves nothing behind that the next one would stumble over.
@Suite(.timeLimit(.minutes(5))) struct StartTests {
    private let folder: DataFolder

    init() throws { folder = try DataFolder() }

    private func start(
        _ arguments: [String], listen: String = "127.0.0.1:0"
    ) async throws -> Ended {
        try await Daemon.run(["--data", folder.data, "--listen", listen] + arguments)
    }

    private func starts() throws -> [Event.Started] {
        try folder.entries().flatMap(\.events).compactMap { event in
            if case .started(let started) = event { started } else { nil }
        }
    }

    /// Neither an address that is taken nor one that is too exposed is a crash.
    @Test func aStartThatFailsOutsideRecordsNothing() async throws {
        let other = try DataFolder()
        let neighbour = try await Daemon(other.data)
        #expect(await (try Daemon(folder.data)).stop().code == 0)
        let before = try folder.entries().count
        let taken = try await start([], listen: "127.0.0.1:\(neighbour.port)")
        #expect(taken.code == 69)
        #expect(try await start([], listen: "0.0.0.0:0").code == 77)
        #expect(try folder.entries().count == before)
        #expect(await (try Daemon(folder.data)).stop().code == 0)
        #expect(try starts().map(\.isAfterCrash) == [false, false])
        #expect(await neighbour.stop().code == 0)
    }

    @Test func withoutProofsThereIsNoWayOutOfThisMachine() async throws {
        for arguments in [["--demo"], ["--demo", "--insecure"]] {
            #expect(try await start(arguments, listen: "0.0.0.0:0").code == 77)
        }
        let ended = try await start(["--demo", "--insecure"], listen: "127.evil.example:0")
        #expect(ended.code == 77)
        #expect(ended.errors.contains("127.evil.example"))
        for host in ["127.1", "127.0.0.256", "127.0.0.1.evil.example", "127..0.1", "127.0.0.+1"] {
            #expect(try await start(["--demo"], listen: "\(host):0").code == 77, "\(host)")
        }
        // Nothing was made of it: the next start is the first.
        let daemon = try await Daemon(folder.data, ["--demo"])
        #expect(await daemon.stop().code == 0)
        #expect(try starts().map(\.isAfterCrash) == [false])
    }
}
