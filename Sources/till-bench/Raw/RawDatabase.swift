import CSQLite

/// SQLite's C API with as little around it as can be: what the comparison measures.
final class RawDatabase {
    struct Failure: Error {
        let sentence: String
    }

    private let handle: OpaquePointer

    init(path: String) throws(Failure) {
        var handle: OpaquePointer?
        let code = sqlite3_open(path, &handle)
        guard code == SQLITE_OK, let handle else {
            throw Failure(sentence: "\(path): \(String(cString: sqlite3_errstr(code)))")
        }
        self.handle = handle
    }

    deinit { sqlite3_close(handle) }

    func execute(_ sql: String) throws(Failure) {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    func prepare(_ sql: String) throws(Failure) -> RawStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement
        else { throw failure }
        return RawStatement(statement, of: self)
    }

    var failure: Failure { Failure(sentence: String(cString: sqlite3_errmsg(handle))) }
}

/// A prepared statement. What is bound stays bound from one run to the next.
final class RawStatement {
    private let handle: OpaquePointer
    private let database: RawDatabase

    init(_ handle: OpaquePointer, of database: RawDatabase) {
        self.handle = handle
        self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func bind(_ column: Int32, _ value: Int) {
        sqlite3_bind_int64(handle, column, Int64(value))
    }

    func bind(_ column: Int32, _ text: String) {
        sqlite3_bind_text(handle, column, text, -1, Self.copied)
    }

    func bind(_ column: Int32, _ bytes: [UInt8]) {
        sqlite3_bind_blob(handle, column, bytes, Int32(bytes.count), Self.copied)
    }

    func run() throws(RawDatabase.Failure) {
        let code = sqlite3_step(handle)
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw database.failure }
    }

    /// The first column of all rows.
    func integers() throws(RawDatabase.Failure) -> [Int] {
        defer { sqlite3_reset(handle) }
        var values: [Int] = []
        while true {
            switch sqlite3_step(handle) {
            case SQLITE_ROW: values.append(Int(sqlite3_column_int64(handle, 0)))
            case SQLITE_DONE: return values
            default: throw database.failure
            }
        }
    }

    /// `SQLITE_TRANSIENT`, a macro that Swift does not import: "the content will likely change in
    /// the near future and SQLite should make its own private copy".
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }
}
