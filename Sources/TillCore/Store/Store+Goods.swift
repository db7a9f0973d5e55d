extension Store {
    /// ```
    /// C: #7 PUT item 7310865001825 name="Arla Ko Mellanmjölk" price=16.90 vat=food group=dairy
    /// S: OK #7 item=7310865001825 changed=yes
    /// ```
    func put(
        _ item: Item, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        try checkNotTraining(asker)
        guard configuration.rate(ofClass: item.vatClass, on: context.time.localDate) != nil else {
            throw Refusal(.unknownVAT)
        }
        guard configuration.groups.contains(where: { $0.name == item.group }) else {
            throw Refusal(.unknownGroup)
        }
        guard item.price.isWithinLimit else { throw Refusal(.tooLarge) }
        try checkKind(of: item, facts)
        let isChanged = facts.items[item.code] != item
        var decision = isChanged ? Decision(.itemPut(item)) : Decision()
        decision.answer.field("item", item.code)
        decision.answer.field("changed", isChanged)
        return decision
    }

    /// A deposit is an item of its own; what adds to balances needs a tender, for its account.
    private func checkKind(of item: Item, _ facts: Facts) throws(Refusal) {
        if let deposit = item.deposit {
            guard facts.items[deposit]?.kind == .deposit else { throw Refusal(.unknownItem) }
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
        asked.item = code
        var decision =
            asker.station.register == nil ? Decision() : Decision(.priceAsked(asked))
        decision.answer.field("item", item.code)
        decision.answer.field("name", item.name)
        decision.answer.field("price", item.price)
        decision.answer.field("unit", item.unit == .each ? nil : item.unit)
        decision.answer.field(
            "vat-percent",
            configuration.rate(ofClass: item.vatClass, on: context.time.localDate))
        decision.answer.field("group", item.group)
        decision.answer.field("place", item.place)
        return decision
    }

    /// A code that no item has may be a card that was scanned by mistake.
    func unknown(_ code: ItemCode) -> Refusal {
        Refusal(CardNumber.isFound(in: code.written) ? .cardNumber : .unknownItem)
    }
}
