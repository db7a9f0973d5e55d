/// What is kept of an item's stock: how many there are in the shop, and at which places besides its
/// home.
///
/// On hand is kept once for the shop and once for each further place; what lies at home is the rest
/// (`atHome`), so that a sale changes one number. It may go below zero: the shelf is right, the
/// count was wrong.
package struct Stock: Equatable, Sendable {
    /// In the whole shop; `nil` until the first goods are received or counted.
    package var onHand: Quantity?
    /// The reference of the last count at home.
    package var counted: String?
    /// In the order of their names. One may bear the home place's name: it has the home's note and
    /// plan, and nothing on hand of its own.
    package var places: [Place]

    package struct Place: Equatable, Sendable {
        package var name: String
        /// `nil` until something is brought to it or counted there.
        package var onHand: Quantity?
        /// How many should stand there.
        package var planned: Quantity?
        package var note: String?
        /// The reference of the last count there.
        package var counted: String?

        package init(_ name: String) { self.name = name }
    }

    /// Besides the home place.
    package static let maximumPlaces = 20
    /// Bytes of a note.
    package static let maximumNoteLength = 60

    package init(onHand: Quantity? = nil, places: [Place] = []) {
        self.onHand = onHand
        self.places = places
    }

    package func place(_ name: String) -> Place? { places.first { $0.name == name } }

    /// What is known to lie at further places.
    private var atFurtherPlaces: Quantity {
        places.reduce(.zero) { $0 + ($1.onHand ?? .zero) }
    }

    /// What is known to be in the shop: before stock is kept, what lies at further places.
    private var known: Quantity { onHand ?? atFurtherPlaces }

    package var atHome: Quantity? { onHand.map { $0 - atFurtherPlaces } }

    /// Where the item stands, its home first.
    package func placed(home: String?) -> [Placed] {
        var placed: [Placed] = []
        if let home {
            let own = place(home)
            var first = Placed(place: home, isHome: true)
            first.onHand = atHome
            first.planned = own?.planned
            first.note = own?.note
            placed.append(first)
        }
        for place in places where place.name != home {
            var further = Placed(place: place.name, isHome: false)
            further.onHand = place.onHand
            further.planned = place.planned
            further.note = place.note
            placed.append(further)
        }
        return placed
    }
}

/// Events of goods, completed by what is on hand after them: what is decided is told so, and a
/// journal that is folded again has to tell the same.
extension Stock {
    /// - Parameter item: whose stock this is.
    package func after(_ event: Event.GoodsReceived, of item: Item) -> Event.GoodsReceived {
        var after = event
        after.onHand = known + event.quantity
        after.placeOnHand = further(event.place, of: item).map {
            ($0.onHand ?? .zero) + event.quantity
        }
        return after
    }

    /// From a further place of which nothing is known, nothing is known after either.
    package func after(_ event: Event.GoodsMoved, of item: Item) -> Event.GoodsMoved {
        var after = event
        after.onHand = onHand
        after.fromOnHand = further(event.from, of: item)?.onHand.map { $0 - event.quantity }
        after.toOnHand = further(event.to, of: item).map { ($0.onHand ?? .zero) + event.quantity }
        return after
    }

    /// What isn't known stays so.
    package func after(_ event: Event.StockAdjusted, of item: Item) -> Event.StockAdjusted {
        var after = event
        after.onHand = onHand.map { $0 + event.quantity }
        after.placeOnHand = further(event.place, of: item)?.onHand.map { $0 + event.quantity }
        return after
    }

    package func after(_ event: Event.StockCounted, of item: Item) -> Event.StockCounted {
        var after = event
        let further = further(event.place, of: item)
        let thought = further.map { $0.onHand ?? .zero } ?? known - atFurtherPlaces
        after.change = event.counted + event.inSales - thought
        after.onHand = known + after.change
        after.placeOnHand = further.map { _ in event.counted }
        return after
    }

    /// The further place of that name, as new when the item never stood there; `nil` for its home.
    private func further(_ name: String?, of item: Item) -> Place? {
        guard let name, name != item.place else { return nil }
        return place(name) ?? Place(name)
    }
}

/// What an entry does to an item's stock.
package enum StockChange: Equatable, Sendable {
    case received(Event.GoodsReceived)
    case moved(Event.GoodsMoved)
    case adjusted(Event.StockAdjusted)
    case counted(Event.StockCounted)

    package var item: ItemCode {
        switch self {
        case .received(let received): received.item
        case .moved(let moved): moved.item
        case .adjusted(let adjusted): adjusted.item
        case .counted(let counted): counted.item
        }
    }
}

extension Stock {
    /// Whether a change says what follows from this stock.
    package func leads(to change: StockChange, of item: Item) -> Bool {
        switch change {
        case .received(let received): after(received, of: item) == received
        case .moved(let moved): after(moved, of: item) == moved
        case .adjusted(let adjusted): after(adjusted, of: item) == adjusted
        case .counted(let counted): after(counted, of: item) == counted
        }
    }
}
