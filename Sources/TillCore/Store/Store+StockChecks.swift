/// What has to be right before stock or a place changes.
extension Store {
    /// The item, for someone who may do this to it.
    ///
    /// - Parameter texts: what else was said, that may hold a card's number.
    func item(
        _ code: ItemCode, _ right: Right, _ facts: Facts, _ asker: Asker, _ texts: String?...
    ) throws(Refusal) -> Item {
        try asker.need(right)
        for text in texts { try checkNoCard(text) }
        guard let item = facts.items[code] else { throw unknown(code) }
        return item
    }

    /// Something that comes or goes.
    func check(_ quantity: Quantity, of item: Item) throws(Refusal) {
        guard quantity > .zero else { throw Refusal(.quantityZero) }
        try checkCounted(quantity, of: item)
    }

    /// Something that lies there: it may be nothing.
    func checkCounted(_ quantity: Quantity, of item: Item) throws(Refusal) {
        guard item.unit != .each || quantity.isWhole else { throw Refusal(.quantityNotWhole) }
        guard quantity.isWithinLimit else { throw .tooLarge(.quantity) }
    }

    /// Sales go on past this: a receipt has at most so many lines of a million each that it would
    /// take nine thousand million of them to leave 64 bits.
    func checkOnHand(_ quantities: Quantity?...) throws(Refusal) {
        for case let quantity? in quantities where !quantity.isWithinLimit {
            throw .tooLarge(.onHand)
        }
    }

    /// How many of an item are in sales that are open or held: asked for at a count only, so that
    /// no line of a sale has to keep a sum. What is given back in one was on no shelf yet.
    func inSales(_ code: ItemCode, where isTaken: (SaleLine) -> Bool) -> Quantity {
        var sum = Quantity.zero
        func add(_ sale: OpenSale) {
            guard !sale.isTraining else { return }
            for line in sale.lines where line.item == code && !line.isReturn && isTaken(line) {
                sum += line.quantity
            }
        }
        for register in registers.values { register.sale.map(add) }
        for held in held.values { add(held.sale) }
        return sum
    }

    func checkNoCard(_ text: String?) throws(Refusal) {
        if let text, CardNumber.isFound(in: text) { throw Refusal(.cardNumber) }
    }

    func checkIsOnFloor(_ place: String) throws(Refusal) {
        try checkNoCard(place)
        guard floor.isEmpty || floor.has(place: place) else { throw Refusal(.unknownPlace) }
    }

    /// A place where the item doesn't stand yet.
    func checkIsNew(_ place: String, of item: Item, _ stock: Stock) throws(Refusal) {
        try checkIsOnFloor(place)
        let further = stock.places.count { $0.name != item.place }
        guard further < Stock.maximumPlaces else { throw .tooMany(.places) }
    }

    func checkStands(_ item: Item, at place: String, _ stock: Stock) throws(Refusal) {
        guard place == item.place || stock.place(place) != nil else {
            throw Refusal(.unknownPlace)
        }
    }

    /// What is brought to a place where the item doesn't stand yet makes it one of its places.
    func bringing(
        to place: String?, _ item: Item, _ stock: Stock
    ) throws(Refusal) -> [Event] {
        guard let place, place != item.place, stock.place(place) == nil else { return [] }
        try checkIsNew(place, of: item, stock)
        var placed = Event.ItemPlaced()
        placed.item = item.code
        placed.place = place
        return [.itemPlaced(placed)]
    }
}

extension Quantity {
    /// At most a million either way.
    var isWithinLimit: Bool { -Quantity.limit <= self && self <= .limit }
}

extension Stock {
    /// The reference of the last count at the place of another.
    func lastCount(_ counting: Event.StockCounted, _ item: Item) -> String? {
        guard let name = counting.place, name != item.place else { return counted }
        return place(name)?.counted
    }
}
