/// From a float to its count: what a cash drawer held, and what it should have held.
package struct DrawerSession: Record {
    /// Counted from 1 since the register's last Z.
    package var drawer = 0
    /// Sessions of one register from one Z to the next.
    package static let maximumCount = 100
    package var float = Money.zero
    /// Float + cash in - change - cash paid back + paid in - paid out - drops. Nothing that a
    /// cashier may call tells it.
    package var expected = Money.zero
    /// `nil` until counted.
    package var counted: Money?
    /// What other tenders should come to, each in its own currency, by name.
    package var expectedTenders: [TenderAmount] = []
    /// What was counted of them.
    package var countedTenders: [TenderAmount] = []
    /// Counted again: how often.
    package var recounts = 0
    /// Why it was over or short, and who says so.
    package var reason: String?
    package var signer: Int?

    package init() {}

    package init(drawer: Int, float: Money) {
        self.drawer = drawer
        self.float = float
        expected = float
    }

    package var difference: Money? { counted.map { $0 - expected } }

    /// Counted less expected, for each tender that was counted.
    package var tenderDifferences: [TenderAmount] {
        countedTenders.map { counted in
            let expected = expectedTenders.first { $0.tender == counted.tender }?.amount ?? .zero
            return TenderAmount(tender: counted.tender, amount: counted.amount - expected)
        }
    }

    package mutating func expect(_ amount: Money, of tender: String) {
        if let index = expectedTenders.firstIndex(where: { $0.tender == tender }) {
            expectedTenders[index].amount += amount
        } else {
            expectedTenders.append(TenderAmount(tender: tender, amount: amount))
            expectedTenders.sort { $0.tender < $1.tender }
        }
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("drawer", &drawer)
        coder.field("float", &float)
        coder.field("expected", &expected)
        coder.field("counted", &counted)
        var difference = difference
        coder.field("difference", &difference)
        coder.list("expected-tenders", &expectedTenders)
        coder.list("counted-tenders", &countedTenders)
        var differences = tenderDifferences
        coder.list("tender-differences", &differences)
        coder.field("recounts", &recounts, usually: 0)
        coder.field("reason", &reason)
        coder.field("signer", &signer)
    }
}

/// `card:120.00`
package struct TenderAmount: TextValue, Equatable {
    package var tender: String
    package var amount: Money

    package init(tender: String, amount: Money) {
        self.tender = tender
        self.amount = amount
    }

    package init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, Station.isName(String(parts[0])),
            let amount = Money(text: String(parts[1]))
        else { return nil }
        self.init(tender: String(parts[0]), amount: amount)
    }

    package func write(to writer: inout TextWriter) {
        writer.raw(tender)
        writer.byte(UInt8(ascii: ":"))
        amount.write(to: &writer)
    }
}

/// Notes or coins of one kind: `500.00*2`.
package struct Pieces: TextValue, Equatable {
    package var value: Money
    package var count: Int

    package static let maximumKinds = 40
    package static let maximumCount = 1_000_000

    package init?(text: String) {
        let parts = text.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count == 2, let value = Money(text: String(parts[0])),
            let count = Int(text: String(parts[1])), value > .zero, value.isWithinLimit,
            (0...Self.maximumCount).contains(count)
        else { return nil }
        self.value = value
        self.count = count
    }

    package var amount: Money { Money(minor: value.minor * Int64(count)) }

    package func write(to writer: inout TextWriter) {
        value.write(to: &writer)
        writer.byte(UInt8(ascii: "*"))
        writer.integer(count)
    }
}
