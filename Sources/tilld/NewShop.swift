import Glibc
import TillCore
import TillDelivery
import TillEngine
import TillSQLite
import TillServer

/// A shop in the making: all of it is made under names of its own, and the last step, giving the
/// database its name, makes it one.
///
/// ```
/// remove what an earlier try has left | secrets.init | till.db.init, filled and closed
/// link secrets.init to secrets | say what has to be said | rename till.db.init to till.db
/// remove secrets.init
/// ```
/// Ended after any of these steps but the last two, it can be made again, by the first.
struct NewShop {
    static let database = "till.db.init"
    private static let secrets = "secrets.init"

    let directory: DataDirectory

    private var path: String { directory.path }
    private var made: String { "\(path)/\(Self.database)" }
    private var ownSecrets: String { "\(path)/\(Self.secrets)" }

    /// Whether the secrets that lie there are those of a try that came to no end.
    static func isOwnLink(in path: String) -> Bool {
        Files.isSameFile("\(path)/\(secrets)", "\(path)/secrets")
    }

    /// The last step, where it was not come to.
    static func finish(in path: String) {
        if isOwnLink(in: path) { unlink("\(path)/\(secrets)") }
    }

    /// - Parameters:
    ///   - fill: records what the shop is to begin with.
    ///   - announce: tells what is told once, before there is a shop.
    func make<Result>(
        _ fill: (inout Shop) throws -> Result,
        announce: (Result) throws -> Void = { (_: Result) in }
    ) throws {
        try clear()
        do {
            let result = try record(fill)
            guard link(ownSecrets, directory.secretsFile) == 0 else {
                throw Files.Failure(directory.secretsFile)
            }
            try Files.synchronise(directory: path)
            try announce(result)
            try Files.rename(made, to: directory.database)
            try Files.synchronise(directory: path)
        } catch {
            // What was begun is worth nothing; why it failed is.
            try? clear()
            throw error
        }
        Self.finish(in: path)
    }

    private func record<Result>(_ fill: (inout Shop) throws -> Result) throws -> Result {
        let secrets = try directory.makeSecrets(ownSecrets)
        var shop = try Shop(new: made, in: directory, secrets)
        let result = try fill(&shop)
        try shop.record(.stop)
        try shop.engine.commit()
        try shop.journal.close()
        return result
    }

    /// Removes what an earlier try has left, and nothing else.
    private func clear() throws {
        if Self.isOwnLink(in: path), !directory.hasDatabase {
            try remove(directory.secretsFile)
        }
        for suffix in ["", "-wal", "-shm"] { try remove(made + suffix) }
        try remove(ownSecrets)
    }

    private func remove(_ file: String) throws {
        guard unlink(file) == 0 || errno == ENOENT else { throw Files.Failure(file) }
    }
}
