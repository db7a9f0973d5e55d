/// An item as somebody finds it who asks where it is: what it costs today, how many there are, and
/// where. Protocol, page and register are answered out of the same values.
package struct FoundItem: Equatable, Sendable {
    package var item: Item
    /// Today's, VAT included, for one unit.
    package var price: Money
    /// In the whole shop; below zero when more was sold than was counted; `nil` when it isn't kept.
    package var onHand: Quantity?
    /// The home place first.
    package var places: [Placed]

    package init(item: Item, price: Money, onHand: Quantity? = nil, places: [Placed] = []) {
        self.item = item
        self.price = price
        self.onHand = onHand
        self.places = places
    }
}

/// One of the places where an item stands.
package struct Placed: Equatable, Sendable {
    /// As the floor plan names it: `4-B-2`.
    package var place: String
    /// Where a sale takes it from; the others fill it up.
    package var isHome: Bool
    /// `nil` when it isn't known.
    package var onHand: Quantity?
    /// How many should stand there.
    package var planned: Quantity?
    package var note: String?

    package init(place: String, isHome: Bool) {
        self.place = place
        self.isHome = isHome
    }
}

/// Where an item is, and what else would do.
package struct Whereabouts: Equatable, Sendable {
    package var found: FoundItem
    /// Like it, the likeliest first.
    package var similar: [FoundItem]

    package init(found: FoundItem, similar: [FoundItem]) {
        self.found = found
        self.similar = similar
    }
}
