extension Store {
    /// ```
    /// C: #123 PAY cash 200.00
    /// S: OK #123 payment=1 paid=200.00 due=0.00 rounding=0.35 change=19.00
    /// ```
    func pay(_ asked: Command.RingPayment, _ asker: Asker) throws(Refusal) -> Decision {
        guard let sale = try sellingRegister(asker).sale else { throw Refusal(.noOpenSale) }
        let payment = try payment(asked, of: sale)
        var after = sale
        after.add(payment)
        var decision = Decision(.paymentAdded(payment))
        decision.answer.field("payment", payment.payment)
        decision.answer.field("paid", after.paid)
        decision.answer.field("due", after.due)
        decision.answer.field("rounding", payment.rounding.orNil)
        decision.answer.field("change", payment.change.orNil)
        return decision
    }

    /// Cash may be more than what is due, and is rounded when it settles the sale; a card pays to
    /// the öre, and never more than what is due.
    private func payment(
        _ asked: Command.RingPayment, of sale: OpenSale
    ) throws(Refusal) -> Payment {
        guard !sale.lines.isEmpty else { throw Refusal(.saleEmpty) }
        guard sale.due > .zero else { throw Refusal(.alreadyPaid) }
        guard sale.payments.count < OpenSale.maximumPayments else {
            throw Refusal(.tooManyPayments)
        }
        guard let tender = configuration.tender(asked.tender) else {
            throw Refusal(.unknownTender)
        }
        if let reference = asked.reference {
            guard !CardNumber.isFound(in: reference) else { throw Refusal(.cardNumber) }
        } else {
            guard !tender.needsReference else { throw Refusal(.referenceMissing) }
        }
        var payment = Payment()
        payment.payment = sale.payments.count + 1
        payment.tender = tender.name
        payment.kind = tender.kind
        payment.amount = asked.amount
        payment.reference = asked.reference
        guard asked.amount.isWithinLimit else { throw Refusal(.tooLarge) }
        switch tender.kind {
        case .cash: try settleCash(&payment, due: sale.due, unit: tender.unit ?? .one)
        case .card:
            guard asked.amount > .zero else { throw Refusal(.amountZero) }
            guard asked.amount <= sale.due else {
                throw Refusal(.amountOverDue, "due", sale.due)
            }
        }
        return payment
    }

    private func settleCash(
        _ payment: inout Payment, due: Money, unit: Money
    ) throws(Refusal) {
        let toPay = due.rounded(to: unit)
        guard payment.amount > .zero || (payment.amount == .zero && toPay == .zero) else {
            throw Refusal(.amountZero)
        }
        guard payment.amount.minor.isMultiple(of: unit.minor) else {
            throw Refusal(.notCashUnit, "unit", unit)
        }
        guard payment.amount >= toPay else { return }
        payment.rounding = toPay - due
        payment.change = payment.amount - toPay
    }

    /// ```
    /// C: #124 END
    /// S: OK #124 receipt=3-413 total=180.65 rounding=0.35 change=19.00
    /// ```
    func end(_ asker: Asker, _ context: Context) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard let sale = register.sale else { throw Refusal(.noOpenSale) }
        let end = try ending(of: sale, at: register)
        var decision = Decision(.saleEnded(end))
        end.answer(register.head.number, &decision.answer)
        return decision
    }

    private func ending(of sale: OpenSale, at register: Register) throws(Refusal) -> SaleEnded {
        guard !sale.lines.isEmpty else { throw Refusal(.saleEmpty) }
        guard sale.due == .zero else { throw Refusal(.notPaid, "due", sale.due) }
        guard register.head.grandSales + sale.total <= .totalLimit,
            register.totals.canAdd(sale)
        else {
            throw Refusal(.tooLarge)
        }
        let end = SaleEnded(
            receipt: register.head.lastReceipt + 1, total: sale.total, rounding: sale.rounding,
            change: sale.change, vat: sale.vatAmounts)
        try check(end, of: sale)
        return end
    }

    /// Lines = total = net + VAT, and total + rounding = tenders - change: otherwise we have a bug,
    /// and a sale that is refused is better than one that is an öre off.
    private func check(_ end: SaleEnded, of sale: OpenSale) throws(Refusal) {
        let lines = sale.lines.reduce(Money.zero) { $0 + $1.amount }
        let netAndVAT = end.vat.reduce(Money.zero) { $0 + $1.net + $1.vat }
        guard lines == end.total, netAndVAT == end.total,
            end.total + end.rounding == sale.paid - end.change
        else { throw Refusal(.fault) }
    }

    /// ```
    /// C: #125 RING 7310865001825*2 7311041013663 pay=card:58.70:1234 expect=58.70
    /// S: OK #125 receipt=3-414 total=58.70
    /// ```
    /// All or nothing: the same rules as line by line, on a sale in hand.
    func ring(
        _ ring: Command.Ring, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard register.sale == nil else { throw Refusal(.saleOpen) }
        var sale = OpenSale(entry: context.entry)
        var decision = Decision(.saleBegun)
        for (asked, item) in zip(ring.items, facts.items) {
            let line = try line(asked, of: item, in: sale, asker, context)
            sale.add(line)
            decision.events.append(.lineAdded(line))
        }
        if let expected = ring.expected, expected != sale.total {
            throw Refusal(.totalDiffers, "total", sale.total)
        }
        for asked in ring.payments {
            let payment = try payment(asked, of: sale)
            sale.add(payment)
            decision.events.append(.paymentAdded(payment))
        }
        let end = try ending(of: sale, at: register)
        decision.events.append(.saleEnded(end))
        end.answer(register.head.number, &decision.answer)
        return decision
    }

    /// ```
    /// C: RECEIPT 3-413
    /// S: - line=1 item=7310865001825 …
    /// S: OK receipt=3-413 marked="not a receipt" time=… total=180.65 rows=4
    /// ```
    func show(
        _ receipt: Receipt?, _ name: RegisterNumber, _ asker: Asker
    ) throws(Refusal) -> Decision {
        guard asker.rights.contains(.sell) || asker.rights.contains(.figures) else {
            throw .lacking(.sell)
        }
        guard let receipt else { throw Refusal(.unknownReceipt) }
        var decision = Decision()
        decision.answer.hasRows = true
        for line in receipt.lines {
            decision.answer.row { row in
                line.answer(&row)
                row.field("vat-percent", line.vat)
            }
        }
        for amount in receipt.vat { decision.answer.row { amount.answer(&$0) } }
        for payment in receipt.payments { decision.answer.row { payment.answer(&$0) } }
        decision.answer.field("receipt", receipt.name)
        decision.answer.field("marked", "not a receipt")
        decision.answer.field("time", receipt.time)
        decision.answer.field("person", receipt.person)
        decision.answer.field("total", receipt.total)
        decision.answer.field("rounding", receipt.rounding.orNil)
        decision.answer.field("change", receipt.change.orNil)
        return decision
    }
}

extension SaleEnded {
    func answer(_ register: Int, _ answer: inout Answer) {
        answer.field("receipt", RegisterNumber(register: register, number: receipt))
        answer.field("total", total)
        answer.field("rounding", rounding.orNil)
        answer.field("change", change.orNil)
    }
}

extension VATAmount {
    func answer(_ text: inout TextWriter) {
        text.field("vat-percent", rate)
        text.field("gross", gross)
        text.field("net", net)
        text.field("vat", vat)
    }
}

extension Money {
    /// For replies that leave out what is zero.
    var orNil: Money? { self == .zero ? nil : self }
    static let one = Money(minor: 100)
}
