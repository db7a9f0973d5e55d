import Glibc
import TillDelivery
import TillEngine
import TillSQLite

/// A shop that no daemon serves, or a backup of one: held, its log taken up, ready to be read. One
/// who may only read it, or media that can only be read, are enough.
struct StoppedShop {
    /// Holds the folder; a mere copy of the database has no lock, and nobody runs on it.
    private let lock: FolderLock?
    /// Where the database is read, when that is not where it lies.
    private let copy: TemporaryFolder?
    let data: String

    /// - Parameter body: during which nobody else has the shop.
    static func with<Result>(
        _ data: String, _ body: (StoppedShop) throws -> Result
    ) throws -> Result {
        let shop = try StoppedShop(data)
        return try withExtendedLifetime((shop.lock, shop.copy)) { try body(shop) }
    }

    private init(_ data: String) throws {
        self.data = data
        try Premises(data).mustBeReadable(in: data)
        lock = FolderLock.isThere(in: data) ? try FolderLock(reading: data) : nil
        copy = try Self.takeUpLog(data)
        try checkVersion(ofDatabase: "\(copy?.path ?? data)/till.db")
    }

    /// The log of a daemon that was killed is taken up where it lies, or in a copy.
    private static func takeUpLog(_ data: String) throws -> TemporaryFolder? {
        guard Files.size(of: "\(data)/till.db-wal") ?? 0 > 0 else { return nil }
        let isWritable = ["", "/till.db", "/till.db-wal"].allSatisfy {
            access(data + $0, W_OK) == 0
        }
        let copy = isWritable ? nil : try TemporaryFolder()
        if let copy {
            for name in ["till.db", "till.db-wal"] {
                try Files.copy("\(data)/\(name)", to: "\(copy.path)/\(name)", mode: 0o600)
            }
        }
        try SQLiteJournal(directory: copy?.path ?? data).close()
        return copy
    }

    /// The folder that the database is read in.
    var directory: String { copy?.path ?? data }
    /// The database's file.
    var database: String { "\(directory)/till.db" }

    /// For as much again as the database: beside it where that is possible, so that it is on a disk
    /// that is large enough.
    func scratch() throws -> TemporaryFolder {
        access(data, W_OK) == 0 ? try TemporaryFolder(in: data) : try TemporaryFolder()
    }

    func journal() throws(Fault) -> JournalReader { try JournalReader(path: database) }
}
