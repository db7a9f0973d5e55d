extension ReceiptPaper {
    /// The total to the öre in large letters, and what it is rounded to when cash is paid.
    func setTotal(_ receipt: Receipt, on paper: inout Paper) {
        let discount = receipt.lines.reduce(Money.zero) { $0 + $1.saleDiscount }
        if discount != .zero {
            paper.pair(word(.sum), language.money(receipt.total + discount))
            paper.pair(word(.saleDiscount), language.money(-discount))
        }
        let currency = configuration.store.currency
        paper.pair("\(word(.total)) \(currency)", language.money(receipt.total), .large)
        guard receipt.rounding != .zero else { return }
        paper.pair(word(.rounding), language.money(receipt.rounding))
        setDue(receipt.total + receipt.rounding, on: &paper)
    }

    /// What was paid, what came back, and what is left to pay of a sale that hasn't ended.
    func setPayments(_ receipt: Receipt, due: Money, on paper: inout Paper) {
        for payment in receipt.payments where payment.changeOf == nil {
            set(payment, on: &paper)
        }
        let change = receipt.payments.givenBack
        if change != .zero { paper.pair(word(.change), language.money(change)) }
        if receipt.kept != .zero { paper.pair(word(.kept), language.money(receipt.kept)) }
        if due != .zero, !receipt.payments.isEmpty { setDue(due, on: &paper) }
    }

    private func setDue(_ due: Money, on paper: inout Paper) {
        paper.pair(word(due < .zero ? .toPayBack : .toPay), language.money(due), .bold)
    }

    /// ```
    /// Kort                                 56,20
    ///   Visa ****1234
    ///   Kontrollnr 77120
    ///   Terminal 3000123
    /// ```
    private func set(_ payment: Payment, on paper: inout Paper) {
        let tender = configuration.tender(payment.tender)
        let currency = tender?.currency
        let name =
            tender?.text(in: language) ?? payment.kind.text(payment.tender, nil, in: language)
        let pending = payment.isPending ? " (\(word(.pending)))" : ""
        paper.pair(name + pending, language.money(payment.amount))
        for note in notes(payment, currency) { paper.line(note, indent: 2) }
    }

    private func notes(_ payment: Payment, _ currency: String?) -> [String] {
        var notes: [String] = []
        if let foreign = payment.foreign, let rate = payment.rate {
            let name = currency ?? payment.tender.uppercased()
            notes.append("\(language.money(foreign)) \(name) x \(language.rate(rate))")
        }
        let slip = payment.card
        let card = [slip.scheme, slip.lastFour.map(masked)].compactMap { $0 }
        if !card.isEmpty { notes.append(card.joined(separator: " ")) }
        if let number = slip.authorisation { notes.append("\(word(.approval)) \(number)") }
        if let number = slip.terminal { notes.append("\(word(.terminal)) \(number)") }
        if let reference = payment.reference { notes.append(text(reference, of: payment.kind)) }
        return notes
    }

    private func text(_ reference: String, of kind: Setting.Tender.Kind) -> String {
        switch kind {
        case .giftCard: "\(word(.giftCard)) \(masked(reference))"
        case .account: "\(word(.customer)) \(reference)"
        case .cash, .card, .voucher, .foreign: "\(word(.reference)) \(reference)"
        }
    }
}
