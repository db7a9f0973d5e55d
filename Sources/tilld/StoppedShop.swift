import Glibc
import TillDelivery
import TillEngine
import TillSQLite

/// A shop that no daemon serves, or a backup of one: held, its log taken up, ready to be read.
struct StoppedShop {
    /// Holds the folder; a mere copy of the database has no lock, and nobody runs on it.
    private let directory: DataDirectory?
    let data: String

    /// - Parameter body: during which nobody else has the shop.
    static func with<Result>(
        _ data: String, _ body: (StoppedShop) throws -> Result
    ) throws -> Result {
        let shop = try StoppedShop(data)
        return try withExtendedLifetime(shop.directory) { try body(shop) }
    }

    private init(_ data: String) throws {
        self.data = data
        guard Files.exists("\(data)/till.db") else {
            throw ExitFailure(.cannotWrite, "there is no shop in \(data)")
        }
        directory = Files.exists("\(data)/lock") ? try DataDirectory(serving: data) : nil
        // Opened for writing once: the log of a daemon that was killed is taken up.
        if access(data, W_OK) == 0 { try SQLiteJournal(directory: data).close() }
    }

    /// The database's file.
    var database: String { "\(data)/till.db" }

    func journal() throws(Fault) -> JournalReader { try JournalReader(path: database) }
}
