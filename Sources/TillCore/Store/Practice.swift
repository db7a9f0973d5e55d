/// What a training has taken and given back: as in earnest for whoever is taught, seen by nobody
/// else, and gone with the log-out.
package struct Practice: Equatable, Sendable {
    package struct Head: Record {
        package var register = 0
        /// The entry that began it.
        package var entry = 0

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("register", &register)
            coder.field("entry", &entry)
        }
    }

    package var head = Head()
    private(set) var balances: [PracticeBalance] = []
    private(set) var returns: [PracticeReturn] = []
    private(set) var refunds: [PracticeRefund] = []

    /// Of each kind; beyond it the oldest is forgotten.
    package static let maximumCount = 1000

    package init() {}

    init(register: Int, entry: Int) {
        head.register = register
        head.entry = entry
    }

    /// - Returns: whether it is a change that a training keeps to itself.
    mutating func take(_ change: Change) -> Bool {
        switch change {
        case .balance(let change): take(change)
        case .returned(let change): take(change)
        case .refunded(let change): take(change)
        case .configuration, .receipt, .skipped, .item, .report, .seal, .files, .delivered,
            .acknowledged, .copied, .retendered, .code, .codeRemoved, .placed, .unplaced, .stock,
            .floor, .station:
            return false
        }
        return true
    }

    private mutating func take(_ change: BalanceChange) {
        if let index = balances.firstIndex(where: { $0.name == change.name }) {
            balances[index].amount += change.amount
        } else {
            balances.append(PracticeBalance(change.name, change.amount))
        }
        balances.removeAll { $0.amount == .zero }
        balances.removeFirst(max(0, balances.count - Self.maximumCount))
    }

    /// What was forgotten can't come back: nothing is less than nothing.
    private mutating func take(_ change: ReturnChange) {
        if let index = returns.firstIndex(where: {
            $0.entry == change.entry && $0.line == change.line
        }) {
            returns[index].quantity += change.quantity
            returns[index].amount += change.amount
            returns[index].vat += change.vat
        } else {
            returns.append(PracticeReturn(change))
        }
        returns.removeAll { $0.quantity <= .zero }
        returns.removeFirst(max(0, returns.count - Self.maximumCount))
    }

    private mutating func take(_ change: RefundChange) {
        if let index = refunds.firstIndex(where: {
            $0.entry == change.entry && $0.tender == change.tender
        }) {
            refunds[index].amount += change.amount
        } else {
            refunds.append(PracticeRefund(change))
        }
        refunds.removeAll { $0.amount <= .zero }
        refunds.removeFirst(max(0, refunds.count - Self.maximumCount))
    }

    /// Facts as they would be if all of it had been in earnest.
    func seen(over facts: Facts) -> Facts {
        var facts = facts
        for balance in balances {
            facts.balances[balance.name, default: Balance(balance.name)].amount += balance.amount
        }
        for back in returns where back.entry == facts.receipt?.entry {
            facts.history.returned[back.line, default: ReceiptHistory.Returned()].quantity +=
                back.quantity
            facts.history.returned[back.line]?.amount += back.amount
            facts.history.returnedVAT[back.rate, default: VATTally()] += VATTally(
                gross: back.amount, vat: back.vat)
        }
        for refund in refunds {
            facts.refunds[refund.entry, default: [:]][refund.tender, default: .zero] +=
                refund.amount
        }
        return facts
    }
}

extension Practice: RowedRecord {
    package func writeHead(to text: inout TextWriter) { head.write(to: &text) }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for balance in balances { row { balance.write(to: &$0) } }
        for back in returns { row { back.write(to: &$0) } }
        for refund in refunds { row { refund.write(to: &$0) } }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        head = try Head(reading: line)
    }

    package mutating func readRow(_ row: Line) -> Bool {
        if let balance = try? PracticeBalance(reading: row) {
            balances.append(balance)
        } else if let back = try? PracticeReturn(reading: row) {
            returns.append(back)
        } else if let refund = try? PracticeRefund(reading: row) {
            refunds.append(refund)
        } else {
            return false
        }
        return true
    }
}

/// What a balance would be more, or less.
struct PracticeBalance: Record {
    var kind = Balance.Kind.giftCard
    var number = ""
    var amount = Money.zero

    init() {}

    init(_ name: Balance.Name, _ amount: Money) {
        kind = name.kind
        number = name.number
        self.amount = amount
    }

    var name: Balance.Name { Balance.Name(kind, number) }

    mutating func code(with coder: inout some FieldCoder) {
        coder.field("kind", &kind)
        coder.field("number", &number)
        coder.field("amount", &amount)
    }
}

/// What would have been given back of an ended sale's line.
struct PracticeReturn: Record {
    var entry = 0
    var line = 0
    var rate = VATRate.exempt
    var quantity = Quantity.zero
    var amount = Money.zero
    var vat = Money.zero

    init() {}

    init(_ change: ReturnChange) {
        entry = change.entry
        line = change.line
        rate = change.rate
        quantity = change.quantity
        amount = change.amount
        vat = change.vat
    }

    mutating func code(with coder: inout some FieldCoder) {
        coder.field("of-entry", &entry)
        coder.field("of-line", &line)
        coder.field("vat-percent", &rate)
        coder.field("qty", &quantity)
        coder.field("amount", &amount)
        coder.field("vat", &vat)
    }
}

/// What a tender would have given back of an ended sale.
struct PracticeRefund: Record {
    var entry = 0
    var tender = ""
    var amount = Money.zero

    init() {}

    init(_ change: RefundChange) {
        entry = change.entry
        tender = change.tender
        amount = change.amount
    }

    mutating func code(with coder: inout some FieldCoder) {
        coder.field("of-entry", &entry)
        coder.field("tender", &tender)
        coder.field("amount", &amount)
    }
}

extension Store {
    /// What a register in training did, less what stays in the training.
    mutating func practise(_ changes: [Change], at number: Int) -> [Change] {
        var practice = practices[number] ?? Practice(register: number, entry: 0)
        let before = practice
        let others = changes.filter { !practice.take($0) }
        guard practice != before else { return others }
        practices[number] = practice
        touched.insert(.practice(number))
        return others
    }

    mutating func setPractice(_ practice: Practice?, at number: Int) {
        guard practices[number] != practice else { return }
        practices[number] = practice
        touched.insert(.practice(number))
    }

    /// Whether what a held sale gives back was taken in the training that is on at a register, and
    /// not elsewhere or in an earlier one.
    func isReserved(_ sale: HeldSale, at number: Int) -> Bool {
        sale.head.register == number && sale.sale.entry > practices[number]?.head.entry ?? 0
    }

    /// What a register in training knows of.
    func facts(_ facts: Facts, at station: Station) -> Facts {
        guard let practice = station.register.flatMap({ practices[$0] }) else { return facts }
        return practice.seen(over: facts)
    }
}
