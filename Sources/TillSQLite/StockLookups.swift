import TillCore
import TillEngine

/// Fetches what is kept of an item's stock.
final class StockLookups {
    private let levels: StockLevels
    private let places: Statement

    init(_ database: Database, _ levels: StockLevels) throws(SQLiteFault) {
        self.levels = levels
        places = try database.prepare(
            """
            SELECT place, on_hand, planned, note, counted FROM places WHERE item = ?
            ORDER BY place
            """)
    }

    func find(_ code: ItemCode) throws(SQLiteFault) -> Stock {
        var stock = try levels.stock(of: code)
        places.bind(1, code.key)
        defer { places.reset() }
        while try places.step() {
            var place = Stock.Place(places.text(0))
            place.onHand = places.optionalInt(1).map { Quantity(thousandths: Int64($0)) }
            place.planned = places.optionalInt(2).map { Quantity(thousandths: Int64($0)) }
            place.note = places.optionalText(3)
            place.counted = places.optionalText(4)
            stock.places.append(place)
        }
        return stock
    }
}
