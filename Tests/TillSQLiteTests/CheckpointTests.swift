import Testing

@testable import TillSQLite

/// What waits to be moved out of the write-ahead log.
@Suite struct CheckpointTests {
    private let scratch: Scratch
    private let path: String
    private let database: Database

    init() throws {
        scratch = try Scratch()
        path = scratch.path + "/till.db"
        database = try Database(path: path, .writer)
        try Schema.prepare(database)
        try database.checkpoint()
    }

    private func write() throws { try database.execute("INSERT INTO names VALUES (NULL, 'x')") }

    @Test func whatIsMovedDoesNotWait() throws {
        #expect(database.pagesToMove == 0)
        try write()
        let pages = database.pagesToMove
        #expect(pages > 0)
        try database.checkpoint()
        #expect(database.pagesToMove == 0)
        // The log is begun anew: the same again.
        try write()
        #expect(database.pagesToMove == pages)
    }

    /// Who reads keeps the log from being begun anew, but not what it holds from being moved once.
    @Test func aReaderMakesNoCheckpointTwice() throws {
        try write()
        let pages = database.pagesToMove
        let reader = try Database(path: path, .reader)
        try reader.execute("BEGIN")
        #expect(try reader.int("SELECT count(*) FROM names") == 1)
        try database.checkpoint()
        #expect(database.pagesToMove == 0)
        for _ in 0..<3 {
            try write()
            #expect(database.pagesToMove == pages)
            // What the reader must not see yet stays in the log.
            try database.checkpoint()
            #expect(database.pagesToMove == pages)
            try reader.execute("COMMIT; BEGIN")
            #expect(try reader.int("SELECT count(*) FROM names") > 1)
            try database.checkpoint()
            #expect(database.pagesToMove == 0)
        }
    }
}
