/// Payments.
extension Auditor {
    mutating func heardPaying(
        _ verb: String, _ words: [String], _ reply: Answered, _ register: inout AuditedRegister
    ) {
        var sale = register.sale!
        defer { register.sale = sale }
        guard verb != "PAY" else {
            let count = sale.payments.count
            pay(words, &sale)
            let new = sale.payments[count...]
            expect(reply.int("payment") == new.first?.number, "payment: \(reply)")
            expect("rounding", new.reduce(0) { $0 + $1.rounding }, in: reply)
            expect("change", new.reduce(0) { $0 + $1.givenBack }, in: reply)
            expect("kept", new.reduce(0) { $0 + $1.kept }, in: reply)
            expectDue(sale, in: reply)
            return
        }
        let index = sale.payments.firstIndex { $0.number == Int(words[0])! }!
        let payment = sale.payments[index]
        switch verb {
        case "PAID":
            expect(payment.isPending, "decided twice: \(reply)")
            sale.payments[index].isPending = false
            sale.payments[index].reference = Self.value("ref", words) ?? payment.reference
        case "FAILED":
            expect(payment.isPending, "decided twice: \(reply)")
            sale.payments.remove(at: index)
            Self.loosen(&sale)
        default:
            expect(!payment.isPending && index == sale.payments.count - 1, "in between: \(reply)")
            sale.payments.remove(at: index)
            Self.loosen(&sale)
            if !sale.isTraining { register.figures.add("removed-payments", payment.amount) }
            take(payment, by: -1)
        }
        expectDue(sale, in: reply)
    }

    /// A sale that is not settled any more has nothing that was rounded away in coins of nothing,
    /// and takes more of a voucher before it keeps the rest.
    private static func loosen(_ sale: inout AuditedSale) {
        if sale.due != 0 { sale.payments.removeAll { $0.tender == "cash" && $0.amount == 0 } }
        for index in sale.payments.indices {
            let back = max(0, min(sale.payments[index].kept, sale.due))
            sale.payments[index].kept -= back
        }
    }

    private mutating func expectDue(_ sale: AuditedSale, in reply: Answered) {
        expect("paid", sale.paid, in: reply)
        expect("due", sale.due, in: reply)
    }

    mutating func pay(_ words: [String], _ sale: inout AuditedSale) {
        for payment in Self.payments(words, of: sale) {
            take(payment, by: 1)
            sale.add(payment)
        }
    }

    /// What a tender and an amount make of a sale.
    static func payments(_ words: [String], of sale: AuditedSale) -> [AuditedPayment] {
        let amount = Figures.minor(words[1])!
        guard words[0] != "eur" else { return foreign(amount, of: sale) }
        var payment = AuditedPayment(sale.paymentsTaken + 1, words[0], amount)
        payment.reference = value("ref", words)
        payment.isPending = words.contains("pending")
        let due = sale.due
        if words[0] == "cash" && (due < 0 ? amount == sale.cashDue : amount >= sale.cashDue) {
            payment.rounding = sale.cashDue - due
            payment.change = amount - sale.cashDue
        }
        if words[0] == "voucher" { payment.kept = max(0, amount - due) }
        return [payment]
    }

    /// At 11.25; change is the shop's own cash.
    private static func foreign(_ amount: Int, of sale: AuditedSale) -> [AuditedPayment] {
        var payment = AuditedPayment(
            sale.paymentsTaken + 1, "eur", Figures.share(amount, 1125, of: 100))
        payment.foreign = amount
        let rest = sale.due - payment.amount
        guard rest < 0 else { return [payment] }
        let back = Figures.cash(rest - sale.rounding)
        var change = AuditedPayment(sale.paymentsTaken + 2, "cash", back)
        change.rounding = back - rest
        change.changeOf = payment.number
        return [payment, change]
    }
}
