extension Store {
    /// ```
    /// C: #123 PAY cash 200.00
    /// S: OK #123 payment=1 paid=200.00 due=0.00 rounding=0.35 change=19.00
    /// ```
    /// Of a sale that is to be paid back, the amount is negative.
    func pay(
        _ asked: Command.RingPayment, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let sale = try openSale(asker)
        try checkDay(of: sellingRegister(asker), asker, context)
        let payments = try payments(asked, facts, of: sale, asker)
        var after = sale
        var decision = Decision()
        // Before money moves, not after.
        if sale.payments.isEmpty { decision.events = try settleLimits(of: &after, asker) }
        decision.events += try checkCash(of: payments, asker)
        for payment in payments {
            after.add(payment)
            decision.events.append(.paymentAdded(payment))
        }
        decision.answer.field("payment", payments.first?.payment)
        decision.answer.field("paid", after.paid)
        decision.answer.field("due", after.due)
        decision.answer.field("rounding", payments.reduce(.zero) { $0 + $1.rounding }.orNil)
        decision.answer.field("change", payments.givenBack.orNil)
        decision.answer.field("kept", payments.reduce(.zero) { $0 + $1.kept }.orNil)
        return decision
    }

    /// One payment; two when foreign cash gets its change in the store's own.
    func payments(
        _ asked: Command.RingPayment, _ facts: Facts, of sale: OpenSale, _ asker: Asker
    ) throws(Refusal) -> [Payment] {
        guard !sale.lines.isEmpty else { throw Refusal(.saleEmpty) }
        guard sale.due != .zero else { throw Refusal(.alreadyPaid) }
        guard sale.payments.count < OpenSale.maximumPayments else {
            throw .tooMany(.payments)
        }
        guard let tender = configuration.tender(asked.tender) else {
            throw Refusal(.unknownTender)
        }
        try checkReferences(asked, tender, facts)
        guard asked.amount.isWithinLimit else { throw .tooLarge(.amount) }
        guard !asked.isPending || tender.kind == .card else { throw Refusal(.paymentDecided) }
        var payment = Payment()
        payment.payment = sale.paymentsTaken + 1
        payment.tender = tender.name
        payment.kind = tender.kind
        payment.amount = asked.amount
        payment.reference = tender.balance(asked.reference)?.number ?? asked.reference
        payment.isPending = asked.isPending
        payment.card = asked.card
        let ways = sale.due < .zero ? RefundWays(of: sale, facts.refunds, as: givesBack) : nil
        if let ways { try checkRefund(by: tender, ways, asker) }
        switch tender.kind {
        case .cash: try settleCash(&payment, of: sale, unit: tender.unit ?? .one)
        case .card: try checkExact(payment, due: sale.due)
        case .giftCard, .account:
            try checkExact(payment, due: sale.due)
            try checkBalance(for: payment, tender, facts)
        case .voucher: try settleVoucher(&payment, tender, facts, due: sale.due)
        case .foreign: return try settleForeign(payment, tender, of: sale)
        }
        if let ways { try share(&payment, by: tender, ways, asker) }
        return [payment]
    }

    /// No field of a payment holds a full card number, but where a gift card has such a one.
    private func checkReferences(
        _ asked: Command.RingPayment, _ tender: Setting.Tender, _ facts: Facts
    ) throws(Refusal) {
        let isKnown = tender.balance(asked.reference).map { facts.balances[$0] != nil } ?? false
        for text in asked.card.texts + [isKnown ? nil : asked.reference].compactMap({ $0 }) {
            guard !CardNumber.isFound(in: text) else { throw Refusal(.cardNumber) }
        }
        let isThere =
            tender.kind.balance == nil
            ? asked.reference != nil || !tender.needsReference || asked.isPending
            : tender.balance(asked.reference) != nil
        guard isThere else { throw Refusal(.referenceMissing) }
    }

    /// The tender that gives back what another paid: foreign cash is never paid back, and its worth
    /// is in the store's own.
    private func givesBack(as tender: String) -> String {
        guard configuration.tender(tender)?.kind == .foreign else { return tender }
        return configuration.cash?.name ?? tender
    }

    /// Money goes back the way it came, unless the tender's rule or a right says otherwise.
    private func checkRefund(
        by tender: Setting.Tender, _ ways: RefundWays, _ asker: Asker
    ) throws(Refusal) {
        switch tender.refundRule {
        case .yes: return
        case .no: throw Refusal(.refundNotAllowed)
        case .original:
            guard ways.most(by: tender.name) > .zero || asker.rights.contains(.refund) else {
                throw Refusal(.refundNotAllowed, "most", Money.zero)
            }
        }
    }

    /// Says which receipts money back is for. No more goes back by a tender than it paid of what
    /// comes back.
    private func share(
        _ payment: inout Payment, by tender: Setting.Tender, _ ways: RefundWays, _ asker: Asker
    ) throws(Refusal) {
        let amount = -payment.settled
        switch tender.refundRule {
        case .yes, .no: break
        case .original:
            let most = ways.most(by: tender.name)
            guard amount <= most || asker.rights.contains(.refund) else {
                throw Refusal(.refundNotAllowed, "most", -most)
            }
        }
        payment.against = ways.shares(of: amount, by: tender.name)
    }

    /// To the öre, and never more than what is due, whichever way.
    private func checkExact(_ payment: Payment, due: Money) throws(Refusal) {
        try checkSign(payment, due: due)
        guard payment.amount.magnitude <= due.magnitude else {
            throw Refusal(due < .zero ? .amountOverRefund : .amountOverDue, "due", due)
        }
    }

    private func checkSign(_ payment: Payment, due: Money) throws(Refusal) {
        let isRight = due < .zero ? payment.amount < .zero : payment.amount > .zero
        guard isRight else { throw Refusal(.amountZero) }
    }

    /// Cash may be more than what is due, and is rounded when it settles the sale; what is paid
    /// back is rounded the same way, and is never more than that.
    private func settleCash(
        _ payment: inout Payment, of sale: OpenSale, unit: Money
    ) throws(Refusal) {
        let due = sale.due
        let toPay = sale.cashDue(unit)
        if payment.amount != .zero || toPay != .zero { try checkSign(payment, due: due) }
        guard payment.amount.minor.isMultiple(of: unit.minor) else {
            throw Refusal(.notCashUnit, "unit", unit)
        }
        if due < .zero {
            guard payment.amount >= toPay else {
                throw Refusal(.amountOverRefund, "due", toPay)
            }
            if payment.amount == toPay { payment.rounding = toPay - due }
            return
        }
        guard payment.amount >= toPay else { return }
        payment.rounding = toPay - due
        payment.change = payment.amount - toPay
    }

    /// Gift cards and accounts: what is taken is there, in this very moment.
    private func checkBalance(
        for payment: Payment, _ tender: Setting.Tender, _ facts: Facts
    ) throws(Refusal) {
        guard let name = tender.balance(payment.reference) else { return }
        guard let balance = facts.balances[name] else { throw Refusal(.unknownAccount) }
        guard !balance.isBlocked else { throw Refusal(.accountBlocked) }
        // Whoever owes more than the limit may still give back.
        guard payment.amount <= .zero || payment.amount <= balance.available else {
            throw Refusal(.balanceTooLow, "balance", balance.available)
        }
        guard (balance.amount - payment.amount).isWithinLimit else { throw .tooLarge(.balance) }
    }

    private func settleVoucher(
        _ payment: inout Payment, _ tender: Setting.Tender, _ facts: Facts, due: Money
    ) throws(Refusal) {
        try checkSign(payment, due: due)
        guard due > .zero else { throw Refusal(.refundNotAllowed) }
        if let name = tender.balance(payment.reference) {
            let balance = facts.balance(name)
            guard !balance.isBlocked else { throw Refusal(.accountBlocked) }
            guard balance.amount == .zero else { throw Refusal(.voucherRedeemed) }
        }
        guard payment.amount > due else { return }
        guard configuration.houseAccounts.kept != nil else {
            throw Refusal(.amountOverDue, "due", due)
        }
        payment.kept = payment.amount - due
    }

    /// What foreign cash is worth at the set rate; change is paid back in the store's own, as a
    /// payment of its own.
    private func settleForeign(
        _ asked: Payment, _ tender: Setting.Tender, of sale: OpenSale
    ) throws(Refusal) -> [Payment] {
        guard sale.due > .zero else { throw Refusal(.refundNotAllowed) }
        guard asked.amount > .zero else { throw Refusal(.amountZero) }
        let unit = tender.unit ?? Money(minor: 1)
        guard asked.amount.minor.isMultiple(of: unit.minor) else {
            throw Refusal(.notCashUnit, "unit", unit)
        }
        guard let rate = tender.rate, let home = rate.home(asked.amount),
            let cash = configuration.cash
        else { throw .tooLarge(.amount) }
        var payment = asked
        payment.foreign = asked.amount
        payment.rate = rate
        payment.amount = home
        let rest = sale.due - home
        guard rest < .zero else { return [payment] }
        guard sale.payments.count + 1 < OpenSale.maximumPayments else {
            throw .tooMany(.payments)
        }
        var change = Payment()
        change.payment = payment.payment + 1
        change.tender = cash.name
        change.kind = .cash
        change.changeOf = payment.payment
        change.amount = (rest - sale.rounding).rounded(to: cash.unit ?? .one)
        change.rounding = change.amount - rest
        return [payment, change]
    }

    /// ```
    /// C: #125 PAID 1 ref=9921 scheme=Visa last4=1234
    /// S: OK #125 payment=1 paid=58.70 due=0.00
    /// ```
    /// The money has moved: this is taken whoever is logged in, drawer open or not, disk nearly
    /// full or not.
    func settle(_ settled: Event.PaymentSettled, _ asker: Asker) throws(Refusal) -> Decision {
        let sale = try undecided(settled.payment, asker)
        let masked = settled.masked
        var decision = answering(settled.payment, .paymentSettled(masked), of: sale)
        if masked != settled { decision.answer.field("masked", true) }
        return decision
    }

    /// ```
    /// C: #125 FAILED 1
    /// S: OK #125 payment=1 paid=0.00 due=58.70
    /// ```
    func fail(_ number: Int, _ asker: Asker) throws(Refusal) -> Decision {
        let sale = try undecided(number, asker)
        return answering(number, .paymentFailed(Event.PaymentNumber(number)), of: sale)
    }

    private func undecided(_ number: Int, _ asker: Asker) throws(Refusal) -> OpenSale {
        guard let register = asker.station.register else { throw .lacking(.sell) }
        guard let sale = self.register(register).sale else { throw Refusal(.noOpenSale) }
        guard let payment = sale.payment(number) else { throw Refusal(.unknownPayment) }
        guard payment.isPending else { throw Refusal(.paymentDecided) }
        return sale
    }

    /// ```
    /// C: #126 UNPAY 1
    /// S: OK #126 payment=1 paid=0.00 due=58.70
    /// ```
    /// The last payment, given back.
    func remove(_ number: Int, _ asker: Asker) throws(Refusal) -> Decision {
        let sale = try openSale(asker)
        guard let payment = sale.payment(number) else { throw Refusal(.unknownPayment) }
        guard !payment.isPending else {
            throw Refusal(.paymentPending, "payment", payment.payment)
        }
        guard sale.payments.last?.payment == number else { throw Refusal(.laterPayment) }
        return answering(number, .paymentRemoved(Event.PaymentNumber(number)), of: sale)
    }

    private func answering(_ number: Int, _ event: Event, of sale: OpenSale) -> Decision {
        var after = sale
        after.apply(event)
        var decision = Decision(event)
        decision.answer.field("payment", number)
        decision.answer.field("paid", after.paid)
        decision.answer.field("due", after.due)
        return decision
    }
}

extension Event.PaymentSettled {
    /// Never refused, so a full card number is cut down to its last four digits instead.
    fileprivate var masked: Event.PaymentSettled {
        var copy = self
        let fields: [WritableKeyPath<Event.PaymentSettled, String?>] = [
            \.reference, \.card.terminal, \.card.batch, \.card.authorisation, \.card.scheme,
            \.card.lastFour,
        ]
        for field in fields {
            copy[keyPath: field] = copy[keyPath: field].map(CardNumber.masked)
        }
        return copy
    }
}

extension CardSlip {
    var texts: [String] {
        [terminal, batch, authorisation, scheme, lastFour].compactMap { $0 }
    }
}

extension Money {
    /// For replies that leave out what is zero.
    var orNil: Money? { self == .zero ? nil : self }
    static let one = Money(minor: 100)
}
