import TillCore
import TillEngine

/// How many there are of each item whose stock is kept, as the batch in hand leaves it.
///
/// A receipt has several lines and a batch many receipts: what they take is gathered here, and each
/// item that was sold is written once, before the commit. Items that lately were sold and aren't
/// kept are known too, so that their lines cost no look into the table.
final class StockLevels {
    /// What a row of `stock` says, and the unit that it is in.
    private struct Level {
        /// In thousandths; `nil` when there is no row.
        var onHand: Int64?
        var counted: String?
        var unit = Item.Unit.each
        var isWritten = true
    }

    private let find: Statement
    private let keep: Statement
    private var levels: [ItemCode: Level] = [:]
    private var unwritten: [ItemCode] = []
    /// Items of which this is remembered from one batch to the next.
    private static let itemsKept = 20_000

    init(_ database: Database) throws(SQLiteFault) {
        find = try database.prepare(
            """
            SELECT unit, on_hand, counted FROM items LEFT JOIN stock USING (item)
            WHERE items.item = ?
            """)
        keep = try database.prepare(
            """
            INSERT INTO stock VALUES (?, ?, ?) ON CONFLICT
            DO UPDATE SET on_hand = excluded.on_hand, counted = excluded.counted
            """)
    }

    /// What was sold is gone; what was given back is there again. A pack that said its own price
    /// was sold as a piece: of an item by weight that tells nothing of what is left.
    func take(_ line: SaleLine) throws(SQLiteFault) {
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
            keep.bind(1, code.key)
            keep.bind(2, Int(onHand))
            keep.bind(3, level.counted)
            try keep.run()
            levels[code]?.isWritten = true
        }
        unwritten.removeAll(keepingCapacity: true)
        if levels.count > Self.itemsKept { levels.removeAll(keepingCapacity: true) }
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
        }
        levels[code] = level
        return level
    }
}
