import Glibc
import TillDelivery

/// Holds a data directory for one process, until it ends or forgets it.
final class FolderLock: Sendable {
    private let descriptor: Int32

    static func isThere(in folder: String) -> Bool { Files.exists(file(folder)) }

    /// For who serves: the lock is made where it is not there.
    init(serving folder: String) throws {
        descriptor = open(Self.file(folder), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        try take(folder, "can't be written")
    }

    /// For who reads: where that is all that one may do, it is enough to open it.
    init(reading folder: String) throws {
        let writable = open(Self.file(folder), O_RDWR | O_CLOEXEC)
        descriptor =
            writable >= 0 ? writable : open(Self.file(folder), O_RDONLY | O_CLOEXEC)
        try take(folder, "can't be held")
    }

    deinit { close(descriptor) }

    private static func file(_ folder: String) -> String { "\(folder)/lock" }

    private func take(_ folder: String, _ trouble: String) throws {
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            if errno == EWOULDBLOCK {
                throw ExitFailure(.alreadyRunning, "another tilld holds \(folder)")
            }
            let reason = String(cString: strerror(errno))
            throw ExitFailure(.cannotWrite, "\(folder) \(trouble): \(reason)")
        }
    }
}
