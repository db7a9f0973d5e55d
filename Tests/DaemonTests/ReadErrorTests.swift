import Foundation
import Testing
import TillClient
import TillTesting

/// The disk fails to read what a start reads. Takes `strace`, and the right to trace.
@Suite(.enabled(if: Strace.isPossible, "takes strace"), .timeLimit(.minutes(5)))
struct ReadErrorTests {
    private let folder: DataFolder

    init() async throws {
        folder = try DataFolder()
        #expect(await (try Daemon(folder.data)).stop().code == 0)
    }

    /// - Parameter which: of its reads of the database, as `strace` counts: `6`, `6+`.
    private func tilld(failing which: String) throws -> URL {
        let script = try folder.write(
            """
            #!/bin/sh
            exec strace -D -f -o /dev/null -P \(folder.data)/till.db -e trace=pread64 \
                -e inject=pread64:error=EIO:when=\(which) \(Programs.tilld.path) "$@"
            """, as: "failing-\(which)")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
        return URL(fileURLWithPath: script)
    }

    @Test(arguments: [1, 2, 3, 4, 6, 9, 14, 20])
    func oneThatFailsOnceIsReadAgain(which: Int) async throws {
        let daemon = try await Daemon(folder.data, [], program: try tilld(failing: "\(which)"))
        #expect(await daemon.stop().code == 0)
    }

    /// Nothing is known to be damaged: nobody is to restore a backup.
    @Test(arguments: [1, 3, 6, 12])
    func onesThatGoOnFailingAreOfTheDisk(from which: Int) async throws {
        let ended = try await Daemon.run(
            ["--data", folder.data, "--listen", "127.0.0.1:0"],
            program: try tilld(failing: "\(which)+"))
        #expect(ended.code == 74, "\(ended.errors)")
        #expect(!ended.errors.contains("malformed"))
    }
}

private enum Strace {
    static let isPossible =
        (try? ChildProcess.run(
            "/usr/bin/strace", ["-D", "-f", "-o", "/dev/null", "/bin/true"])) == 0
}
