import TillCore

/// Reads where else an item stands, besides its home: for who decides and for who looks up.
final class PlaceRows {
    private let places: Statement

    init(_ database: Database) throws(SQLiteFault) {
        places = try database.prepare(
            """
            SELECT place, on_hand, planned, note, counted FROM places WHERE item = ?
            ORDER BY place
            """)
    }

    func places(of code: ItemCode) throws(SQLiteFault) -> [Stock.Place] {
        var found: [Stock.Place] = []
        places.bind(1, code.key)
        defer { places.reset() }
        while try places.step() {
            var place = Stock.Place(places.text(0))
            place.onHand = places.optionalInt(1).map { Quantity(thousandths: Int64($0)) }
            place.planned = places.optionalInt(2).map { Quantity(thousandths: Int64($0)) }
            place.note = places.optionalText(3)
            place.counted = places.optionalText(4)
            found.append(place)
        }
        return found
    }
}
