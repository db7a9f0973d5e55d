import TillCore
import TillEngine

/// How many there are of each item whose stock is kept, as the batch in hand leaves it.
///
/// A receipt has several lines and a batch many receipts: what they take is gathered here, and each
/// item that was sold is written once, before the commit. Items that lately were sold and aren't
/// kept are known too, so that their lines cost no look into the table.
///
/// A commit writes whole pages. If each item's row stood where its code belongs, the few thousand
/// that a large shop sells in a week would lie on a page each, and every line of every receipt
/// would write one. So rows stand in the order in which they were wanted last: one that is far from
/// the end when it changes moves to the end, and what sells stands together. Its code finds it by
/// the table's index, which a change of stock leaves alone.
final class StockLevels {
    /// What a row of `stock` says, and the unit that it is in.
    private struct Level {
        /// In thousandths; `nil` when there is no row.
        var onHand: Int64?
        var counted: String?
        /// The row's number; `nil` when there is no row yet.
        var row: Int?
        var unit = Item.Unit.each
        var isWritten = true
    }

    private let find: Statement
    private let insert: Statement
    private let update: Statement
    private let move: Statement
    private var lastRow: Int
    private var levels: [ItemCode: Level] = [:]
    private var unwritten: [ItemCode] = []
    /// Items of which this is remembered from one batch to the next.
    private static let itemsKept = 20_000
    /// So near the end, a row stays where it is: about 300 pages.
    private let rowsAtEnd: Int

    init(_ database: Database, rowsAtEnd: Int = 32_768) throws(SQLiteFault) {
        self.rowsAtEnd = rowsAtEnd
        find = try database.prepare(
            """
            SELECT unit, on_hand, counted, stock.rowid FROM items LEFT JOIN stock USING (item)
            WHERE items.item = ?
            """)
        insert = try database.prepare(
            "INSERT INTO stock (on_hand, counted, rowid, item) VALUES (?, ?, ?, ?)")
        update = try database.prepare("UPDATE stock SET on_hand = ?, counted = ? WHERE rowid = ?")
        move = try database.prepare(
            "UPDATE stock SET on_hand = ?, counted = ?, rowid = ? WHERE rowid = ?")
        lastRow = try database.int("SELECT coalesce(max(rowid), 0) FROM stock")
    }

    /// What was sold is gone; what was given back is there again. A pack that said its own price
    /// was sold as a piece: of an item by weight that tells nothing of what is left. What is
    /// written off as it comes back has come and gone.
    func take(_ line: SaleLine) throws(SQLiteFault) {
        guard !line.isWrittenOff else { return }
        let level = try level(line.item)
        guard let onHand = level.onHand, level.unit == line.unit else { return }
        change(line.item, level) { $0.onHand = onHand - line.quantity.thousandths }
    }

    func set(_ code: ItemCode, _ onHand: Quantity) throws(SQLiteFault) {
        change(code, try level(code)) { $0.onHand = onHand.thousandths }
    }

    /// The last count at home; without a reference, none that could be known again.
    func setCounted(_ code: ItemCode, _ reference: String?) throws(SQLiteFault) {
        change(code, try level(code)) { $0.counted = reference }
    }

    /// No such item is there: nothing is kept of it, and once it is put that is known already.
    func noteUnknown(_ code: ItemCode) {
        guard levels.count < Self.itemsKept, levels[code] == nil else { return }
        levels[code] = Level()
    }

    /// An item may be sold by the piece today that was sold by weight yesterday.
    func put(_ item: Item) { levels[item.code]?.unit = item.unit }

    func stock(of code: ItemCode) throws(SQLiteFault) -> Stock {
        let level = try level(code)
        var stock = Stock(onHand: level.onHand.map(Quantity.init(thousandths:)))
        stock.counted = level.counted
        return stock
    }

    /// Once a batch, before its commit.
    func write() throws(SQLiteFault) {
        for code in unwritten {
            guard let level = levels[code], let onHand = level.onHand else { continue }
            levels[code]?.row = try write(level, onHand, of: code)
            levels[code]?.isWritten = true
        }
        unwritten.removeAll(keepingCapacity: true)
        if levels.count > Self.itemsKept { levels.removeAll(keepingCapacity: true) }
    }

    /// - Returns: the number of the row as it stands now.
    private func write(
        _ level: Level, _ onHand: Int64, of code: ItemCode
    ) throws(SQLiteFault) -> Int {
        guard let row = level.row else {
            lastRow += 1
            insert.bind(3, lastRow)
            insert.bind(4, code.key)
            try run(insert, level, onHand)
            return lastRow
        }
        guard row <= lastRow - rowsAtEnd else {
            update.bind(3, row)
            try run(update, level, onHand)
            return row
        }
        lastRow += 1
        move.bind(3, lastRow)
        move.bind(4, row)
        try run(move, level, onHand)
        return lastRow
    }

    private func run(
        _ statement: borrowing Statement, _ level: Level, _ onHand: Int64
    ) throws(SQLiteFault) {
        statement.bind(1, Int(onHand))
        statement.bind(2, level.counted)
        try statement.run()
    }

    private func change(_ code: ItemCode, _ level: Level, _ body: (inout Level) -> Void) {
        var changed = level
        body(&changed)
        if changed.isWritten { unwritten.append(code) }
        changed.isWritten = false
        levels[code] = changed
    }

    private func level(_ code: ItemCode) throws(SQLiteFault) -> Level {
        if let level = levels[code] { return level }
        find.bind(1, code.key)
        defer { find.reset() }
        var level = Level()
        if try find.step() {
            level.unit = Item.Unit(rawValue: find.text(0)) ?? .each
            level.onHand = find.optionalInt(1).map { Int64($0) }
            level.counted = find.optionalText(2)
            level.row = find.optionalInt(3)
        }
        levels[code] = level
        return level
    }
}
