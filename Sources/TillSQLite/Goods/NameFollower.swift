import TillCore
import TillEngine
import TillSearch

/// Brings the names of items into the index: all of them once, then those that change.
///
/// Rows are read a few thousand at a time, each stretch in a transaction of its own: a reader that
/// stays would keep the write-ahead log from being begun anew.
final class NameFollower {
    let database: Database
    private let changed: Statement
    private let next: Statement
    /// The last entry whose items are in the index.
    private var followed = 0

    private static let rowsAtOnce = 5000

    init(directory: String) throws(SQLiteFault) {
        database = try Database(path: "\(directory)/till.db", .reader)
        changed = try database.prepare(
            """
            SELECT entry, item, name, item_group FROM items WHERE entry > ?
            ORDER BY entry LIMIT \(Self.rowsAtOnce)
            """)
        next = try database.prepare(
            """
            SELECT item, name, item_group FROM items WHERE item > ?
            ORDER BY item LIMIT \(Self.rowsAtOnce)
            """)
    }

    /// Whether there are more items than so many.
    func hasItems(beyond count: Int) throws(SQLiteFault) -> Bool {
        try database.int("SELECT count(*) FROM (SELECT 1 FROM items LIMIT \(count + 1))") > count
    }

    /// All items, in the table's own order.
    func build() throws(SQLiteFault) -> Segment {
        let end = try database.int("SELECT coalesce(max(entry), 0) FROM items")
        var builder = SegmentBuilder()
        var last: String? = ""
        while let from = last {
            last = nil
            var rows = 0
            next.bind(1, from)
            defer { next.reset() }
            while try next.step() {
                let key = next.text(0)
                if let code = ItemCode(text: key) {
                    builder.add(code, name: next.text(1), group: next.text(2))
                }
                rows += 1
                if rows == Self.rowsAtOnce { last = key }
            }
        }
        followed = end
        return builder.finish()
    }

    /// What has changed since: a segment at a time, none when there is nothing new.
    func follow() throws(SQLiteFault) -> Segment? {
        var builder = SegmentBuilder()
        var last = followed
        changed.bind(1, followed)
        defer { changed.reset() }
        while try changed.step() {
            last = changed.int(0)
            guard let code = ItemCode(text: changed.text(1)) else { continue }
            builder.add(code, name: changed.text(2), group: changed.text(3))
        }
        guard last > followed else { return nil }
        followed = last
        return builder.finish()
    }
}
