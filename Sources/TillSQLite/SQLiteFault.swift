import CSQLite
import Glibc
import TillEngine

/// What SQLite said went wrong.
struct SQLiteFault: Error {
    /// The extended result code.
    let code: Int32
    let message: String

    init(_ connection: OpaquePointer?, during action: String) {
        let code = connection.map { sqlite3_extended_errcode($0) } ?? SQLITE_NOMEM
        let text = connection.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
        self.init(code, text, connection, during: action)
    }

    /// SQLite calls a page malformed that the system could not read. What can't be read may be
    /// whole all the same.
    init(_ code: Int32, _ text: String, _ connection: OpaquePointer?, during action: String) {
        let isUnreadable = code & 0xFF == SQLITE_CORRUPT && Self.failedToRead(connection)
        self.code = isUnreadable ? SQLITE_IOERR : code
        let reason = isUnreadable ? "the disk could not be read" : text
        message = "\(reason) (SQLite \(code)) in: \(action)"
    }

    /// Whether the system's last error with the database or its log was one of the disk.
    private static func failedToRead(_ connection: OpaquePointer?) -> Bool {
        guard let connection else { return false }
        return [SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER].contains { operation in
            var file: UnsafeMutablePointer<sqlite3_file>?
            var error: Int32 = 0
            guard sqlite3_file_control(connection, "main", operation, &file) == SQLITE_OK,
                let file, let methods = file.pointee.pMethods,
                methods.pointee.xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &error) == SQLITE_OK
            else { return false }
            return [EIO, ENXIO, ERANGE].contains(error)
        }
    }
}

extension SQLiteFault {
    var isFull: Bool { code & 0xFF == SQLITE_FULL }
    /// `SQLITE_IOERR_READ`, `_SHORT_READ` and `_CORRUPTFS`, macros that Swift doesn't see.
    var isReadError: Bool {
        code & 0xFF == SQLITE_IOERR && [0, 1, 2, 33].contains(code >> 8)
    }
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
