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
    /// Whether a shop is to be made in it: nothing is there yet.
    let isNew: Bool
    private let lock: FolderLock

    /// Holds a folder with a shop in it, until the process ends; where there is none, nothing is
    /// made.
    init(serving path: String) throws {
        let premises = try Premises(path)
        // Who holds it writes to what the next line reads.
        let held = FolderLock.isThere(in: path) ? try FolderLock(serving: path) : nil
        try premises.mustBeAShop(in: path)
        lock = try held ?? FolderLock(serving: path)
        self.path = path
        isNew = false
        NewShop.finish(in: path)
    }

    /// Makes the folder when it isn't there, and holds it until the process ends.
    init(making path: String) throws {
        try Premises(path).mustBeFree(path)
        do {
            try Files.makeDirectory(path)
        } catch {
            throw ExitFailure(.cannotWrite, "the data directory can't be made: \(error.sentence)")
        }
        lock = try FolderLock(serving: path)
        self.path = path
        isNew = true
        // Another one may have made a shop before this one held it.
        try Premises(path).mustBeFree(path)
    }

    var database: String { "\(path)/till.db" }
    var secretsFile: String { "\(path)/secrets" }
    var hasDatabase: Bool { Files.exists(database) }
    /// Full to the last: not even a start can be recorded.
    var isFull: Bool { Files.freeBytes(at: path) <= 1 << 20 }

    /// Takes away what others may do to the files of the house: the folder may be anyone's to read.
    ///
    /// - Returns: a sentence for each kind of thing that others could do.
    func keepToOwner() throws -> [String] {
        let ours = try Files.names(in: path).filter {
            ["secrets", "lock", "suspect"].contains($0) || $0.hasPrefix("till.db")
        }
        let exposed = ours.compactMap { name in
            do throws(Files.Failure) {
                return try Files.keepToOwner("\(path)/\(name)") ? name : nil
            } catch {
                return "\(name) (it stays so: \(error.sentence))"
            }
        }
        var sentences: [String] = []
        if !exposed.isEmpty {
            sentences.append(
                "others could read files of the shop, now its owner alone can: "
                    + exposed.joined(separator: ", "))
        }
        // Whose folder it is otherwise isn't known here: it is said, and left.
        if Files.othersMayWrite(to: path) {
            sentences.append("others may put files in the place of the shop's: chmod go-w \(path)")
        }
        return sentences
    }

    /// The store's secrets, made with the store: with new ones, no PIN and no stored digest would
    /// fit.
    func secrets() throws -> Secrets {
        guard Files.exists(secretsFile) else {
            throw ExitFailure(
                .damaged, "\(secretsFile) is missing: restore it beside its database")
        }
        return try Self.readSecrets(secretsFile)
    }

    /// New secrets, in a file that is on disk when this returns.
    func makeSecrets(_ file: String) throws -> Secrets {
        let secrets = Secrets.make()
        var text = TextWriter()
        text.raw("secrets")
        text.field("pepper", secrets.pepper)
        text.field("signing-key", secrets.signingKey)
        text.endLine()
        try Files.write(text.bytes, to: file, mode: 0o600)
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
