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
