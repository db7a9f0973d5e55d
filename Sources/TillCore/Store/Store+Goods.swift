extension Store {
    /// ```
    /// C: #7 PUT item 7310865001825 name="Arla Ko Mellanmjölk" price=16.90 vat=food group=dairy
    /// S: OK #7 item=7310865001825 changed=yes
    /// ```
    func put(
        _ item: Item, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        guard configuration.rate(ofClass: item.vatClass, on: context.time.localDate) != nil else {
            throw Refusal(.unknownVAT)
        }
        guard configuration.groups.contains(where: { $0.name == item.group }) else {
            throw Refusal(.unknownGroup)
        }
        guard item.price.isWithinLimit else { throw .tooLarge(.amount) }
        try checkIsFree(item.code, facts)
        // Thousands of GTINs look like cards; a code of the store's own has no need to.
        if case .own(let code) = item.code { try checkNoCard(code) }
        try checkKind(of: item, facts)
        let today = context.time.localDate
        let known = facts.items[item.code]?.settled(on: today)
        if let place = item.place, place != known?.place { try checkIsOnFloor(place) }
        var new = item
        new.prices = known?.prices ?? []
        new.deposit = item.deposit.flatMap { facts.items[$0]?.code }
        var decision = putting(new, known)
        if known?.place != new.place { decision.events += rehoming(new, known?.place, facts.stock) }
        return decision
    }

    /// ```
    /// C: #7 PUT item T-1 name=Limpa price=25.00 vat=food group=bread if-new=yes stock=12 ref=1f0c
    /// S: OK #7 item=T-1 changed=yes on-hand=12
    /// ```
    /// A catalogue is imported so: what is there is left as it is, without asking before.
    func add(
        _ item: Item, _ first: Command.FirstCount, _ facts: Facts, _ asker: Asker,
        _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        if first.counted != nil { try asker.need(.stock) }
        try checkIsFree(item.code, facts)
        guard facts.items[item.code] == nil else {
            var decision = Decision()
            decision.answer.field("item", item.code)
            decision.answer.field("changed", false)
            decision.answer.field("kept", true)
            return decision
        }
        var decision = try put(item, facts, asker, context)
        guard let quantity = first.counted else { return decision }
        var counted = Event.StockCounted()
        counted.item = item.code
        counted.counted = quantity
        counted.reference = first.reference
        var known = facts
        known.items[item.code] = item
        decision.events += try takeStock(counted, known, asker).events
        decision.answer.field("on-hand", quantity)
        return decision
    }

    /// ```
    /// C: #8 PUT price 7310865001825 17.90 from=2026-12-01
    /// S: OK #8 item=7310865001825 price=17.90 from=2026-12-01 changed=yes
    /// ```
    func put(
        _ price: DatedPrice, of code: ItemCode, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        guard let item = facts.items[code] else { throw unknown(code) }
        guard price.price.isWithinLimit else { throw .tooLarge(.amount) }
        let today = context.time.localDate
        let known = item.settled(on: today)
        var new = known
        new.set(price.price, from: price.from, on: today)
        guard new.prices.count <= Item.maximumPrices else { throw .tooMany(.prices) }
        let isChanged = new != known
        var decision = isChanged ? Decision(.itemPut(new)) : Decision()
        decision.answer.field("item", item.code)
        decision.answer.field("price", price.price)
        decision.answer.field("from", price.from)
        decision.answer.field("changed", isChanged)
        return decision
    }

    /// An item that says nothing new is no event.
    private func putting(_ new: Item, _ known: Item?) -> Decision {
        let isChanged = new != known
        var decision = isChanged ? Decision(.itemPut(new)) : Decision()
        decision.answer.field("item", new.code)
        decision.answer.field("changed", isChanged)
        return decision
    }

    /// The old home is no place of the item any more; a further place that becomes its home keeps
    /// its note and plan, and what was on hand there is part of the rest.
    private func rehoming(_ item: Item, _ old: String?, _ stock: Stock) -> [Event] {
        var events: [Event] = []
        if let old, stock.place(old) != nil {
            events.append(.itemUnplaced(Event.ItemUnplaced(item.code, old)))
        }
        guard let new = item.place, let further = stock.place(new) else { return events }
        guard further.note != nil || further.planned != nil else {
            events.append(.itemUnplaced(Event.ItemUnplaced(item.code, new)))
            return events
        }
        var placed = Event.ItemPlaced()
        placed.item = item.code
        placed.place = new
        placed.isHome = true
        placed.planned = further.planned
        placed.note = further.note
        events.append(.itemPlaced(placed))
        return events
    }

    /// A deposit is an item of its own; what adds to balances needs a tender, for its account.
    private func checkKind(of item: Item, _ facts: Facts) throws(Refusal) {
        if let deposit = item.deposit {
            guard facts.items[deposit]?.kind == .deposit else { throw unknown(deposit) }
        }
        if let tender = item.kind.tender, !configuration.hasTender(tender) {
            throw Refusal(.notSetUp)
        }
    }

    /// ```
    /// C: PRICE 7310865001825
    /// S: OK item=7310865001825 name="Arla Ko Mellanmjölk" price=16.90 vat-percent=6.00 group=dairy
    /// ```
    /// At a register it is recorded as a price inquiry.
    func price(
        of code: ItemCode, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.lookUp)
        guard let item = facts.items[code] else { throw unknown(code) }
        var asked = Event.PriceAsked()
        asked.item = item.code
        var decision =
            asker.station.register == nil ? Decision() : Decision(.priceAsked(asked))
        decision.answer.field("item", item.code)
        decision.answer.field("name", item.name)
        decision.answer.field("price", item.price(on: context.time.localDate))
        decision.answer.field("unit", item.unit == .each ? nil : item.unit)
        decision.answer.field(
            "vat-percent",
            configuration.rate(ofClass: item.vatClass, on: context.time.localDate))
        decision.answer.field("group", item.group)
        decision.answer.field("place", item.place)
        let pieces = facts.pieces(in: code)
        decision.answer.field("factor", pieces > 1 ? pieces : nil)
        answer(facts.codes, &decision.answer)
        return decision
    }

    /// A code that no item has may be a card that was scanned by mistake.
    func unknown(_ code: ItemCode) -> Refusal {
        Refusal(CardNumber.isFound(in: code.written) ? .cardNumber : .unknownItem)
    }
}
