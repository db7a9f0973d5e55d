import CSQLite
import TillEngine

/// A database that somebody else is writing to, as a forgotten shell does, until it is released.
package final class HeldDatabase: Sendable {
    /// Of the connection, whose calls SQLite puts one after another itself.
    private let address: Int
    private var handle: OpaquePointer? { OpaquePointer(bitPattern: address) }

    package init(_ path: String) throws(Fault) {
        var handle: OpaquePointer?
        guard sqlite3_open(path, &handle) == SQLITE_OK,
            sqlite3_exec(handle, "BEGIN IMMEDIATE", nil, nil, nil) == SQLITE_OK
        else { throw Fault(.busy, String(cString: sqlite3_errmsg(handle))) }
        address = Int(bitPattern: handle)
    }

    package func release() { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }

    deinit { sqlite3_close(handle) }
}
