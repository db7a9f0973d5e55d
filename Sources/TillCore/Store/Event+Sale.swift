/// What happens within a sale, and to an ended one.
extension Event {
    /// `SALE mode=eat-in`: facts that hold for the whole sale.
    package struct SaleBegun: Record {
        package var mode: String?
        package var isTraining = false
        /// When: the promotions of that time hold for the sale, however long it takes.
        package var begun: Timestamp?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("mode", &mode)
            coder.field("begun", &begun)
            coder.field("training", &isTraining, usually: false)
        }
    }

    package struct LineVoided: Record {
        package var line = 0
        /// What it came to, the deposit that was sold with it included.
        package var amount = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("amount", &amount)
        }
    }

    package struct QuantityChanged: Record {
        package var line = 0
        package var quantity = Quantity.one
        package var amount = Money.zero
        /// What a percentage taken off the line comes to now.
        package var discount = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("qty", &quantity)
            coder.field("amount", &amount)
            coder.field("discount", &discount, usually: .zero)
        }
    }

    package struct LineRepriced: Record {
        package var line = 0
        package var price = Money.zero
        package var amount = Money.zero
        package var discount = Money.zero
        package var reason: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("price", &price)
            coder.field("amount", &amount)
            coder.field("discount", &discount, usually: .zero)
            coder.field("reason", &reason)
        }
    }

    /// Replaces the line's discount; nothing takes it off.
    package struct LineDiscounted: Record {
        package var line = 0
        package var percent: Percent?
        package var discount = Money.zero
        package var reason: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("percent", &percent)
            coder.field("discount", &discount)
            coder.field("reason", &reason)
        }
    }

    /// The VAT rate of the day on which the sale ends, where it is another than when the line was
    /// taken.
    package struct LineRated: Record {
        package var line = 0
        package var rate = VATRate.exempt

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("vat-percent", &rate)
        }
    }

    /// What promotions take off now of the lines of which they take off another amount than
    /// before: all of such a line's shares, in place of its earlier ones.
    package struct Promoted: Equatable, Sendable {
        package var shares: [PromotionShare] = []
        /// Lines that nothing is taken off any more.
        package var gone: [Int] = []

        package init() {}
        package init(shares: [PromotionShare], gone: [Int] = []) {
            self.shares = shares
            self.gone = gone
        }
    }

    /// What was found, never the birth date.
    package struct AgeChecked: Record {
        package enum Means: String, WordValue {
            /// Somebody looked.
            case seen
            /// Worked out from a date that was keyed in and not kept.
            case born
        }

        package var age = 0
        package var isOldEnough = false
        package var means = Means.seen
        package var person: Int?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("age", &age)
            coder.field("old-enough", &isOldEnough)
            coder.field("means", &means)
            coder.field("person", &person)
        }
    }

    package struct SaleCancelled: Record {
        package var lines = 0
        package var total = Money.zero
        package var paid = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("lines", &lines)
            coder.field("total", &total)
            coder.field("paid", &paid, usually: .zero)
        }
    }

    package struct PaymentNumber: Record {
        package var payment = 0

        package init() {}
        package init(_ payment: Int) { self.payment = payment }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("payment", &payment)
        }
    }

    /// The money of an undecided payment has moved.
    package struct PaymentSettled: Record {
        package var payment = 0
        package var reference: String?
        package var card = CardSlip()

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("payment", &payment)
            coder.field("ref", &reference)
            card.code(with: &coder)
        }
    }

    /// An ended sale was paid otherwise than was keyed: the receipt stays as it is, the figures of
    /// the register that says so take the amount from one tender to the other.
    package struct Retendered: Record {
        package var receipt = RegisterNumber(register: 0, number: 0)
        /// The receipt's entry in the journal.
        package var entry = 0
        package var payment = 0
        package var from = ""
        package var fromKind = Setting.Tender.Kind.card
        /// Net of change, rounding included.
        package var fromAmount = Money.zero
        package var to = ""
        package var toKind = Setting.Tender.Kind.card
        package var toAmount = Money.zero
        package var reference: String?

        package init() {}

        /// What the sale's rounding changes by.
        package var rounding: Money { toAmount - fromAmount }

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("receipt", &receipt)
            coder.field("of-entry", &entry)
            coder.field("payment", &payment)
            coder.field("from", &from)
            coder.field("from-kind", &fromKind)
            coder.field("from-amount", &fromAmount)
            coder.field("to", &to)
            coder.field("to-kind", &toKind)
            coder.field("to-amount", &toAmount)
            coder.field("ref", &reference)
        }
    }

    package struct ReceiptCopied: Record {
        package var receipt = RegisterNumber(register: 0, number: 0)
        package var entry = 0
        package var total = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("receipt", &receipt)
            coder.field("of-entry", &entry)
            coder.field("total", &total)
        }
    }

    package struct ProFormaMade: Record {
        package var total = Money.zero

        package init() {}
        package init(total: Money) { self.total = total }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("total", &total)
        }
    }
}

extension Event.Promoted: RowedRecord {
    package func writeHead(to text: inout TextWriter) {
        text.field("gone", gone.isEmpty ? nil : CommaList(gone))
    }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for share in shares { row { share.write(to: &$0) } }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        var reader = FieldReader(line)
        reader.list("gone", &gone)
        try reader.finish()
    }

    package mutating func readRow(_ row: Line) -> Bool {
        guard let share = try? PromotionShare(reading: row) else { return false }
        shares.append(share)
        return true
    }
}
