import TillCore
import TillEngine

/// Reads what is answered about an item as it stands now: its row, its stock, its places.
final class GoodsRows {
    let database: Database
    private let itemStatement: Statement
    private let stock: Statement
    private let places: PlaceRows
    private let codes: CodeLookups
    private let configurationEntry: Statement
    private let configurationText: Statement
    /// The entry of the configuration whose synonyms these are.
    private var knownConfiguration = -1

    init(directory: String) throws(SQLiteFault) {
        database = try Database(path: "\(directory)/till.db", .reader)
        itemStatement = try database.prepare(
            "SELECT \(Item.columns) FROM items WHERE item = ?")
        stock = try database.prepare("SELECT on_hand FROM stock WHERE item = ?")
        places = try PlaceRows(database)
        codes = try CodeLookups(database)
        configurationEntry = try database.prepare("SELECT max(entry) FROM configurations")
        configurationText = try database.prepare(
            "SELECT text FROM configurations WHERE entry = ?")
    }

    /// The item of a code, its own or a further one.
    func item(_ code: ItemCode) throws(SQLiteFault) -> Item? {
        if let item = try own(code) { return item }
        guard let further = try codes.find(code) else { return nil }
        return try own(further.item)
    }

    private func own(_ code: ItemCode) throws(SQLiteFault) -> Item? {
        itemStatement.bind(1, code.key)
        defer { itemStatement.reset() }
        return try itemStatement.step() ? itemStatement.item(code) : nil
    }

    private func found(_ code: ItemCode, on date: CivilDate) throws(SQLiteFault) -> FoundItem? {
        guard let item = try item(code) else { return nil }
        let stock = Stock(
            onHand: try onHand(item.code), places: try places.places(of: item.code))
        return FoundItem(
            item: item, price: item.price(on: date), onHand: stock.onHand,
            places: stock.placed(home: item.place))
    }

    /// Those that are items, all as they stood at one moment.
    func found(_ codes: [ItemCode], on date: CivilDate) throws(SQLiteFault) -> [FoundItem] {
        guard !codes.isEmpty else { return [] }
        return try database.atOneMoment { () throws(SQLiteFault) in
            var found: [FoundItem] = []
            for code in codes {
                guard let item = try self.found(code, on: date),
                    !found.contains(where: { $0.item.code == item.item.code })
                else { continue }
                found.append(item)
            }
            return found
        }
    }

    private func onHand(_ code: ItemCode) throws(SQLiteFault) -> Quantity? {
        stock.bind(1, code.key)
        defer { stock.reset() }
        return try stock.step() ? Quantity(thousandths: Int64(stock.int(0))) : nil
    }

    /// The newest configuration, when it is another than the last time.
    func readConfiguration() throws(Fault) -> Configuration? {
        let read = try faulting { () throws(SQLiteFault) -> (entry: Int, text: String)? in
            defer { configurationEntry.reset() }
            guard try configurationEntry.step(),
                let entry = configurationEntry.optionalInt(0), entry != knownConfiguration
            else { return nil }
            configurationText.bind(1, entry)
            defer { configurationText.reset() }
            return try configurationText.step() ? (entry, configurationText.text(0)) : nil
        }
        guard let read else { return nil }
        do {
            let configuration = try Configuration(canonical: read.text)
            knownConfiguration = read.entry
            return configuration
        } catch {
            throw Fault(.badRecord, "the configuration of entry \(read.entry): \(error.reason)")
        }
    }
}
