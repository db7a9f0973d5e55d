import TillEngine

extension Shop {
    /// Dies in the middle of deciding a sale: the database fails as its receipt is written, as a
    /// bug or a disk would make it, and the process ends there.
    package func dieDeciding(_ station: String, _ line: String) throws {
        try SQLiteShell.execute(
            """
            CREATE TRIGGER dies BEFORE INSERT ON receipts
            BEGIN SELECT RAISE(ABORT, 'the disk failed'); END
            """, on: database)
        do {
            let answered = try process(station, line)
            preconditionFailure("a sale whose receipt can't be written was answered: \(answered)")
        } catch is Fault {
            try kill()
        }
        try SQLiteShell.execute("DROP TRIGGER dies", on: database)
    }
}
