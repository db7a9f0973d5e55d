import TillCore

/// An item as the page shows it in a list.
///
/// ```
/// {"code":"7310865001825","name":"Mellanmjölk","onHand":"14","places":["1-A-1"],"price":"16.90"}
/// ```
struct ItemJSON: Encodable {
    let code: String
    let name: String
    let price: String
    /// `kg`; none for pieces.
    let unit: String?
    let onHand: String?
    let places: [String]
    let blocked: Bool?

    init(_ found: FoundItem) {
        code = found.item.code.plain
        name = found.item.name
        price = found.price.written
        unit = found.item.unit == .each ? nil : found.item.unit.rawValue
        onHand = found.onHand?.written
        places = found.places.map(\.place)
        blocked = found.item.blocked == nil ? nil : true
    }
}

/// One of an item's places.
struct PlaceJSON: Encodable {
    let place: String
    let home: Bool
    let onHand: String?
    let planned: String?
    let note: String?

    init(_ placed: Placed) {
        place = placed.place
        home = placed.isHome
        onHand = placed.onHand?.written
        planned = placed.planned?.written
        note = placed.note
    }
}

/// The answer to a search.
struct FoundJSON: Encodable {
    let items: [ItemJSON]
    /// There may be more than were told.
    let more: Bool
}

/// An item with all that the page tells of it.
struct WhereJSON: Encodable {
    let item: ItemJSON
    let places: [PlaceJSON]
    let similar: [ItemJSON]

    init(_ whereabouts: Whereabouts) {
        item = ItemJSON(whereabouts.found)
        places = whereabouts.found.places.map(PlaceJSON.init)
        similar = whereabouts.similar.map(ItemJSON.init)
    }
}

/// `{"points":[[40,1500],[40,620]]}`; no points where there is no way.
struct WayJSON: Encodable {
    let points: [[Int]]

    init(_ points: [FloorPoint]?) {
        self.points = (points ?? []).map { [$0.x, $0.y] }
    }
}

extension ItemCode {
    /// Without the quotes that a line needs around some.
    var plain: String {
        switch self {
        case .gtin: written
        case .own(let text): text
        }
    }
}
