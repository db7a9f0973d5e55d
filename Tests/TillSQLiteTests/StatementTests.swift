import CSQLite
import Testing

@testable import TillSQLite

@Suite struct StatementTests {
    private let scratch: Scratch
    private let database: Database

    init() throws {
        scratch = try Scratch()
        database = try Database(path: scratch.path + "/x.db", .writer)
        try database.execute("CREATE TABLE t (a, b)")
    }

    private func codes(_ bind: (borrowing Statement) -> Void) throws -> Int32? {
        let insert = try database.prepare("INSERT INTO t VALUES (?, ?)")
        bind(insert)
        do throws(SQLiteFault) {
            try insert.run()
            return nil
        } catch {
            // It can be used again at once.
            insert.bind(1, 1)
            insert.bind(2, "x")
            try insert.run()
            return error.code
        }
    }

    /// A value that is not taken must not let the statement run with what was bound before.
    @Test func aValueThatIsNotTakenFailsTheStep() throws {
        #expect(try codes { $0.bind(3, 1) } == SQLITE_RANGE)
        #expect(try codes { $0.bind(0, "x") } == SQLITE_RANGE)
        sqlite3_limit(database.handle, SQLITE_LIMIT_LENGTH, 10_000)
        let long = String(repeating: "x", count: 10_001)
        #expect(try codes { $0.bind(1, long) } == SQLITE_TOOBIG)
        #expect(try codes { $0.bind(2, blob: Array(long.utf8)) } == SQLITE_TOOBIG)
        #expect(try codes { $0.bind(1, "") } == nil)
        #expect(try database.int("SELECT count(*) FROM t") == 5)
        #expect(try database.int("SELECT count(*) FROM t WHERE a = ''") == 1)
    }
}
