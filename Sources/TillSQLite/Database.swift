import CSQLite
import Glibc

/// A connection to one SQLite file, used by one thread.
///
/// Settings of the writer, each with its reason:
/// - `journal_mode=WAL`: "readers do not block writers and a writer does not block readers"
///   (sqlite.org/wal.html).
/// - `synchronous=FULL`: in WAL mode, NORMAL "might roll back" a committed transaction "following a
///   power loss" (sqlite.org/pragma.html#pragma_synchronous); an OK must not.
/// - `wal_autocheckpoint=0`: an automatic checkpoint runs inside whichever commit passes the mark,
///   so a customer would wait for it; ours runs between batches.
/// - `secure_delete=OFF`: Debian turns it on; nothing is deleted here, so zeroing costs for
///   nothing.
/// - `trusted_schema=OFF`: "all applications are encouraged to switch this setting off".
/// - `mmap_size=0`: "an I/O error on a memory-mapped file cannot be caught" (sqlite.org/mmap.html).
/// - `cache_size`: the pages that are written to all day stay in memory: 64 MiB at most.
final class Database {
    let handle: OpaquePointer
    private let wait: Patience.Wait
    /// Pages in the write-ahead log after the last commit.
    private var pagesInLog = 0
    /// Those of them that are in the database file too.
    private var pagesMoved = 0
    /// Pages that a checkpoint would move. The log is begun anew by the commit that finds all of it
    /// moved and nobody reading it; until then, what has been moved stays in it.
    var pagesToMove: Int { pagesInLog - pagesMoved }

    static let pageSize = 4096

    enum Access {
        /// The one connection that writes and checkpoints.
        case writer
        /// Of a file without a log, where nothing can be made beside it, as `still`.
        case reader
        /// A file that nobody writes, without a log: nothing is locked or made beside it.
        case still
        /// A new file that is worth nothing until all of it is there, and is synced by who made it.
        case copy
    }

    /// - Parameter patience: while another process holds the database.
    init(
        path: String, _ access: Access, _ patience: Patience = .short
    ) throws(SQLiteFault) {
        handle = try persevering { () throws(SQLiteFault) in try Self.open(path, access) }
        wait = Patience.Wait(patience, path: path)
        waitWhenBusy()
        try persevering { () throws(SQLiteFault) in try setUp(access) }
    }

    private static func open(
        _ path: String, _ access: Access
    ) throws(SQLiteFault) -> OpaquePointer {
        var handle: OpaquePointer?
        let access = access == .reader && Self.isStill(path) ? .still : access
        if access == .writer || access == .copy { Self.makeForOwner(path) }
        let flags =
            switch access {
            case .writer, .copy: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .reader: SQLITE_OPEN_READONLY
            case .still: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            }
        let name = access == .still ? Self.still(path) : path
        let code = sqlite3_open_v2(
            name, &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard code == SQLITE_OK, let handle else {
            let fault = SQLiteFault(handle, during: "opening \(path)")
            sqlite3_close(handle)
            throw fault
        }
        return handle
    }

    private func waitWhenBusy() {
        sqlite3_busy_handler(
            handle,
            { context, times in
                guard let context else { return 0 }
                let wait = Unmanaged<Patience.Wait>.fromOpaque(context).takeUnretainedValue()
                return wait.step(Int(times)) ? 1 : 0
            }, Unmanaged.passUnretained(wait).toOpaque())
    }

    private func setUp(_ access: Access) throws(SQLiteFault) {
        try execute("PRAGMA trusted_schema=OFF; PRAGMA mmap_size=0; PRAGMA cell_size_check=ON")
        switch access {
        case .writer:
            try execute(
                """
                PRAGMA page_size=\(Self.pageSize); PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
                PRAGMA wal_autocheckpoint=0; PRAGMA secure_delete=OFF; PRAGMA cache_size=-65536
                """)
            countPagesInLog()
        case .copy:
            try execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-4096")
        case .reader, .still:
            try execute("PRAGMA query_only=ON; PRAGMA cache_size=-4096")
        }
    }

    /// Whether a file lies where this process can't write, and has no log: without write access
    /// SQLite reads no file that was last written with one (sqlite.org/wal.html#readonly).
    private static func isStill(_ path: String) -> Bool {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        var status = stat()
        let hasLog = stat("\(path)-wal", &status) == 0 && status.st_size > 0
        return !hasLog && Glibc.access(folder, W_OK) != 0
    }

    /// A new file is its owner's alone, whatever the folder and the process allow; what SQLite puts
    /// beside it gets the same permissions. One that is there is not opened: closing it again would
    /// give up locks that this process has on it.
    private static func makeForOwner(_ path: String) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        // What went wrong is what SQLite will say.
        if descriptor >= 0 { close(descriptor) }
    }

    /// The file's name as SQLite takes a promise with it (sqlite.org/uri.html#uriimmutable).
    private static func still(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        let plain = Set("/-._abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789".utf8)
        var name = Array("file:".utf8)
        for byte in path.utf8 {
            name +=
                plain.contains(byte)
                ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: name, as: UTF8.self) + "?immutable=1"
    }

    /// SQLite tells after each commit how many pages its log holds.
    private func countPagesInLog() {
        sqlite3_wal_hook(
            handle,
            { context, _, _, pages in
                guard let context else { return SQLITE_OK }
                Unmanaged<Database>.fromOpaque(context).takeUnretainedValue().committed(
                    pagesInLog: Int(pages))
                return SQLITE_OK
            }, Unmanaged.passUnretained(self).toOpaque())
    }

    private func committed(pagesInLog pages: Int) {
        // Each commit adds some, unless it has begun the log anew.
        if pages <= pagesInLog { pagesMoved = 0 }
        pagesInLog = pages
    }

    deinit { sqlite3_close_v2(handle) }

    func execute(_ sql: String) throws(SQLiteFault) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
            throw SQLiteFault(handle, during: sql)
        }
    }

    func prepare(_ sql: String) throws(SQLiteFault) -> Statement {
        try persevering { () throws(SQLiteFault) in try Statement(sql, on: handle) }
    }

    /// One integer, out of a query that has exactly one row.
    func int(_ sql: String) throws(SQLiteFault) -> Int {
        let statement = try prepare(sql)
        return try persevering { () throws(SQLiteFault) in
            defer { statement.reset() }
            guard try statement.step() else { throw SQLiteFault(handle, during: sql) }
            return statement.int(0)
        }
    }

    /// Copies what the log holds into the database file, as far as readers allow, without waiting.
    func checkpoint() throws(SQLiteFault) {
        var pages: Int32 = 0
        var moved: Int32 = 0
        let code = sqlite3_wal_checkpoint_v2(
            handle, nil, SQLITE_CHECKPOINT_PASSIVE, &pages, &moved)
        guard code == SQLITE_OK || code == SQLITE_BUSY else {
            throw SQLiteFault(handle, during: "checkpoint")
        }
        (pagesInLog, pagesMoved) = (max(Int(pages), 0), max(Int(moved), 0))
    }

    /// Steps that SQLite's machine has made for the statements that are there: what a test counts
    /// instead of time.
    var work: Int {
        var work = 0
        var statement = sqlite3_next_stmt(handle, nil)
        while let found = statement {
            work += Int(sqlite3_stmt_status(found, SQLITE_STMTSTATUS_VM_STEP, 0))
            statement = sqlite3_next_stmt(handle, found)
        }
        return work
    }

    /// Reads in one transaction: what several statements find is of one moment.
    func atOneMoment<Result>(
        _ body: () throws(SQLiteFault) -> Result
    ) throws(SQLiteFault) -> Result {
        try execute("BEGIN")
        do throws(SQLiteFault) {
            let result = try body()
            try execute("COMMIT")
            return result
        } catch {
            rollBack()
            throw error
        }
    }

    /// Ends a transaction of a reader, where one is open: there is nothing in it to lose.
    func rollBack() {
        if sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }

    /// Ends with an interrupt what runs longer than a reader may.
    func withDeadline<Result, Failure: Error>(
        milliseconds: UInt64, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let deadline = Deadline(milliseconds: milliseconds)
        sqlite3_progress_handler(
            handle, 10_000,
            { context in
                guard let context else { return 0 }
                let deadline = Unmanaged<Deadline>.fromOpaque(context).takeUnretainedValue()
                return deadline.isOver ? 1 : 0
            }, Unmanaged.passUnretained(deadline).toOpaque())
        defer {
            sqlite3_progress_handler(handle, 0, nil, nil)
            withExtendedLifetime(deadline) {}
        }
        return try body()
    }
}

/// A moment of the clock that only goes forward.
private final class Deadline {
    private let end: UInt64

    init(milliseconds: UInt64) { end = Moment.now + milliseconds }

    var isOver: Bool { Moment.now >= end }
}
