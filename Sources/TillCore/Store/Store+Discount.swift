extension Store {
    /// ```
    /// C: #121 DISCOUNT 1 percent=10.00 reason=damaged
    /// S: OK #121 line=1 discount=3.38 reductions=3.38 total=30.42
    /// C: #122 DISCOUNT amount=5.00
    /// S: OK #122 discount=5.00 reductions=8.38 total=25.42
    /// ```
    /// In place of an earlier one; nothing takes it off. A percentage of the whole sale may come
    /// before its first line. What is above the house's limit takes a right.
    func discount(
        _ number: Int?, _ asked: SaleDiscount, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try saleWithoutPayments(asker)
        // On what is to be paid now: promotions may have changed since the last line.
        var sale = register
        _ = promote(&sale, context)
        let line = try number.map { (number) throws(Refusal) in
            try discountableLine(number, of: sale)
        }
        let whole = line?.amount ?? sale.ordinaryAmount
        let reduction = asked.percent?.of(whole) ?? asked.amount ?? .zero
        if !asked.isNothing { try checkReason(asked.reason, .discount) }
        guard reduction <= whole else { throw Refusal(.discountTooLarge) }
        let event: Event
        if let line {
            event = .lineDiscounted(discounting(line, asked, reduction))
        } else {
            event = .saleDiscounted(asked.isNothing ? SaleDiscount() : asked)
        }
        var (decision, after) = try changing(register, by: [event], context)
        if let line, !asked.isNothing,
            let kept = try keepingPromotion(of: line, in: register, ifCheaperThan: after, context)
        {
            return kept
        }
        decision.events += try allowChange(
            of: &after, since: sale, giving: Grant.Key(.discount, line: number), asker)
        decision.answer.field("line", number)
        decision.answer.field("discount", reduction)
        decision.answer.field("promotion-lost", asked.isNothing ? nil : line?.promoted.orNil)
        after.answerTotal(&decision.answer)
        return decision
    }

    /// A discount and promotions compete for a line, and the customer gets the better of them: a
    /// discount with which the sale would cost more than without it is not given.
    private func keepingPromotion(
        of line: SaleLine, in sale: OpenSale, ifCheaperThan discounted: OpenSale,
        _ context: Context
    ) throws(Refusal) -> Decision? {
        let events: [Event] =
            line.discount == .zero
            ? [] : [.lineDiscounted(discounting(line, SaleDiscount(), .zero))]
        var (decision, after) = try changing(sale, by: events, context)
        guard after.total < discounted.total else { return nil }
        decision.answer.field("line", line.line)
        decision.answer.field("discount", Money.zero)
        decision.answer.field("promotion-kept", after.line(line.line)?.promoted)
        after.answerTotal(&decision.answer)
        return decision
    }

    private func discountableLine(_ number: Int, of sale: OpenSale) throws(Refusal) -> SaleLine {
        let line = try changeableLine(number, of: sale)
        guard line.kind != .deposit else { throw Refusal(.lineFixed) }
        return line
    }

    private func discounting(
        _ line: SaleLine, _ asked: SaleDiscount, _ reduction: Money
    ) -> Event.LineDiscounted {
        var discounted = Event.LineDiscounted()
        discounted.line = line.line
        discounted.percent = asked.isNothing ? nil : asked.percent
        discounted.discount = reduction
        discounted.reason = asked.isNothing ? nil : asked.reason
        return discounted
    }
}
