import Foundation
import Glibc
import Synchronization
import TillDelivery

/// A program that a test starts, and what it says.
package final class ChildProcess: Sendable {
    /// Held while pipes are made and programs started: none inherits another one's.
    private static let starting = Mutex(())

    package let identifier: pid_t
    /// To be read to their end, and closed, by whoever starts it.
    package let output: Int32
    package let errors: Int32

    package init(_ program: String, _ arguments: [String]) throws {
        let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        (identifier, output, errors) = try Self.starting.withLock { _ in
            let (outputs, errors) = try (Self.pipe(), Self.pipe())
            defer { for end in [outputs.writing, errors.writing] { close(end) } }
            do {
                let process = try Spawn.start(
                    program, arguments, environment, output: outputs.writing,
                    errors: errors.writing)
                return (process, outputs.reading, errors.reading)
            } catch {
                for end in [outputs.reading, errors.reading] { close(end) }
                throw error
            }
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
        guard Glibc.pipe(&pair) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
        return (pair[0], pair[1])
    }
}
