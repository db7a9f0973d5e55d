import TillCore

/// Writes the further codes of items.
final class CodeRows {
    private let put: Statement
    private let remove: Statement

    init(_ database: Database) throws(SQLiteFault) {
        put = try database.prepare("INSERT OR REPLACE INTO codes VALUES (?, ?, ?, ?)")
        remove = try database.prepare("DELETE FROM codes WHERE code = ?")
    }

    func write(_ record: Event.CodePut, of head: EntryHead) throws(SQLiteFault) {
        put.bind(1, record.code.key)
        put.bind(2, record.item.key)
        put.bind(3, record.factor)
        put.bind(4, head.number)
        try put.run()
    }

    func write(_ record: Event.CodeRemoved) throws(SQLiteFault) {
        remove.bind(1, record.code.key)
        try remove.run()
    }
}

/// Reads which item a further code stands for, and which codes an item has.
final class CodeLookups {
    private let find: Statement
    private let list: Statement

    init(_ database: Database) throws(SQLiteFault) {
        find = try database.prepare("SELECT code, item, factor FROM codes WHERE code = ?")
        list = try database.prepare(
            "SELECT code, item, factor FROM codes WHERE item = ? ORDER BY code")
    }

    func find(_ code: ItemCode) throws(SQLiteFault) -> Event.CodePut? {
        find.bind(1, code.key)
        defer { find.reset() }
        return try find.step() ? find.code : nil
    }

    func codes(of item: ItemCode) throws(SQLiteFault) -> [Event.CodePut] {
        var codes: [Event.CodePut] = []
        list.bind(1, item.key)
        defer { list.reset() }
        while try list.step() {
            if let code = list.code { codes.append(code) }
        }
        return codes
    }
}

extension Statement {
    fileprivate var code: Event.CodePut? {
        guard let code = ItemCode(text: text(0)), let item = ItemCode(text: text(1)) else {
            return nil
        }
        return Event.CodePut(code, of: item, factor: int(2))
    }
}
