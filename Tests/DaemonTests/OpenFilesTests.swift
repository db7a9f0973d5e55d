import Foundation
import Testing
import TillClient
import TillTesting

/// Where the system allows few open files, connections leave the daemon those that it needs.
@Suite(.timeLimit(.minutes(5))) struct OpenFilesTests {
    @Test func connectionsLeaveFilesForTheDaemon() async throws {
        let folder = try DataFolder()
        let script = folder.root + "/tilld"
        try ScriptFile.write(
            "ulimit -n 128\nexec '\(Programs.tilld.path)' \"$@\"", to: script)
        let daemon = try await Daemon(folder.data, program: URL(fileURLWithPath: script))
        // Of 64 files a quarter is for strangers: the oldest of them make room.
        var callers: [Caller] = []
        for _ in 1...100 { callers.append(try await Caller(daemon.endpoint)) }
        #expect(callers.allSatisfy { $0.greeting.hasPrefix("OK till=1") })
        for late in callers.prefix(84) {
            #expect(code(try await late.reply()) == "BAD too-many-connections")
            #expect(try await late.reply() == "(closed)")
        }
        #expect(code(try await callers[84].ask("HELLO v=1 guest")) == "OK")
        _ = try await daemon.hello("register=1")
        for caller in callers { await caller.link.close() }
        #expect(await daemon.stop().code == 0)
    }
}
