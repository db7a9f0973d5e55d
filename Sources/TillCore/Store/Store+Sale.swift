extension Store {
    /// A register that sells: someone logged in, a day and a drawer open.
    func sellingRegister(_ asker: Asker) throws(Refusal) -> Register {
        let register = try register(of: asker, needing: .sell)
        guard register.drawer != nil, day != nil else { throw Refusal(.drawerClosed) }
        return register
    }

    func openSale(_ asker: Asker) throws(Refusal) -> OpenSale {
        guard let sale = try sellingRegister(asker).sale else { throw Refusal(.noOpenSale) }
        return sale
    }

    /// A sale whose lines may still change.
    func saleWithoutPayments(_ asker: Asker) throws(Refusal) -> OpenSale {
        let sale = try openSale(asker)
        guard sale.payments.isEmpty else { throw Refusal(.paymentBegun) }
        return sale
    }

    /// What a change of an open sale comes to: its events, what promotions make of it, and the
    /// sale after them.
    func changing(
        _ sale: OpenSale, by events: [Event], _ context: Context
    ) throws(Refusal) -> (decision: Decision, after: OpenSale) {
        var after = sale
        var decision = Decision()
        decision.events = events
        for event in events { after.apply(event) }
        if let promoted = promote(&after, from: sale, by: events, context) {
            decision.events.append(promoted)
        }
        guard after.total.isWithinLimit else { throw .tooLarge(.amount) }
        return (decision, after)
    }

    /// Works out what promotions of the time at which the sale began take off it, and what is
    /// otherwise than before; `nil` when nothing is.
    ///
    /// - Parameter events: what changed the sale from what it was `before`; when promotions have
    ///   changed since they were last worked out for it, all lines are looked at.
    func promote(
        _ sale: inout OpenSale, from before: OpenSale? = nil, by events: [Event] = [],
        _ context: Context
    ) -> Event? {
        let index = promotionIndex ?? PromotionIndex(promotions.values)
        let isKnown =
            context.station.register.map { promotedAfter[$0] == promotionChanges } ?? false
        var changed: [SaleLine]?
        if let before, isKnown {
            if index.isEmpty { return nil }
            let numbers = Set(events.flatMap(\.changedLines))
            changed = numbers.flatMap { [before.line($0), sale.line($0)].compactMap { $0 } }
        }
        var round = PromotionRound(index, begun: sale.begun ?? context.time)
        guard let promoted = sale.difference(round.work(sale.lines, changed: changed)) else {
            return nil
        }
        sale.set(promoted)
        return .promoted(promoted)
    }

    /// ```
    /// C: #118 SALE mode=eat-in
    /// S: OK #118
    /// ```
    func beginSale(
        mode: String?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard register.sale == nil else { throw Refusal(.saleOpen) }
        try checkDay(of: register, asker, context)
        return Decision(.saleBegun(try beginning(mode: mode, at: register, context)))
    }

    func beginning(
        mode: String?, at register: Register, _ context: Context
    ) throws(Refusal) -> Event.SaleBegun {
        if let mode {
            guard configuration.hasMode(mode) else { throw Refusal(.unknownMode) }
        }
        var begun = Event.SaleBegun()
        begun.mode = mode
        begun.begun = context.time
        begun.isTraining = register.head.isTraining
        return begun
    }

    /// ```
    /// C: #119 ITEM 7310865001825 qty=2
    /// S: OK #119 line=1 item=7310865001825 name="Arla Ko Mellanmjölk" qty=2 price=16.90 …
    /// ```
    func add(
        _ item: Command.RingItem, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        let events = try lines(item, facts, in: sale, asker, context)
        var (decision, after) = try changing(sale, by: events, context)
        decision.events += try allow(after.lines[sale.lines.count...], in: &after, asker)
        let added = after.lines[sale.lines.count...]
        added.first?.answer(&decision.answer.fields)
        if let deposit = added.dropFirst().first {
            decision.answer.field("deposit-line", deposit.line)
            decision.answer.field("deposit", deposit.amount)
        }
        after.answerTotal(&decision.answer)
        return decision
    }

    /// ```
    /// C: #120 QTY 1 3
    /// S: OK #120 line=1 qty=3 amount=50.70 total=50.70
    /// ```
    /// The deposit that was sold with it follows; a percentage taken off does too.
    func change(
        _ number: Int, to quantity: Quantity, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        let line = try changeableLine(number, of: sale)
        guard line.isMeasured else { throw Refusal(.lineFixed) }
        var events = [try changing(line, to: quantity)]
        var changed = line
        changed.quantity = quantity
        try checkQuantity(of: changed, in: sale, asker)
        if let deposit = sale.lines.first(where: { $0.depositOf == number }) {
            events.append(try changing(deposit, to: quantity))
        }
        var (decision, after) = try changing(sale, by: events, context)
        decision.events += try allowChange(of: &after, since: sale, asker)
        decision.answer.field("line", number)
        decision.answer.field("qty", quantity)
        decision.answer.field("amount", after.line(number)?.amount)
        after.answerTotal(&decision.answer)
        return decision
    }

    private func changing(_ line: SaleLine, to quantity: Quantity) throws(Refusal) -> Event {
        var change = Event.QuantityChanged()
        change.line = line.line
        change.quantity = quantity
        change.amount = try amount(of: line, quantity)
        change.discount = try discount(of: line, on: change.amount)
        return .quantityChanged(change)
    }

    /// What a line's discount comes to on another amount.
    private func discount(of line: SaleLine, on amount: Money) throws(Refusal) -> Money {
        let discount = line.discountPercent?.of(amount) ?? line.discount
        guard discount <= amount else { throw Refusal(.discountTooLarge) }
        return discount
    }

    func changeableLine(_ number: Int, of sale: OpenSale) throws(Refusal) -> SaleLine {
        guard let line = sale.line(number) else { throw Refusal(.unknownLine) }
        guard line.isChangeable else { throw Refusal(.lineFixed) }
        return line
    }

    /// ```
    /// C: #121 REPRICE 1 15.00 reason=damaged
    /// S: OK #121 line=1 price=15.00 amount=30.00 total=30.00
    /// ```
    func reprice(
        _ number: Int, _ price: Money, reason: String?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        var line = try changeableLine(number, of: sale)
        if line.pricing != .open { try asker.need(.price) }
        try checkReason(reason, .price)
        line.price = price
        var change = Event.LineRepriced()
        change.line = number
        change.price = price
        change.reason = reason
        change.amount = try amount(of: line, line.quantity)
        change.discount = try discount(of: line, on: change.amount)
        var (decision, after) = try changing(sale, by: [.lineRepriced(change)], context)
        decision.events += try allowChange(of: &after, since: sale, asker)
        decision.answer.field("line", number)
        decision.answer.field("price", price)
        decision.answer.field("amount", change.amount)
        after.answerTotal(&decision.answer)
        return decision
    }

    /// ```
    /// C: #122 VOID 1
    /// S: OK #122 line=1 amount=50.70 total=0.00
    /// ```
    /// A deposit goes with the goods that it was sold with.
    func void(_ number: Int, _ asker: Asker, _ context: Context) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        guard let line = sale.line(number) else { throw Refusal(.unknownLine) }
        guard line.depositOf == nil else { throw Refusal(.lineFixed) }
        // Without what it was paid for, it is as good as cancelled, whatever else is in it.
        if sale.abandons(without: number) { try asker.need(.cancelPaid) }
        var void = Event.LineVoided()
        void.line = number
        for other in sale.lines where other.line == number || other.depositOf == number {
            void.amount += other.charged
        }
        guard try sellingRegister(asker).totals.canAdd(void.amount, to: .voidedLines) else {
            throw .tooLarge(.total)
        }
        var (decision, after) = try changing(sale, by: [.lineVoided(void)], context)
        decision.events += try allowChange(of: &after, since: sale, asker)
        decision.answer.field("line", number)
        decision.answer.field("amount", void.amount)
        after.answerTotal(&decision.answer)
        return decision
    }

    /// ```
    /// C: TOTAL
    /// S: - line=1 item=7310865001825 name="Arla Ko Mellanmjölk" qty=2 price=16.90 amount=33.80
    /// S: OK lines=1 total=33.80 paid=0.00 due=33.80 cash-due=34.00 rows=1
    /// ```
    /// With `print=` the rows are a pro forma's instead, and that it was made is recorded.
    func total(
        _ print: PrintOrder?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        guard let number = asker.station.register else { throw .lacking(.sell) }
        let register = register(number)
        guard let sale = register.sale else { throw Refusal(.noOpenSale) }
        var decision = Decision()
        decision.answer.hasRows = true
        if let print {
            decision.events.append(.proFormaMade(Event.ProFormaMade(total: sale.total)))
            self.paper(proForma: sale, at: register, print, context, &decision.answer)
        } else {
            answerRows(of: sale, &decision.answer)
        }
        decision.answer.field("lines", sale.lines.count)
        decision.answer.field("reductions", sale.reductions.orNil)
        decision.answer.field("total", sale.total)
        decision.answer.field("paid", sale.paid)
        decision.answer.field("due", sale.due)
        decision.answer.field("cash-due", configuration.cash?.unit.map(sale.cashDue))
        return decision
    }

    private func answerRows(of sale: OpenSale, _ answer: inout Answer) {
        for line in sale.lines {
            answer.row { line.answer(&$0) }
            self.answer(line.promotions, &answer)
        }
        if let discount = sale.discount {
            answer.row { row in
                row.field("sale-discount", sale.saleReduction)
                row.field("percent", discount.percent)
                row.field("reason", discount.reason)
            }
        }
        for payment in sale.payments { answer.row { payment.answer(&$0) } }
    }

    /// What promotions take off a line, with what they are called as long as they are known.
    func answer(_ shares: [PromotionShare], _ answer: inout Answer) {
        for share in shares {
            answer.row { row in
                share.write(to: &row)
                row.field("text", promotions[share.rule]?.text)
            }
        }
    }

    /// ```
    /// C: #122 CANCEL
    /// S: OK #122
    /// ```
    func cancel(_ asker: Asker) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .sell)
        guard let sale = register.sale else { throw Refusal(.noOpenSale) }
        if sale.wasPaid { try asker.need(.cancelPaid) }
        try checkDecided(sale)
        guard register.totals.canAdd(sale.total, to: .cancelledSales) else {
            throw .tooLarge(.total)
        }
        var cancelled = Event.SaleCancelled()
        cancelled.lines = sale.lines.count
        cancelled.total = sale.total
        cancelled.paid = sale.paid
        return Decision(.saleCancelled(cancelled))
    }

    /// Money may have moved elsewhere: the sale stays until that is known.
    func checkDecided(_ sale: OpenSale) throws(Refusal) {
        if let pending = sale.payments.first(where: \.isPending) {
            throw Refusal(.paymentPending, "payment", pending.payment)
        }
    }

    /// A reason is one of its kind's in the configuration, where there are any.
    func checkReason(_ reason: String?, _ kind: Setting.Reason.Kind) throws(Refusal) {
        if let reason {
            guard !CardNumber.isFound(in: reason) else { throw Refusal(.cardNumber) }
        }
        let known = configuration.reasons(of: kind)
        guard !known.isEmpty || kind.needsAccount else { return }
        guard let reason else { throw Refusal(.reasonMissing) }
        guard known.contains(where: { $0.name == reason }) else { throw Refusal(.unknownReason) }
    }
}

extension Event {
    /// The lines of the sale that it is about, where it is about some.
    fileprivate var changedLines: [Int] {
        if case .lineAdded(let line) = self { return [line.line] }
        if case .lineVoided(let void) = self { return [void.line] }
        if case .quantityChanged(let change) = self { return [change.line] }
        if case .lineRepriced(let change) = self { return [change.line] }
        if case .lineDiscounted(let change) = self { return [change.line] }
        return []
    }
}

extension OpenSale {
    func answerTotal(_ answer: inout Answer) {
        answer.field("reductions", reductions.orNil)
        answer.field("total", total)
    }
}

extension SaleLine {
    /// A line as replies show it.
    func answer(_ text: inout TextWriter) {
        text.field("line", line)
        text.field("item", item)
        text.field("name", name)
        text.field("qty", quantity)
        text.field("unit", unit == .each ? nil : unit)
        text.field("price", price)
        text.field("amount", amount)
        text.field("label-price", labelPrice)
        text.field("labels", labels == 1 ? nil : labels)
        text.field("discount", discount.orNil)
        text.field("deposit-of", depositOf)
        text.field("account", account)
        text.field("of-receipt", returned?.receipt)
        text.field("of-line", returned?.line)
        text.field("to", destination)
        text.field("expiry", expiry)
    }
}

extension Payment {
    /// A payment as replies show it.
    func answer(_ text: inout TextWriter) {
        text.field("payment", payment)
        text.field("tender", tender)
        text.field("amount", amount)
        text.field("ref", reference)
        if isPending { text.field("pending", true) }
        text.field("change-of", changeOf)
        text.field("foreign", foreign)
        text.field("rate", rate)
    }
}
