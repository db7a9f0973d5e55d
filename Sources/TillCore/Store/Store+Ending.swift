extension Store {
    /// ```
    /// C: #124 END
    /// S: OK #124 receipt=3-413 total=180.65 rounding=0.35 change=19.00
    /// ```
    /// With `print=` the receipt's rows come first: once, and again only to whoever sends the very
    /// line again.
    func end(
        _ print: PrintOrder?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard var sale = register.sale else { throw Refusal(.noOpenSale) }
        try checkDay(of: register, asker, context)
        try checkPaid(sale)
        var decision = Decision()
        decision.events = try rate(&sale, context)
        decision.events += try settleLimits(of: &sale, asker)
        let end = try ending(of: sale, at: register)
        decision.events.append(.saleEnded(end))
        answer(end, of: sale, at: register, print, context, &decision.answer)
        return decision
    }

    private func answer(
        _ end: SaleEnded, of sale: OpenSale, at register: Register, _ print: PrintOrder?,
        _ context: Context, _ answer: inout Answer
    ) {
        if let print {
            self.paper(
                register.receipt(end, of: sale, entry: context.entry, day: 0, context.time),
                .original, print, context,
                in: configuration, &answer)
        }
        let name = RegisterNumber(register: register.head.number, number: end.receipt)
        answer.field("receipt", name)
        answer.field("total", end.total)
        answer.field("rounding", end.rounding.orNil)
        answer.field("change", sale.payments.givenBack.orNil)
        answer.field("kept", end.kept.orNil)
        if end.isTraining { answer.field("training", true) }
    }

    private func checkPaid(_ sale: OpenSale) throws(Refusal) {
        guard !sale.lines.isEmpty else { throw Refusal(.saleEmpty) }
        try checkDecided(sale)
        guard sale.due == .zero else { throw Refusal(.notPaid, "due", sale.due) }
    }

    /// What is sold has the VAT rate of the day on which the sale ends: of the day of supply, not
    /// of the one on which a line was taken. What comes back from a receipt keeps that receipt's.
    func rate(_ sale: inout OpenSale, _ context: Context) throws(Refusal) -> [Event] {
        let date = context.time.localDate
        var known: [String: VATRate] = [:]
        var events: [Event] = []
        for line in sale.lines where line.kind.isSale && line.returned == nil {
            let found =
                known[line.vatClass]
                ?? configuration.rate(ofClass: line.vatClass, on: date, mode: sale.mode)
            guard let rate = found else { throw Refusal(.unknownVAT, "line", line.line) }
            known[line.vatClass] = rate
            guard rate != line.vat else { continue }
            var rated = Event.LineRated()
            rated.line = line.line
            rated.rate = rate
            sale.rate(rated)
            events.append(.lineRated(rated))
        }
        guard !events.isEmpty else { return [] }
        let rates = Set(sale.lines.lazy.filter(\.kind.isSale).map(\.vat))
        guard rates.count <= OpenSale.maximumVATRates else { throw .tooMany(.vatRates) }
        return events
    }

    private func ending(of sale: OpenSale, at register: Register) throws(Refusal) -> SaleEnded {
        let most = sale.lines.reduce(Money.zero) { $0 + $1.amount.magnitude }
        guard register.head.grandSales + most <= .totalLimit,
            register.head.grandReturns + most <= .totalLimit, register.totals.canAdd(sale)
        else { throw .tooLarge(.total) }
        guard register.totals.canAddGoods(of: sale) else { throw .tooLarge(.goodsTotal) }
        let end = SaleEnded(of: sale, receipt: register.head.lastReceipt + 1)
        try check(end, of: sale)
        return end
    }

    /// Lines = total = net + VAT + what is no sale, and total + rounding = tenders - change - kept,
    /// and no more was paid back for a receipt than comes back of it: otherwise we have a bug, and
    /// a sale that is refused is better than one that is an öre off.
    private func check(_ end: SaleEnded, of sale: OpenSale) throws(Refusal) {
        var lines = Money.zero
        var balances = Money.zero
        for line in end.lines(of: sale) {
            lines += line.charged
            if !line.kind.isSale { balances += line.charged }
        }
        let netAndVAT = end.vat.reduce(Money.zero) { $0 + $1.net + $1.vat }
        guard sale.isPaidBackRightly, lines == end.total, netAndVAT + balances == end.total,
            end.total + end.rounding == sale.paid - end.change - end.kept
        else { throw Refusal(.fault) }
    }

    /// ```
    /// C: #125 RING 7310865001825*2 7311041013663 pay=card:58.70:1234
    /// S: OK #125 receipt=3-414 total=58.70
    /// ```
    /// All or nothing: the same rules as line by line, on a sale in hand.
    func ring(
        _ ring: Command.Ring, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard register.sale == nil else { throw Refusal(.saleOpen) }
        try checkDay(of: register, asker, context)
        let begun = try beginning(mode: ring.mode, at: register, context)
        var sale = OpenSale(
            entry: context.entry, mode: begun.mode, isTraining: begun.isTraining,
            begun: begun.begun)
        var decision = Decision(.saleBegun(begun))
        for asked in ring.items {
            let count = sale.lines.count
            for event in try lines(asked, facts, in: sale, asker, context) {
                sale.apply(event)
                decision.events.append(event)
            }
            let added = sale.lines[count...]
            decision.events += try allow(added, in: &sale, asker)
        }
        if let promoted = promote(&sale, context) { decision.events.append(promoted) }
        if let expected = ring.expected, expected != sale.total {
            throw Refusal(.totalDiffers, "total", sale.total)
        }
        decision.events += try settleLimits(of: &sale, asker)
        var taken = TakenBalances(facts)
        for asked in ring.payments {
            let payments = try payments(asked, taken.facts, of: sale, asker)
            decision.events += try checkCash(of: payments, asker)
            for payment in payments {
                sale.add(payment)
                taken.take(payment)
                decision.events.append(.paymentAdded(payment))
            }
        }
        try checkPaid(sale)
        let end = try ending(of: sale, at: register)
        decision.events.append(.saleEnded(end))
        answer(end, of: sale, at: register, ring.print, context, &decision.answer)
        return decision
    }
}

/// Balances as they stand between the payments of one line: the same gift card twice in a RING is
/// not the same money twice.
private struct TakenBalances {
    var facts: Facts

    init(_ facts: Facts) { self.facts = facts }

    mutating func take(_ payment: Payment) {
        guard payment.amount > .zero, let name = payment.balance else { return }
        facts.balances[name, default: Balance(name)].amount -= payment.amount
    }
}
