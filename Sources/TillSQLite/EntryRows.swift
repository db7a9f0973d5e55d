import TillCore
import TillEngine

/// Reads entries one by one out of the middle of the journal, each checked against its hash.
final class EntryRows {
    private let row: Statement

    init(_ database: Database) throws(SQLiteFault) {
        row = try database.prepare(
            """
            SELECT j.hash, j.text, j.previous, before.hash
            FROM journal AS j LEFT JOIN journal AS before ON before.entry = j.entry - 1
            WHERE j.entry = ?
            """)
    }

    /// - Returns: the entry, and the one before it of the same station.
    /// - Throws: `badRecord` when it is not what was written, or not there.
    func entry(_ number: Int) throws(Fault) -> (entry: Entry, previous: Int?) {
        let (stored, before, previous) = try read(number)
        try stored.check(after: before)
        return (try stored.read(), previous)
    }

    func stored(_ number: Int) throws(Fault) -> StoredEntry { try read(number).stored }

    private func read(
        _ number: Int
    ) throws(Fault) -> (stored: StoredEntry, before: Hex?, previous: Int?) {
        row.bind(1, number)
        defer { row.reset() }
        guard try faulting({ () throws(SQLiteFault) in try row.step() }) else {
            throw Fault(.badRecord, "entry \(number) is missing")
        }
        let stored = StoredEntry(number: number, hash: Hex(row.bytes(0)), text: row.bytes(1))
        return (stored, row.isNull(3) ? nil : Hex(row.bytes(3)), row.optionalInt(2))
    }
}
