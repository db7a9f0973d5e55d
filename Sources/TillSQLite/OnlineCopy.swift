import CSQLite
import Glibc
import TillCore
import TillEngine

/// A copy of a database that may be in use, as it is at one moment.
///
/// The pages come through SQLite's backup interface (sqlite.org/backup.html), all in one step and
/// inside one read transaction: a writer is neither held up by it nor makes it begin anew. What
/// was committed before it began is in it, whether in the file or in the log. Until it has ended,
/// the log can't be begun anew, so it grows by what is sold meanwhile.
///
/// - Parameters:
///   - path: the database's file; nothing is written to it.
///   - isStill: that nobody writes it, and it has no log: then nothing is made beside it either.
///   - other: a file that is not there yet, and on disk when this returns.
/// - Returns: where the copy's journal ends.
package func copyDatabase(
    _ path: String, isStill: Bool, to other: String
) throws(Fault) -> Chain {
    let chain = try faulting { () throws(SQLiteFault) -> Chain in
        let source = try Database(path: path, isStill ? .still : .reader)
        let target = try Database(path: other, .copy)
        return try source.atOneMoment { () throws(SQLiteFault) -> Chain in
            // A transaction begins with its first reading.
            let last = try source.prepare(
                "SELECT entry, hash FROM journal ORDER BY entry DESC LIMIT 1")
            let isBegun = try last.step()
            let chain =
                isBegun ? Chain(head: Hex(last.bytes(1)), entry: last.int(0)) : Chain()
            last.reset()
            try source.copyPages(to: target)
            return chain
        }
    }
    try synchronise(other)
    return chain
}

extension Database {
    fileprivate func copyPages(to target: Database) throws(SQLiteFault) {
        guard let copy = sqlite3_backup_init(target.handle, "main", handle, "main") else {
            throw SQLiteFault(target.handle, during: "copying")
        }
        sqlite3_backup_step(copy, -1)
        guard sqlite3_backup_finish(copy) == SQLITE_OK else {
            throw SQLiteFault(target.handle, during: "copying")
        }
    }
}

private func synchronise(_ path: String) throws(Fault) {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, fsync(descriptor) == 0 else {
        throw Fault(.inputOutput, "\(path): \(String(cString: strerror(errno)))")
    }
}

/// The last settlement that a database knows of; 0 when it knows none.
package func lastSettlement(inDatabase path: String) throws(Fault) -> Int {
    try faulting { () throws(SQLiteFault) -> Int in
        try Database(path: path, .still).int("SELECT coalesce(max(settlement), 0) FROM settlements")
    }
}
