import TillCore

/// Fetches what is kept of an item's stock.
final class StockLookups {
    private let levels: StockLevels
    private let rows: PlaceRows

    init(_ database: Database, _ levels: StockLevels) throws(SQLiteFault) {
        self.levels = levels
        rows = try PlaceRows(database)
    }

    func noteUnknown(_ code: ItemCode) { levels.noteUnknown(code) }

    func find(_ code: ItemCode) throws(SQLiteFault) -> Stock {
        var stock = try levels.stock(of: code)
        stock.places = try rows.places(of: code)
        return stock
    }
}
