import TillDelivery
import TillEngine
import TillSQLite

/// A shop that no daemon serves, or a backup of one: held, its log taken up, ready to be read.
struct StoppedShop {
    let directory: DataDirectory
    /// The database's file.
    let database: String

    init(_ data: String) throws {
        guard Files.exists("\(data)/till.db") else {
            throw ExitFailure(.cannotWrite, "there is no shop in \(data)")
        }
        directory = try DataDirectory(data)
        database = "\(data)/till.db"
        // Opened for writing once: the log of a daemon that was killed is taken up.
        try SQLiteJournal(directory: data).close()
    }

    func journal() throws(Fault) -> JournalReader { try JournalReader(path: database) }
}
