import CSQLite
import TillEngine

/// What SQLite said went wrong.
struct SQLiteFault: Error {
    /// The extended result code.
    let code: Int32
    let message: String

    init(_ connection: OpaquePointer?, during action: String) {
        code = connection.map { sqlite3_extended_errcode($0) } ?? SQLITE_NOMEM
        let text = connection.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
        message = "\(text) (SQLite \(code)) in: \(action)"
    }
}

extension SQLiteFault {
    var isFull: Bool { code & 0xFF == SQLITE_FULL }
}

extension Fault {
    init(_ fault: SQLiteFault) {
        let kind: Kind =
            switch fault.code & 0xFF {
            case SQLITE_FULL: .full
            case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_FORMAT: .damaged
            case SQLITE_BUSY, SQLITE_LOCKED: .busy
            case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH: .cannotOpen
            case SQLITE_INTERRUPT: .tookTooLong
            default: .inputOutput
            }
        self.init(kind, fault.message)
    }
}

/// Runs what SQLite may refuse, and names it as a fault.
func faulting<Result: ~Copyable>(
    _ body: () throws(SQLiteFault) -> Result
) throws(Fault) -> Result {
    do {
        return try body()
    } catch {
        throw Fault(error)
    }
}
