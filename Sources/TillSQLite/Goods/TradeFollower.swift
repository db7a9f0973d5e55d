import TillCore
import TillEngine
import TillSearch

/// Brings what is sold, and what is left of it, into the index, in bounded steps.
///
/// Receipts of the four weeks before the newest count at start, then each that comes. Weeks are
/// counted by the receipts' own times, so the same journal always gives the same order.
final class TradeFollower {
    /// What a step has found for the index.
    struct Step {
        struct Sale {
            let week: Int
            let item: ItemCode
        }

        var sales: [Sale] = []
        /// Items of which there are none, and items of which there are some.
        var stock: [(item: ItemCode, isOut: Bool)] = []
        var isLast = true
    }

    let database: Database
    private let lines: Statement
    private let moves: Statement
    private let stock: Statement
    private let nextStock: Statement
    /// The last receipt line that was followed.
    private var entry = 0
    private var line = 0
    private var lastMove = 0
    /// The local date of the last receipt, as it is written, and its week.
    private var day = (date: "", week: 0)
    /// Items whose stock may be another than the index knows.
    private var touched: Set<ItemCode> = []
    /// Where the first look at all stock has come to; `nil` when it is done.
    private var stockFrom: Int? = 0

    /// A few milliseconds' work: others want the core, too.
    private static let rowsAtOnce = 1000
    private static let weeks = 4

    init(directory: String) throws(SQLiteFault) {
        database = try Database(path: "\(directory)/till.db", .reader)
        lines = try database.prepare(
            """
            SELECT l.entry, l.line, l.item, l.quantity, r.time, r.training
            FROM receipt_lines AS l JOIN receipts AS r ON r.entry = l.entry
            WHERE (l.entry, l.line) > (?, ?) ORDER BY l.entry, l.line LIMIT \(Self.rowsAtOnce)
            """)
        moves = try database.prepare(
            """
            SELECT entry, item FROM stock_moves WHERE entry > ?
            ORDER BY entry LIMIT \(Self.rowsAtOnce)
            """)
        stock = try database.prepare("SELECT on_hand FROM stock WHERE item = ?")
        nextStock = try database.prepare(
            """
            SELECT rowid, item, on_hand FROM stock WHERE rowid > ?
            ORDER BY rowid LIMIT \(Self.rowsAtOnce)
            """)
        entry = try firstEntry()
        lastMove = try database.int("SELECT coalesce(max(entry), 0) FROM stock_moves")
    }

    func step() throws(SQLiteFault) -> Step {
        try database.atOneMoment { () throws(SQLiteFault) in
            var step = Step()
            if let from = stockFrom {
                stockFrom = try readStock(from, &step)
                step.isLast = stockFrom == nil
            }
            if try readLines(&step) == Self.rowsAtOnce { step.isLast = false }
            if try readMoves() == Self.rowsAtOnce { step.isLast = false }
            if step.isLast || touched.count >= Self.rowsAtOnce { try readTouched(&step) }
            return step
        }
    }

    /// What sells is sold many times in a second, and looked at once.
    private func readTouched(_ step: inout Step) throws(SQLiteFault) {
        for item in touched {
            stock.bind(1, item.key)
            defer { stock.reset() }
            if try stock.step() { step.stock.append((item, stock.int(0) <= 0)) }
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// A row that changes meanwhile may move to the end of the table: it is seen again there.
    private func readStock(_ from: Int, _ step: inout Step) throws(SQLiteFault) -> Int? {
        var (rows, last) = (0, from)
        nextStock.bind(1, from)
        defer { nextStock.reset() }
        while try nextStock.step() {
            rows += 1
            last = nextStock.int(0)
            guard nextStock.int(2) <= 0, let item = ItemCode(text: nextStock.text(1))
            else { continue }
            step.stock.append((item, true))
        }
        return rows == Self.rowsAtOnce ? last : nil
    }

    private func readLines(_ step: inout Step) throws(SQLiteFault) -> Int {
        var rows = 0
        var week = (entry: -1, number: 0)
        lines.bind(1, entry)
        lines.bind(2, line)
        defer { lines.reset() }
        while try lines.step() {
            rows += 1
            (entry, line) = (lines.int(0), lines.int(1))
            guard lines.int(5) == 0, let item = ItemCode(text: lines.text(2)) else { continue }
            touched.insert(item)
            guard lines.int(3) > 0 else { continue }
            if week.entry != entry { week = (entry, self.week(lines.text(4))) }
            step.sales.append(Step.Sale(week: week.number, item: item))
        }
        return rows
    }

    private func readMoves() throws(SQLiteFault) -> Int {
        var rows = 0
        moves.bind(1, lastMove)
        defer { moves.reset() }
        while try moves.step() {
            rows += 1
            lastMove = moves.int(0)
            if let item = ItemCode(text: moves.text(1)) { touched.insert(item) }
        }
        return rows
    }
}

extension TradeFollower {
    private static func week(_ time: String) -> Int {
        CivilDate(text: String(time.prefix(10))).map { $0.daysSince1970 / 7 } ?? 0
    }

    private func week(_ time: String) -> Int {
        let date = time.prefix(10)
        if date != day.date { day = (String(date), Self.week(time)) }
        return day.week
    }

    /// The entry before the first receipt that still counts: receipts stand in the order of time.
    private func firstEntry() throws(SQLiteFault) -> Int {
        let at = try database.prepare(
            "SELECT entry, time FROM receipts WHERE entry >= ? ORDER BY entry LIMIT 1")
        let newest = try database.int("SELECT coalesce(max(entry), 0) FROM receipts")
        func week(from entry: Int) throws(SQLiteFault) -> Int {
            at.bind(1, entry)
            defer { at.reset() }
            return try at.step() ? Self.week(at.text(1)) : .max
        }
        let first = try week(from: newest) - Self.weeks
        var (low, high) = (0, newest)
        while low < high {
            let middle = (low + high) / 2
            if try week(from: middle) <= first { low = middle + 1 } else { high = middle }
        }
        return max(low - 1, 0)
    }
}
