/// Promotions, customers and gift cards: what stands behind a sale.
extension Store {
    /// ```
    /// C: #8 PUT promotion MILK3 text="3 för 2" groups=dairy take=3 pay=2 to=2026-12-31
    /// S: OK #8 promotion=MILK3 changed=yes
    /// ```
    func put(
        _ asked: Promotion, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        // A line has its item's own code, whichever was scanned.
        var promotion = asked
        promotion.items = asked.items.map { facts.items[$0]?.code ?? $0 }
        guard promotions[promotion.id] != nil || promotions.count < Self.maximumPromotions else {
            throw .tooMany(.promotions)
        }
        let isInOrder = promotion.from.map { from in promotion.to.map { from <= $0 } ?? true }
        guard promotion.form != nil, Set(promotion.items).count == promotion.items.count,
            !promotion.items.isEmpty || !promotion.groups.isEmpty, isInOrder ?? true,
            Set(promotion.days).count == promotion.days.count
        else { throw Refusal(.promotionUnclear) }
        for group in promotion.groups {
            guard configuration.groups.contains(where: { $0.name == group }) else {
                throw Refusal(.unknownGroup)
            }
        }
        for money in [promotion.price, promotion.amount, promotion.each] {
            guard (money ?? .zero).isWithinLimit else { throw .tooLarge(.amount) }
        }
        let isChanged = promotions[promotion.id] != promotion
        var decision = isChanged ? Decision(.promotionPut(promotion)) : Decision()
        decision.answer.field("promotion", promotion.id)
        decision.answer.field("changed", isChanged)
        return decision
    }

    /// ```
    /// C: #9 PUT promotion MILK3 off
    /// S: OK #9 promotion=MILK3 changed=yes
    /// ```
    func removePromotion(_ id: String, _ asker: Asker) throws(Refusal) -> Decision {
        try asker.need(.catalogue)
        guard promotions[id] != nil else { throw Refusal(.unknownPromotion) }
        var decision = Decision(.promotionRemoved(Event.PromotionName(id)))
        decision.answer.field("promotion", id)
        decision.answer.field("changed", true)
        return decision
    }

    /// ```
    /// C: #10 PUT customer 1001 limit=5000.00 name="Bygg AB"
    /// S: OK #10 customer=1001 limit=5000.00
    /// ```
    func put(
        _ customer: Event.CustomerSet, name: String?, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.balances)
        guard customer.limit.isWithinLimit else { throw .tooLarge(.amount) }
        var decision = Decision(.customerSet(customer))
        decision.name = name.map { ErasableName(owner: .customer(customer.customer), name: $0) }
        decision.answer.field("customer", customer.customer)
        decision.answer.field("limit", customer.limit)
        return decision
    }

    /// ```
    /// C: BALANCE card=6001
    /// S: OK card=6001 balance=350.00 state=active
    /// ```
    func show(
        _ name: Balance.Name, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        guard asker.rights.contains(.sell) || asker.rights.contains(.balances) else {
            throw .lacking(.sell)
        }
        guard let balance = facts.balances[name] else { throw unknown(name) }
        var decision = Decision()
        balance.answer(&decision.answer)
        return decision
    }

    /// A payment card may have been read in place of one of ours.
    private func unknown(_ name: Balance.Name) -> Refusal {
        Refusal(CardNumber.isFound(in: name.number) ? .cardNumber : .unknownAccount)
    }

    /// ```
    /// C: #11 BLOCK card=6001
    /// S: OK #11 card=6001 balance=350.00 state=blocked
    /// ```
    func block(
        _ name: Balance.Name, _ isBlocked: Bool, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.balances)
        guard var balance = facts.balances[name] else { throw unknown(name) }
        balance.isBlocked = isBlocked
        var blocked = Event.BalanceBlocked()
        blocked.kind = name.kind
        blocked.number = name.number
        blocked.isBlocked = isBlocked
        var decision = Decision(.balanceBlocked(blocked))
        balance.answer(&decision.answer)
        return decision
    }
}

extension Balance {
    fileprivate func answer(_ answer: inout Answer) {
        switch name.kind {
        case .giftCard: answer.field("card", name.number)
        case .customer: answer.field("customer", name.number)
        case .voucher: answer.field("voucher", name.number)
        }
        answer.field("balance", amount)
        answer.field("limit", limit.orNil)
        answer.field("state", isBlocked ? "blocked" : "active")
    }
}
