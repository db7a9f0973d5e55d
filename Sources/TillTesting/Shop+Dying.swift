import CSQLite
import TillEngine

extension Shop {
    /// Dies in the middle of deciding a sale: the database fails as its receipt is written, as a
    /// bug or a disk would make it, and the process ends there.
    package func dieDeciding(_ station: String, _ line: String) throws {
        try execute(
            """
            CREATE TRIGGER dies BEFORE INSERT ON receipts
            BEGIN SELECT RAISE(ABORT, 'the disk failed'); END
            """)
        do {
            let answered = try process(station, line)
            preconditionFailure("a sale whose receipt can't be written was answered: \(answered)")
        } catch is Fault {
            try kill()
        }
        try execute("DROP TRIGGER dies")
    }

    /// Runs SQL behind the house's back.
    private func execute(_ sql: String) throws {
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        guard sqlite3_open(database, &handle) == SQLITE_OK,
            sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
        else { throw Fault(.inputOutput, String(cString: sqlite3_errmsg(handle))) }
    }
}
