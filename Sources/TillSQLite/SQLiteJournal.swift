import Glibc
import TillCore
import TillEngine

/// The journal and its projections in one SQLite file, as the writer sees them.
///
/// Projections are written in the transaction of the entry that they follow from, so recovery is
/// loading what is live. One batch is one transaction and one sync.
package final class SQLiteJournal: Journal {
    let database: Database
    let projections: Projections
    let lookups: Lookups
    private let levels: StockLevels
    private let suspectFile: SuspectFile
    private let beginStatement: Statement
    private let insert: Statement
    private let saveLive: Statement
    private let dropLive: Statement
    private let commitStatement: Statement
    private let pageCount: Statement
    private let path: String
    /// How long the database is, its log included.
    private var bytes = 0
    /// Pages to move when a checkpoint is due: 1,000 pages are 4 MiB. Everybody waits for one, a
    /// few milliseconds: with more pages it is longer, with fewer it comes too often.
    private static let pagesUntilCheckpoint = 1000

    /// Opens or makes `till.db` in a data directory.
    ///
    /// - Parameter patience: while another process holds it, now and later.
    package convenience init(
        directory: String, patience: Patience = .short
    ) throws(Fault) {
        try self.init(
            path: "\(directory)/till.db", suspects: "\(directory)/suspect", patience)
    }

    /// A file of its own, for a journal that is folded again.
    package convenience init(path: String) throws(Fault) {
        try self.init(path: path, suspects: path + "-suspect", .short)
    }

    private init(path: String, suspects: String, _ patience: Patience) throws(Fault) {
        self.path = path
        suspectFile = SuspectFile(path: suspects)
        do {
            database = try Database(path: path, .writer, patience)
        } catch {
            throw Fault(error)
        }
        try Schema.prepare(database)
        do {
            levels = try StockLevels(database)
            projections = try Projections(database, levels)
            lookups = try Lookups(database, levels)
            beginStatement = try database.prepare("BEGIN IMMEDIATE")
            commitStatement = try database.prepare("COMMIT")
            insert = try database.prepare("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)")
            saveLive = try database.prepare("INSERT OR REPLACE INTO live VALUES (?, ?)")
            dropLive = try database.prepare("DELETE FROM live WHERE name = ?")
            pageCount = try database.prepare("PRAGMA page_count")
            try countPages()
        } catch {
            throw Fault(error)
        }
    }

    package func begin() throws(Fault) {
        try faulting { () throws(SQLiteFault) in try beginStatement.run() }
    }

    package func append(_ record: JournalRecord) throws(Fault) {
        try faulting { () throws(SQLiteFault) in
            let head = record.entry.head
            insert.bind(1, head.number)
            insert.bind(2, head.station.written)
            insert.bind(3, head.request?.epoch)
            insert.bind(4, head.request?.number)
            insert.bind(5, record.previous)
            insert.bind(6, blob: record.hash.bytes)
            insert.bind(7, text: record.text)
            try insert.run()
            for change in record.changes { try projections.write(change, of: head) }
            if let name = record.name { try projections.write(name) }
        }
        for case .item(let item) in record.changes { lookups.remember(item) }
    }

    package func save(_ live: [LiveRecord]) throws(Fault) {
        try faulting { () throws(SQLiteFault) in
            for record in live {
                guard let text = record.text else {
                    dropLive.bind(1, record.name)
                    try dropLive.run()
                    continue
                }
                saveLive.bind(1, record.name)
                saveLive.bind(2, text: text)
                try saveLive.run()
            }
        }
    }

    package func commit() throws(Fault) {
        try faulting { () throws(SQLiteFault) in
            try levels.write()
            try countPages()
            try commitStatement.run()
        }
    }

    /// In the transaction, where it costs nothing.
    private func countPages() throws(SQLiteFault) {
        defer { pageCount.reset() }
        if try pageCount.step() { bytes = pageCount.int(0) * Database.pageSize }
    }

    package var bytesToMove: Int {
        // Looked at, not opened: a process that closes a file gives up all its locks on it.
        var status = stat()
        return stat(path, &status) == 0 ? max(bytes - Int(status.st_size), 0) : bytes
    }

    /// Between batches: moves the log into the database file when it has grown, or when there is
    /// nothing else to do.
    package func rest(isIdle: Bool) throws(Fault) {
        let pages = database.pagesToMove
        guard pages >= Self.pagesUntilCheckpoint || (isIdle && pages > 0) else { return }
        do throws(SQLiteFault) {
            try database.checkpoint()
        } catch {
            // The log holds all there is: a full disk puts off moving it, and loses nothing.
            guard error.isFull else { throw Fault(error) }
        }
    }

    package func facts(_ keys: [FactKey]) throws(Fault) -> Facts {
        guard !keys.isEmpty else { return Facts() }
        return try lookups.facts(keys)
    }

    package func history(ofReceiptIn entry: Int) throws(Fault) -> ReceiptHistory {
        try lookups.history(ofEntry: entry)
    }

    package func answered(_ number: Int, last: Int?) throws(Fault) -> JournalRequest? {
        try lookups.answered(number, last: last)
    }

    package func retired(_ station: Station) throws(Fault) -> Counter? {
        try lookups.retired(station)
    }

    package func events(from first: Int, to last: Int) throws(Fault) -> [Event] {
        try persevering { () throws(Fault) in
            try lookups.entries(from: first, to: last).flatMap(\.events)
        }
    }

    package func recover() throws(Fault) -> JournalRecovery {
        try persevering { () throws(Fault) in try readRecovery() }
    }

    private func readRecovery() throws(Fault) -> JournalRecovery {
        try faulting { () throws(SQLiteFault) in try database.execute("BEGIN") }
        // It has only read; a failed read may have ended it already.
        defer { try? database.execute("ROLLBACK") }
        let live = try lookups.live()
        let last = try lookups.last()
        guard let last else { return JournalRecovery(live: live, chain: Chain(), last: nil) }
        do {
            let entry = try lookups.entry(last.entry)
            return JournalRecovery(live: live, chain: last, last: entry)
        } catch {
            guard error.kind == .badRecord else { throw error }
            return JournalRecovery(live: live, chain: last, last: nil, doubt: error)
        }
    }

    package func names() throws(Fault) -> Names { try lookups.names() }

    package func suspects() throws(Fault) -> [Hex: Int] { try suspectFile.read() }

    package func remember(_ suspects: [Hex: Int]) throws(Fault) {
        try suspectFile.write(suspects)
    }

    /// Clean stop: everything moves into the database file.
    package func close() throws(Fault) {
        try faulting { () throws(SQLiteFault) in try database.checkpoint() }
    }
}
