/// Where goods are and how many: further places, receipts of goods, moves, adjustments, counts.
extension Store {
    func decideOfStock(
        _ command: Command, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        switch command {
        case .putPlace(let placed): try put(placed, facts, asker)
        case .removePlace(let unplaced): try remove(unplaced, facts, asker)
        case .receive(let received): try receive(received, facts, asker)
        case .move(let moved): try move(moved, facts, asker)
        case .adjust(let adjusted): try adjust(adjusted, facts, asker)
        case .takeStock(let counted): try takeStock(counted, facts, asker)
        case .stock(let code): try showStock(of: code, facts, asker)
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .beginTraining, .open, .beginSale, .item, .quantity,
            .void, .reprice, .discount, .giveBack, .total, .pay, .settlePayment, .failPayment,
            .removePayment, .end, .cancel, .ring, .hold, .held, .recall, .correctTender, .receipt,
            .copy, .moveCash, .openDrawer, .count, .signDifference, .x, .z, .day, .closeDay,
            .report, .settlements, .settlement, .acknowledge, .putItem, .putPrice, .putPromotion,
            .removePromotion, .putCustomer, .putCode, .removeCode, .price, .balance, .block,
            .check, .journal, .list,
            .start, .stop, .configure, .setFloor, .settlementNews:
            preconditionFailure("this is not decided of stock")
        }
    }

    /// ```
    /// C: #9 PUT place 7310865001825 K-1 note="top shelf" planned=12
    /// S: OK #9 item=7310865001825 place=K-1 changed=yes
    /// ```
    private func put(
        _ asked: Event.ItemPlaced, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(
            asked.item, .catalogue, facts, asker, asked.place, asked.note)
        let asked = try asked.counted(of: item, facts)
        if let planned = asked.planned { try checkCounted(planned, of: item) }
        var placed = asked
        placed.isHome = asked.place == item.place
        let known = facts.stock.place(asked.place)
        let isChanged: Bool
        var decision = Decision()
        if placed.isHome {
            isChanged = known?.planned != asked.planned || known?.note != asked.note
            let isBare = asked.planned == nil && asked.note == nil
            if isChanged {
                decision.events = [
                    isBare
                        ? .itemUnplaced(Event.ItemUnplaced(item.code, asked.place))
                        : .itemPlaced(placed)
                ]
            }
        } else {
            if known == nil { try checkIsNew(asked.place, of: item, facts.stock) }
            isChanged =
                known == nil || known?.planned != asked.planned || known?.note != asked.note
            if isChanged { decision.events = [.itemPlaced(placed)] }
        }
        decision.answer.place(item, asked.place, isChanged: isChanged)
        return decision
    }

    /// ```
    /// C: #10 PUT place 7310865001825 K-1 off
    /// S: OK #10 item=7310865001825 place=K-1 changed=yes
    /// ```
    private func remove(
        _ unplaced: Event.ItemUnplaced, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(unplaced.item, .catalogue, facts, asker)
        guard unplaced.place != item.place else { throw Refusal(.homePlace) }
        guard facts.stock.place(unplaced.place) != nil else { throw Refusal(.unknownPlace) }
        var decision = Decision(.itemUnplaced(Event.ItemUnplaced(item.code, unplaced.place)))
        decision.answer.place(item, unplaced.place, isChanged: true)
        return decision
    }

    /// ```
    /// C: #11 RECEIVE 7310865001825 24 ref=4711
    /// S: OK #11 item=7310865001825 qty=24 place=4-B-2 on-hand=31
    /// ```
    private func receive(
        _ asked: Event.GoodsReceived, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(
            asked.item, .stock, facts, asker, asked.place, asked.reference)
        var received = asked
        received.item = item.code
        received.quantity = try asked.quantity.times(facts.pieces(in: asked.item))
        try check(received.quantity, of: item)
        received.place = asked.place ?? item.place
        received = facts.stock.after(received, of: item)
        try checkOnHand(received.onHand, received.placeOnHand)
        var decision = Decision()
        decision.events = try bringing(to: received.place, item, facts.stock)
        decision.events.append(.goodsReceived(received))
        decision.answer.field("item", item.code)
        decision.answer.field("qty", received.quantity)
        decision.answer.field("place", received.place)
        decision.answer.field("on-hand", received.onHand)
        return decision
    }

    /// ```
    /// C: #12 MOVE 7310865001825 6 from=4-B-2 to=K-1
    /// S: OK #12 item=7310865001825 qty=6 from=4-B-2 to=K-1 on-hand=31
    /// ```
    /// Where there is less than is moved, the count was wrong: it goes below zero.
    private func move(
        _ asked: Event.GoodsMoved, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(asked.item, .stock, facts, asker, asked.to)
        var moved = asked
        moved.item = item.code
        moved.quantity = try asked.quantity.times(facts.pieces(in: asked.item))
        try check(moved.quantity, of: item)
        moved = facts.stock.after(moved, of: item)
        try checkOnHand(moved.fromOnHand, moved.toOnHand)
        try checkStands(item, at: asked.from, facts.stock)
        var decision = Decision()
        decision.events = try bringing(to: asked.to, item, facts.stock)
        decision.events.append(.goodsMoved(moved))
        decision.answer.field("item", item.code)
        decision.answer.field("qty", moved.quantity)
        decision.answer.field("from", moved.from)
        decision.answer.field("to", moved.to)
        decision.answer.field("on-hand", moved.onHand)
        return decision
    }

    /// ```
    /// C: #13 ADJUST 7310865001825 -3 reason=broken
    /// S: OK #13 item=7310865001825 qty=-3 reason=broken on-hand=28
    /// ```
    private func adjust(
        _ asked: Event.StockAdjusted, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(asked.item, .stock, facts, asker, asked.reason)
        var adjusted = asked
        adjusted.item = item.code
        adjusted.quantity = try asked.quantity.times(facts.pieces(in: asked.item))
        guard adjusted.quantity != .zero else { throw Refusal(.quantityZero) }
        guard item.unit != .each || adjusted.quantity.isWhole else {
            throw Refusal(.quantityNotWhole)
        }
        guard adjusted.quantity.isWithinLimit else { throw .tooLarge(.quantity) }
        try checkReason(asked.reason, .adjustment)
        if let place = asked.place { try checkStands(item, at: place, facts.stock) }
        adjusted = facts.stock.after(adjusted, of: item)
        try checkOnHand(adjusted.onHand, adjusted.placeOnHand)
        var decision = Decision(.stockAdjusted(adjusted))
        decision.answer.field("item", item.code)
        decision.answer.field("qty", adjusted.quantity)
        decision.answer.field("reason", adjusted.reason)
        decision.answer.field("place", adjusted.place)
        decision.answer.field("on-hand", adjusted.onHand)
        return decision
    }

    /// ```
    /// C: #14 STOCKTAKE 7310865001825 26 ref=2026-11
    /// S: OK #14 item=7310865001825 counted=26 change=-2 place=4-B-2 on-hand=32 changed=yes
    /// ```
    /// One reference counts once at a place, so that an import can be made again though goods were
    /// sold since. What customers hold whose sales haven't ended is not on the shelf, and is on
    /// hand until they have: the end of the sale takes it off, and a cancelled one puts it back.
    func takeStock(
        _ asked: Event.StockCounted, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let item = try item(
            asked.item, .stock, facts, asker, asked.place, asked.reference)
        var counted = asked
        counted.item = item.code
        counted.counted = try asked.counted.times(facts.pieces(in: asked.item))
        try checkCounted(counted.counted, of: item)
        counted.place = asked.place ?? item.place
        var decision = Decision()
        let isKnown =
            asked.reference != nil && asked.reference == facts.stock.lastCount(counted, item)
        if isKnown {
            counted.change = .zero
        } else {
            // A sale takes from home.
            if counted.place == item.place {
                counted.inSales = inSales(item.code) { $0.unit == item.unit }
            }
            counted = facts.stock.after(counted, of: item)
            try checkOnHand(counted.onHand, counted.placeOnHand)
            decision.events = try bringing(to: counted.place, item, facts.stock)
            decision.events.append(.stockCounted(counted))
        }
        decision.answer.field("item", item.code)
        decision.answer.field("counted", counted.counted)
        decision.answer.field("in-sales", counted.inSales == .zero ? nil : counted.inSales)
        decision.answer.field("change", counted.change)
        decision.answer.field("place", counted.place)
        decision.answer.field("on-hand", isKnown ? facts.stock.onHand : counted.onHand)
        decision.answer.field("changed", !isKnown)
        return decision
    }

    /// ```
    /// C: STOCK 7310865001825
    /// S: - place=4-B-2 home=yes on-hand=26
    /// S: - place=K-1 on-hand=6 planned=12 note="top shelf"
    /// S: OK item=7310865001825 name="Arla Ko Mellanmjölk" on-hand=32 rows=2
    /// ```
    private func showStock(
        of code: ItemCode, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.lookUp)
        guard let item = facts.items[code] else { throw unknown(code) }
        var decision = Decision()
        decision.answer.hasRows = true
        for placed in facts.stock.placed(home: item.place) {
            decision.answer.row { row in
                row.field("place", placed.place)
                row.field("home", placed.isHome ? true : nil)
                row.field("on-hand", placed.onHand)
                row.field("planned", placed.planned)
                row.field("note", placed.note)
            }
        }
        decision.answer.field("item", item.code)
        decision.answer.field("name", item.name)
        decision.answer.field("unit", item.unit == .each ? nil : item.unit)
        decision.answer.field("on-hand", facts.stock.onHand)
        return decision
    }
}

extension Event.ItemPlaced {
    /// The same of the item itself, and in its unit.
    fileprivate func counted(
        of item: Item, _ facts: Facts
    ) throws(Refusal) -> Event.ItemPlaced {
        var counted = self
        counted.item = item.code
        counted.planned = try planned.map { (planned) throws(Refusal) in
            try planned.times(facts.pieces(in: self.item))
        }
        return counted
    }
}

extension Answer {
    fileprivate mutating func place(_ item: Item, _ place: String, isChanged: Bool) {
        field("item", item.code)
        field("place", place)
        field("changed", isChanged)
    }
}
