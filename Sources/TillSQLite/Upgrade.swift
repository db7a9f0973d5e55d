import Glibc
import TillEngine

/// Brings a database that an earlier version of this program has made up to date.
///
/// The journal is the truth and all tables follow from it, so there is one way for every step from
/// any version to this one: the journal is folded into a new file, checked as `tilld verify` checks
/// it, and the new file takes the old one's place. Names, which stand beside the journal, are
/// copied. The old file stays beside it until somebody removes it. Whatever moment this ends at,
/// the next start finds a whole database of one version or the other.
package struct Upgrade: Sendable {
    package let from: Int
    package let to = Schema.version
    private let path: String
    private let patience: Patience

    /// - Returns: `nil` when there is nothing to bring up to date.
    package init?(directory: String, patience: Patience = .short) throws(Fault) {
        path = "\(directory)/till.db"
        self.patience = patience
        guard access(path, F_OK) == 0 else { return nil }
        let path = path
        from = try faulting { () throws(SQLiteFault) in
            try Database(path: path, .writer, patience).int("PRAGMA user_version")
        }
        guard from != 0, from < Schema.version else { return nil }
    }

    /// Where the old file stays.
    package var kept: String { "\(path).version-\(from)" }
    private var made: String { "\(path).upgrade" }

    /// - Returns: how many entries the journal has.
    package func run() throws(Fault) -> Int {
        try removeMade()
        let entries: Int
        do throws(Fault) {
            try takeUpLog()
            entries = try fold()
            try copyNames()
        } catch {
            // What was begun is worth nothing; why it failed is.
            removeFiles()
            throw error
        }
        try takePlace()
        return entries
    }

    /// What is still in the old file's log moves into it, or the log would stay behind.
    private func takeUpLog() throws(Fault) {
        let left = try faulting { () throws(SQLiteFault) in
            let database = try Database(path: path, .writer, patience)
            try database.checkpoint()
            return database.pagesToMove
        }
        guard left == 0 else { throw Fault(.busy, "another program reads \(path)") }
    }

    private func fold() throws(Fault) -> Int {
        let reader = try JournalReader(path: path)
        let journal = try SQLiteJournal(path: made)
        var fold = Fold(into: journal)
        while let stored = try reader.next() { try fold.take(stored) }
        try fold.finish()
        try journal.close()
        return fold.chain.entry
    }

    private func copyNames() throws(Fault) {
        try faulting { () throws(SQLiteFault) in
            let database = try Database(path: made, .writer)
            let attach = try database.prepare("ATTACH ? AS old")
            attach.bind(1, path)
            try attach.run()
            try database.execute(
                """
                BEGIN;
                INSERT INTO names SELECT person, name FROM old.names;
                INSERT INTO customer_names SELECT customer, name FROM old.customer_names;
                COMMIT; DETACH old
                """)
            try database.checkpoint()
        }
    }

    /// The old file gets its second name before the new one takes the first. A log of the old one
    /// that stayed would be taken for the new one's; what it held has been moved.
    private func takePlace() throws(Fault) {
        guard link(path, kept) == 0 || errno == EEXIST else { throw systemFault(kept) }
        for log in ["\(path)-wal", "\(path)-shm", "\(made)-wal", "\(made)-shm"] {
            guard unlink(log) == 0 || errno == ENOENT else { throw systemFault(log) }
        }
        guard rename(made, path) == 0 else { throw systemFault(path) }
        try synchronise()
    }

    /// So that both names are on disk.
    private func synchronise() throws(Fault) {
        let directory = String(path.dropLast("/till.db".count))
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw systemFault(directory) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw systemFault(directory) }
    }

    private func removeMade() throws(Fault) {
        guard unlink(made) == 0 || errno == ENOENT else { throw systemFault(made) }
        removeFiles()
    }

    /// The new file under its first name, and its log, where they are.
    private func removeFiles() {
        for suffix in ["", "-wal", "-shm", "-suspect"] { unlink(made + suffix) }
    }

    private func systemFault(_ path: String) -> Fault {
        Fault(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
}
