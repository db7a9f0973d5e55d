import TillCore
import TillEngine

/// Reads a journal from its first entry on, on a connection that can't write: for `tilld verify`
/// and for exports.
package final class JournalReader {
    private let database: Database
    private let entries: Statement

    /// - Parameter path: the database file.
    package init(path: String) throws(Fault) {
        do {
            database = try Database(path: path, .reader)
            entries = try database.prepare("SELECT entry, text, hash FROM journal ORDER BY entry")
        } catch {
            throw Fault(error)
        }
    }

    /// The next entry; `nil` after the last.
    package func next() throws(Fault) -> StoredEntry? {
        try faulting { () throws(SQLiteFault) -> StoredEntry? in
            guard try entries.step() else { return nil }
            return StoredEntry(
                number: entries.int(0), hash: Hex(entries.bytes(2)), text: entries.bytes(1))
        }
    }
}
