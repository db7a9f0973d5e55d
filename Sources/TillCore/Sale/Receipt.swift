/// The name of a receipt: register and number, `3-413`. Z reports are named the same way.
package struct RegisterNumber: Hashable, Sendable, TextValue {
    package var register: Int
    package var number: Int

    package init(register: Int, number: Int) {
        self.register = register
        self.number = number
    }

    package init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let register = Int(text: String(parts[0])),
            let number = Int(text: String(parts[1])), register > 0, number > 0
        else { return nil }
        self.init(register: register, number: number)
    }

    package func write(to writer: inout TextWriter) {
        writer.integer(register)
        writer.byte(UInt8(ascii: "-"))
        writer.integer(number)
    }
}

/// An ended sale.
package struct Receipt: Equatable, Sendable {
    package var name: RegisterNumber
    /// The entry of the journal that ended it.
    package var entry: Int
    /// The entry of the register's receipt before this one.
    package var previous: Int?
    /// The number of the business day, and so of the settlement that holds it.
    package var day: Int
    package var time: Timestamp
    package var person: Int?
    package var total: Money
    package var rounding: Money
    package var change: Money
    /// The rests of vouchers that give no change.
    package var kept = Money.zero
    /// Made in training: numbered like any other, and in no total.
    package var isTraining = false
    package var vat: [VATAmount]
    package var lines: [SaleLine]
    package var payments: [Payment]

    package init(
        name: RegisterNumber, entry: Int, previous: Int? = nil, day: Int, time: Timestamp,
        person: Int?, total: Money, rounding: Money, change: Money, kept: Money = .zero,
        isTraining: Bool = false, vat: [VATAmount], lines: [SaleLine], payments: [Payment]
    ) {
        self.name = name
        self.entry = entry
        self.previous = previous
        self.day = day
        self.time = time
        self.person = person
        self.total = total
        self.rounding = rounding
        self.change = change
        self.kept = kept
        self.isTraining = isTraining
        self.vat = vat
        self.lines = lines
        self.payments = payments
    }
}

/// What has happened to an ended sale since: parts given back, a copy printed, a tender corrected.
package struct ReceiptHistory: Equatable, Sendable {
    package struct Returned: Equatable, Sendable {
        package var quantity = Quantity.zero
        package var amount = Money.zero
        /// Of the amount, what was given back while the goods stayed.
        package var reduced = Money.zero

        package init() {}
    }

    /// By line.
    package var returned: [Int: Returned] = [:]
    package var returnedVAT: [VATRate: VATTally] = [:]
    package var isCopied = false
    /// Payments whose tender was corrected, and to which.
    package var corrected: [Int: String] = [:]

    package init() {}
}

/// Receipt numbers that a register gave out and the journal doesn't hold: they were lost with a
/// disk, and a new epoch went on after them. `first` to `last`, both belong to it.
package struct SkippedReceipts: Hashable, Sendable {
    package var register: Int
    package var first: Int
    package var last: Int

    package init(register: Int, first: Int, last: Int) {
        self.register = register
        self.first = first
        self.last = last
    }
}
