import TillCore

/// What `FIND` and `WHERE` answer.
///
/// ```
/// C: FIND havredryck
/// S: - item=7394376665066 name=Havredryck price=19.90 on-hand=12 place=4-B-3,9-A
/// S: OK rows=1
/// C: WHERE 7394376665066
/// S: - place=4-B-3 home=yes on-hand=8 zone=Mejeri aisle=4 x=410 y=220
/// S: - place=9-A on-hand=4 planned=12 note="Gavel"
/// S: - similar=7394376616037 name="Oatly !" price=24.90 place=4-B-2
/// S: OK item=7394376665066 name=Havredryck price=19.90 on-hand=12 rows=3
/// ```
extension Reply {
    /// A code answers at once, whatever is searched for meanwhile; `nil`: look for words.
    static func scanned(
        _ words: [String], on date: CivilDate, in catalogue: any Catalogue
    ) throws -> Reply? {
        try catalogue.scanned(words, on: date).map { .found([$0]) }
    }

    static func find(
        _ words: [String], limit: Int, on date: CivilDate, in catalogue: any Catalogue
    ) throws -> Reply {
        guard let found = try catalogue.find(words, limit: limit, on: date) else {
            return Refusal(.searchTooLong).reply(number: nil)
        }
        return .found(found)
    }

    private static func found(_ items: [FoundItem]) -> Reply {
        var answer = Answer()
        answer.hasRows = true
        for item in items {
            answer.row { row in
                row.field("item", item.item.code)
                row.describe(item)
                row.places(of: item)
            }
        }
        return .ok(answer)
    }

    static func whereabouts(
        of code: ItemCode, limit: Int, on date: CivilDate, in catalogue: any Catalogue
    ) throws -> Reply {
        guard let found = try catalogue.whereabouts(of: code, limit: limit, on: date) else {
            let isCard = CardNumber.isFound(in: code.written)
            return Refusal(isCard ? .cardNumber : .unknownItem).reply(number: nil)
        }
        var answer = Answer()
        answer.hasRows = true
        answer.field("item", found.found.item.code)
        answer.fields.describe(found.found)
        for placed in found.found.places {
            let spot = catalogue.spot(of: placed.place)
            answer.row { $0.describe(placed, spot) }
        }
        for item in found.similar {
            answer.row { row in
                row.field("similar", item.item.code)
                row.describe(item)
                row.places(of: item)
            }
        }
        return .ok(answer)
    }
}

extension TextWriter {
    fileprivate mutating func describe(_ found: FoundItem) {
        field("name", found.item.name)
        field("price", found.price)
        field("unit", found.item.unit == .each ? nil : found.item.unit)
        field("on-hand", found.onHand)
    }

    fileprivate mutating func places(of found: FoundItem) {
        let places = found.places.map(\.place)
        field("place", places.isEmpty ? nil : CommaList(places))
    }

    fileprivate mutating func describe(_ placed: Placed, _ spot: FloorSpot?) {
        field("place", placed.place)
        field("home", placed.isHome ? true : nil)
        field("on-hand", placed.onHand)
        field("planned", placed.planned)
        field("note", placed.note)
        field("zone", spot?.zone)
        field("aisle", spot?.aisle)
        field("x", spot?.x)
        field("y", spot?.y)
    }
}
