import CSQLite
import TillEngine

/// Runs SQL as someone with the `sqlite3` shell would, behind the house's back.
package enum SQLiteShell {
    package static func execute(_ sql: String, on path: String) throws(Fault) {
        var handle: OpaquePointer?
        defer { sqlite3_close(handle) }
        guard sqlite3_open(path, &handle) == SQLITE_OK,
            sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK
        else { throw Fault(.inputOutput, String(cString: sqlite3_errmsg(handle))) }
    }
}
