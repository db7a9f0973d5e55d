import Foundation
import Glibc
import Synchronization

/// A program that a test starts, and what it says.
///
/// Not Foundation's `Process`: its start looks through all open files, and among the thousands that
/// a whole run of the tests holds it reads past the end of what the system told it.
package final class ChildProcess: Sendable {
    package struct Failure: Error {
        package let code: Int32
    }

    /// Held while pipes are made and programs started: none inherits another one's.
    private static let starting = Mutex(())

    package let identifier: pid_t
    /// To be read to their end, and closed, by whoever starts it.
    package let output: Int32
    package let errors: Int32

    package init(_ program: String, _ arguments: [String]) throws {
        let (outputs, errors) = try Self.starting.withLock { _ in
            try (Self.pipe(), Self.pipe())
        }
        defer { for end in [outputs.writing, errors.writing] { close(end) } }
        (output, self.errors) = (outputs.reading, errors.reading)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, outputs.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of a pool have signals blocked: what is started begins with none.
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        var process: pid_t = 0
        let code = Self.starting.withLock { _ in
            Self.closeOnStart()
            return Self.withPointers([program] + arguments) { arguments in
                Self.withPointers(environment) { environment in
                    posix_spawn(&process, program, &actions, &attributes, arguments, environment)
                }
            }
        }
        identifier = process
        guard code == 0 else {
            for end in [outputs.reading, errors.reading] { close(end) }
            throw Failure(code: code)
        }
    }

    /// Waits for its end.
    ///
    /// - Returns: its exit code; the negative signal number, when a signal ended it.
    package func wait() -> Int32 {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) == -1 && errno == EINTR {}
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : -signal
    }

    /// Runs a program to its end, whatever it says.
    package static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let child = try ChildProcess(program, arguments)
        for end in [child.output, child.errors] {
            var chunk = [UInt8](repeating: 0, count: 65_536)
            while read(end, &chunk, chunk.count) > 0 {}
            close(end)
        }
        return child.wait()
    }

    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var pair: [Int32] = [-1, -1]
        guard Glibc.pipe(&pair) == 0 else { throw Failure(code: errno) }
        for end in pair { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (pair[0], pair[1])
    }

    /// What other tests have open is not the program's: a file that it held would keep its place on
    /// a disk that is to have room again.
    private static func closeOnStart() {
        for descriptor in STDERR_FILENO + 1..<16_384 { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    private static func withPointers<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}
