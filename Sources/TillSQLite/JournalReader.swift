import TillCore
import TillEngine

/// Reads a journal from its first entry on, on a connection that can't write: for `tilld verify`
/// and for exports.
package final class JournalReader {
    package struct Stored: Equatable, Sendable {
        package let number: Int
        /// Exactly as it was hashed.
        package let text: [UInt8]
        package let hash: Hex
    }

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
    package func next() throws(Fault) -> Stored? {
        try faulting { () throws(SQLiteFault) -> Stored? in
            guard try entries.step() else { return nil }
            return Stored(
                number: entries.int(0), text: entries.bytes(1), hash: Hex(entries.bytes(2)))
        }
    }
}
