import TillEngine

/// Compares all that follows from a journal, table by table and row by row, and the journal's own
/// columns, by which requests are found again.
///
/// - Parameters:
///   - kept: the database file in use.
///   - made: the one that a fold made again out of the journal.
/// - Returns: a sentence for each table that differs; none when all is as it should be.
package func differences(
    between kept: String, and made: String
) throws(Fault) -> [String] {
    try faulting { () throws(SQLiteFault) -> [String] in
        let database = try Database(path: kept, .reader)
        let attach = try database.prepare("ATTACH ? AS made")
        attach.bind(1, made)
        try attach.run()
        var sentences: [String] = []
        for table in ["journal"] + Schema.derived {
            let extra = try database.rows(of: "main.\(table)", notIn: "made.\(table)")
            let missing = try database.rows(of: "made.\(table)", notIn: "main.\(table)")
            guard extra > 0 || missing > 0 else { continue }
            sentences.append(
                "table \(table): \(extra) rows do not follow from the journal, "
                    + "\(missing) that do are missing")
        }
        return sentences
    }
}

extension Database {
    fileprivate func rows(of table: String, notIn other: String) throws(SQLiteFault) -> Int {
        try int("SELECT count(*) FROM (SELECT * FROM \(table) EXCEPT SELECT * FROM \(other))")
    }
}

/// What SQLite itself finds wrong with a database file: pages, indexes, constraints.
package func damages(in path: String) throws(Fault) -> [String] {
    try faulting { () throws(SQLiteFault) -> [String] in
        let database = try Database(path: path, .reader)
        let check = try database.prepare("PRAGMA integrity_check(20)")
        var found: [String] = []
        while try check.step() { found.append(check.text(0)) }
        return found == ["ok"] ? [] : found
    }
}

/// Whether a journal in a database file has begun, asked without making anything beside it. What
/// stands in a log is not looked at, and nobody may be writing.
package func isBegun(database path: String) throws(Fault) -> Bool {
    try faulting { () throws(SQLiteFault) -> Bool in
        let database = try Database(path: path, .still)
        let tables = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'journal'"
        guard try database.int(tables) == 1 else { return false }
        return try database.int("SELECT count(*) FROM (SELECT 1 FROM journal LIMIT 1)") == 1
    }
}

/// - Throws: `newer` or `older` unless a database has the tables that this program knows.
package func checkVersion(ofDatabase path: String) throws(Fault) {
    let database = try faulting { () throws(SQLiteFault) in try Database(path: path, .reader) }
    guard try Schema.check(database) > 0 else {
        throw Fault(.damaged, "\(path) is no shop's database")
    }
}
