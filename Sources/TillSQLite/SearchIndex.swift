import CSQLite
import Glibc
import Synchronization
import TillCore
import TillEngine

/// Finds items by words of their names.
///
/// The index is a file of its own that follows the journal: it is brought up to date before a
/// search, never in a customer's commit, and made again when it is lost or can't be read. SQLite's
/// FTS5 does the words: case and diacritics don't count (`unicode61 remove_diacritics 2`), each
/// word may be the beginning of one.
package final class SearchIndex: Sendable {
    private let state: Mutex<State>
    /// A search that takes longer is given up.
    package static let usualDeadline: UInt64 = 1000

    package enum Outcome: Sendable, Equatable {
        case found([Item])
        case tookTooLong
    }

    /// - Parameters:
    ///   - directory: the data directory, with the journal's database already made.
    ///   - milliseconds: what a search may take.
    package init(
        directory: String, deadline milliseconds: UInt64 = usualDeadline
    ) throws(Fault) {
        let state = try State(directory: directory, deadline: milliseconds)
        self.state = Mutex(state)
    }

    /// Items whose name has all the words; an exact code comes first.
    package func find(_ words: [String], limit: Int) throws(Fault) -> Outcome {
        try state.withLock { state throws(Fault) -> Outcome in
            do throws(SQLiteFault) {
                try state.follow()
                return .found(try state.find(words, limit: limit))
            } catch {
                guard error.code & 0xFF != SQLITE_INTERRUPT else { return .tookTooLong }
                throw Fault(error)
            }
        }
    }
}

private final class State {
    private let shop: Database
    private let index: Database
    private let changed: Statement
    private let item: Statement
    private let rowOf: Statement
    private let number: Statement
    private let forget: Statement
    private let remember: Statement
    private let search: Statement
    private let mark: Statement
    private let deadline: UInt64
    private var followed: Int

    init(directory: String, deadline: UInt64) throws(Fault) {
        self.deadline = deadline
        do {
            shop = try Database(path: "\(directory)/till.db", .reader)
            index = try Self.openIndex("\(directory)/search.db")
            changed = try shop.prepare(
                "SELECT entry, item, name FROM items WHERE entry > ? ORDER BY entry LIMIT 10000")
            item = try shop.prepare(
                """
                SELECT name, price, vat_class, item_group, unit, place, rules
                FROM items WHERE item = ?
                """)
            rowOf = try index.prepare("SELECT id FROM goods WHERE item = ?")
            number = try index.prepare("INSERT INTO goods (item) VALUES (?) RETURNING id")
            forget = try index.prepare("DELETE FROM words WHERE rowid = ?")
            remember = try index.prepare("INSERT INTO words (rowid, name) VALUES (?, ?)")
            search = try index.prepare(
                """
                SELECT goods.item FROM words JOIN goods ON goods.id = words.rowid
                WHERE words MATCH ? ORDER BY rank, goods.item LIMIT ?
                """)
            mark = try index.prepare("UPDATE followed SET entry = ?")
            followed = try index.int("SELECT entry FROM followed")
            // A journal that ends before what was followed is another one: a backup came back.
            if try shop.int("SELECT coalesce(max(entry), 0) FROM journal") < followed {
                try index.execute(
                    "DELETE FROM goods; DELETE FROM words; UPDATE followed SET entry = 0")
                followed = 0
            }
        } catch {
            throw Fault(error)
        }
    }

    /// The index is never worth repairing: what can't be opened is made again.
    private static func openIndex(_ path: String) throws(SQLiteFault) -> Database {
        do {
            return try prepareIndex(path)
        } catch {
            switch error.code & 0xFF {
            case SQLITE_CORRUPT, SQLITE_NOTADB: break
            // A full disk has no room for its log: it is kept in memory then, and reading goes on.
            case SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN: return try prepareIndex(":memory:")
            default: throw error
            }
            for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
            return try prepareIndex(path)
        }
    }

    private static func prepareIndex(_ path: String) throws(SQLiteFault) -> Database {
        let index = try Database(path: path, .writer)
        // Losing the last changes costs nothing: they are followed again.
        try index.execute("PRAGMA synchronous=OFF; PRAGMA wal_autocheckpoint=1000")
        try index.execute("PRAGMA cache_size=-8192")
        guard try index.int("PRAGMA user_version") == 0 else { return index }
        try index.execute(
            """
            BEGIN;
            CREATE TABLE goods (id INTEGER PRIMARY KEY, item TEXT NOT NULL UNIQUE) STRICT;
            CREATE VIRTUAL TABLE words USING fts5 (
                name, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');
            CREATE TABLE followed (entry INTEGER NOT NULL) STRICT;
            INSERT INTO followed VALUES (0);
            PRAGMA user_version=1;
            COMMIT
            """)
        return index
    }

    /// Takes up the items that have changed since.
    func follow() throws(SQLiteFault) {
        do {
            try followOn()
        } catch {
            if sqlite3_get_autocommit(index.handle) == 0 { try index.execute("ROLLBACK") }
            followed = try index.int("SELECT entry FROM followed")
            throw error
        }
    }

    private func followOn() throws(SQLiteFault) {
        var hasMore = true
        while hasMore {
            var taken = 0
            changed.bind(1, followed)
            defer { changed.reset() }
            while try changed.step() {
                if taken == 0 { try index.execute("BEGIN") }
                taken += 1
                try take(item: changed.text(1), name: changed.text(2))
                followed = changed.int(0)
            }
            guard taken > 0 else { return }
            mark.bind(1, followed)
            try mark.run()
            try index.execute("COMMIT")
            hasMore = taken == 10_000
        }
    }

    private func take(item: String, name: String) throws(SQLiteFault) {
        let row: Int
        if let known = try Self.id(rowOf, item) {
            row = known
            forget.bind(1, row)
            try forget.run()
        } else {
            row = try Self.id(number, item) ?? 0
        }
        remember.bind(1, row)
        remember.bind(2, name)
        try remember.run()
    }

    private static func id(
        _ statement: borrowing Statement, _ item: String
    ) throws(SQLiteFault) -> Int? {
        statement.bind(1, item)
        defer { statement.reset() }
        return try statement.step() ? statement.int(0) : nil
    }

    func find(_ words: [String], limit: Int) throws(SQLiteFault) -> [Item] {
        var found: [Item] = []
        if words.count == 1, let code = ItemCode(text: words[0]), let item = try item(code.key) {
            found.append(item)
        }
        let query = Self.query(words)
        guard !query.isEmpty else { return found }
        let keys = try index.withDeadline(milliseconds: deadline) {
            () throws(SQLiteFault) -> [String] in try self.keys(query, limit)
        }
        for key in keys where found.count < limit {
            guard let item = try item(key), item.code != found.first?.code else { continue }
            found.append(item)
        }
        return found
    }

    private func keys(_ query: String, _ limit: Int) throws(SQLiteFault) -> [String] {
        var keys: [String] = []
        search.bind(1, query)
        search.bind(2, limit)
        defer { search.reset() }
        while try search.step() { keys.append(search.text(0)) }
        return keys
    }

    /// Every word quoted, so that nothing that a customer types is an operator, and open at its
    /// end.
    private static func query(_ words: [String]) -> String {
        words.flatMap { $0.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) }
            .map { "\"\($0)\"*" }.joined(separator: " ")
    }

    private func item(_ key: String) throws(SQLiteFault) -> Item? {
        item.bind(1, key)
        defer { item.reset() }
        guard try item.step(), let code = ItemCode(text: key) else { return nil }
        return item.item(code)
    }
}
