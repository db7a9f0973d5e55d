import Glibc
import TillCore
import TillDelivery
import TillServer

/// The folder in which one shop lives, held by one daemon at a time.
///
/// `till.db` (the journal and what follows from it), `secrets`
/// (0600), `lock`, `suspect`, `settlements/`, `outbox/`, `delivery/`.
final class DataDirectory: Sendable {
    let path: String
    private let lock: Int32

    /// Makes the folder when it isn't there, and holds it until the process ends.
    init(_ path: String) throws {
        self.path = path
        do {
            try Files.makeDirectory(path)
            try Files.makeDirectory("\(path)/settlements", mode: 0o755)
        } catch {
            throw ExitFailure(.cannotWrite, "the data directory can't be made: \(error.sentence)")
        }
        lock = open("\(path)/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            let reason = String(cString: strerror(errno))
            throw ExitFailure(.cannotWrite, "\(path) can't be written: \(reason)")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw ExitFailure(.alreadyRunning, "another tilld holds \(path)")
        }
    }

    deinit { close(lock) }

    var hasDatabase: Bool { Files.exists("\(path)/till.db") }
    /// Full to the last: not even a start can be recorded.
    var isFull: Bool { Files.freeBytes(at: path) <= 1 << 20 }

    /// The store's secrets; made with the store.
    ///
    /// A database without them is refused: with new ones, no PIN and no stored digest would fit.
    func secrets() throws -> Secrets {
        let file = "\(path)/secrets"
        guard !Files.exists(file) else { return try Self.readSecrets(file) }
        guard !hasDatabase else {
            throw ExitFailure(.damaged, "\(file) is missing: restore it beside its database")
        }
        let secrets = Secrets.make()
        var text = TextWriter()
        text.raw("secrets")
        text.field("pepper", secrets.pepper)
        text.field("signing-key", secrets.signingKey)
        text.endLine()
        do throws(Files.Failure) {
            try Files.write(text.bytes, to: file, mode: 0o600)
            try Files.synchronise(directory: path)
        } catch {
            throw ExitFailure(.cannotWrite, error.sentence)
        }
        return secrets
    }

    static func readSecrets(_ file: String) throws -> Secrets {
        let bytes: [UInt8]
        do {
            bytes = try Files.read(file)
        } catch {
            throw ExitFailure(.cannotWrite, error.sentence)
        }
        guard let line = try? Line.lines(of: bytes).first,
            let pepper = line.value("pepper").flatMap(Hex.init(text:)),
            let key = line.value("signing-key").flatMap(Hex.init(text:))
        else { throw ExitFailure(.damaged, "\(file) can't be read") }
        let secrets = Secrets(pepper: pepper, signingKey: key)
        guard secrets.isUsable else { throw ExitFailure(.damaged, "\(file) holds no usable key") }
        return secrets
    }
}
