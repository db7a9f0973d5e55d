import TillCore
import TillEngine

/// Writes where goods are and what became of them: the tables `places` and `stock_moves`, and what
/// is on hand in `stock`.
final class StockRows {
    private let levels: StockLevels
    private let moved: Statement
    private let placed: Statement
    private let placedHome: Statement
    private let unplaced: Statement
    private let onHand: Statement
    private let counted: Statement
    private let broughtBack: Statement

    init(_ database: Database, _ levels: StockLevels) throws(SQLiteFault) {
        self.levels = levels
        moved = try database.prepare("INSERT INTO stock_moves VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        placed = try database.prepare(
            """
            INSERT INTO places (item, place, planned, note) VALUES (?, ?, ?, ?) ON CONFLICT
            DO UPDATE SET planned = excluded.planned, note = excluded.note
            """)
        placedHome = try database.prepare(
            """
            INSERT INTO places (item, place, planned, note) VALUES (?, ?, ?, ?) ON CONFLICT
            DO UPDATE SET planned = excluded.planned, note = excluded.note, on_hand = NULL,
                counted = NULL
            """)
        unplaced = try database.prepare("DELETE FROM places WHERE item = ? AND place = ?")
        onHand = try database.prepare(
            "UPDATE places SET on_hand = ? WHERE item = ? AND place = ?")
        counted = try database.prepare(
            "UPDATE places SET counted = ? WHERE item = ? AND place = ?")
        broughtBack = try database.prepare(
            """
            INSERT INTO places (item, place, on_hand)
            SELECT item, ?2, ?3 FROM items WHERE item = ?1 AND unit = ?4 AND place IS NOT ?2
            ON CONFLICT DO UPDATE SET on_hand = coalesce(on_hand, 0) + excluded.on_hand
            """)
    }

    /// What a receipt took or gave back.
    func take(_ receipt: Receipt) throws(SQLiteFault) {
        guard !receipt.isTraining else { return }
        for line in receipt.lines {
            try levels.take(line)
            if line.destination != nil, !line.isWrittenOff { try bringBack(line) }
        }
    }

    /// What came back and lies at a place that isn't the item's home: it stands there now.
    private func bringBack(_ line: SaleLine) throws(SQLiteFault) {
        broughtBack.bind(1, line.item.key)
        broughtBack.bind(2, line.destination)
        broughtBack.bind(3, Int(-line.quantity.thousandths))
        broughtBack.bind(4, line.unit.rawValue)
        try broughtBack.run()
    }

    func put(_ item: Item) { levels.put(item) }

    func write(_ record: Event.ItemPlaced) throws(SQLiteFault) {
        if record.isHome {
            try write(record, placedHome)
        } else {
            try write(record, placed)
        }
    }

    private func write(
        _ record: Event.ItemPlaced, _ statement: borrowing Statement
    ) throws(SQLiteFault) {
        statement.bind(1, record.item.key)
        statement.bind(2, record.place)
        statement.bind(3, record.planned.map { Int($0.thousandths) })
        statement.bind(4, record.note)
        try statement.run()
    }

    func write(_ record: Event.ItemUnplaced) throws(SQLiteFault) {
        unplaced.bind(1, record.item.key)
        unplaced.bind(2, record.place)
        try unplaced.run()
    }

    func write(_ change: StockChange, of head: EntryHead) throws(SQLiteFault) {
        switch change {
        case .received(let received): try write(received, of: head)
        case .moved(let moved): try write(moved, of: head)
        case .adjusted(let adjusted): try write(adjusted, of: head)
        case .counted(let counted): try write(counted, of: head)
        }
    }

    private func write(
        _ received: Event.GoodsReceived, of head: EntryHead
    ) throws(SQLiteFault) {
        moved.bind(5, received.place)
        moved.bind(8, received.reference)
        try insert("received", received.item, received.quantity, of: head)
        try levels.set(received.item, received.onHand)
        try set(received.placeOnHand, received.item, received.place)
    }

    private func write(_ moved: Event.GoodsMoved, of head: EntryHead) throws(SQLiteFault) {
        self.moved.bind(5, moved.from)
        self.moved.bind(6, moved.to)
        try insert("moved", moved.item, moved.quantity, of: head)
        try set(moved.fromOnHand, moved.item, moved.from)
        try set(moved.toOnHand, moved.item, moved.to)
    }

    private func write(
        _ adjusted: Event.StockAdjusted, of head: EntryHead
    ) throws(SQLiteFault) {
        moved.bind(5, adjusted.place)
        moved.bind(7, adjusted.reason)
        try insert("adjusted", adjusted.item, adjusted.quantity, of: head)
        if let onHand = adjusted.onHand { try levels.set(adjusted.item, onHand) }
        try set(adjusted.placeOnHand, adjusted.item, adjusted.place)
    }

    private func write(_ counted: Event.StockCounted, of head: EntryHead) throws(SQLiteFault) {
        moved.bind(5, counted.place)
        moved.bind(8, counted.reference)
        try insert("counted", counted.item, counted.change, of: head)
        try levels.set(counted.item, counted.onHand)
        guard counted.placeOnHand != nil else {
            return try levels.setCounted(counted.item, counted.reference)
        }
        try set(counted.placeOnHand, counted.item, counted.place)
        self.counted.bind(1, counted.reference)
        self.counted.bind(2, counted.item.key)
        self.counted.bind(3, counted.place)
        try self.counted.run()
    }

    /// What few rows have is bound before, and forgotten after.
    private func insert(
        _ kind: String, _ item: ItemCode, _ quantity: Quantity, of head: EntryHead
    ) throws(SQLiteFault) {
        moved.bind(1, head.number)
        moved.bind(2, kind)
        moved.bind(3, item.key)
        moved.bind(4, Int(quantity.thousandths))
        try moved.run()
        for index: Int32 in 5...8 { moved.bind(index, Int?.none) }
    }

    /// What is on hand at a further place, where it is known.
    private func set(
        _ quantity: Quantity?, _ item: ItemCode, _ place: String?
    ) throws(SQLiteFault) {
        guard let quantity else { return }
        onHand.bind(1, Int(quantity.thousandths))
        onHand.bind(2, item.key)
        onHand.bind(3, place)
        try onHand.run()
    }
}
