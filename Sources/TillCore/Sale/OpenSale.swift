/// A sale in the making: its lines, its payments, and what is still due.
///
/// A value: RING builds one in hand, line by line, with the same rules that a register's own sale
/// goes through.
package struct OpenSale: Equatable, Sendable {
    /// The journal entry that began it.
    package let entry: Int
    package private(set) var lines: [SaleLine] = []
    package private(set) var payments: [Payment] = []
    package private(set) var total = Money.zero
    package private(set) var linesTaken = 0

    package static let maximumLines = 1000
    package static let maximumPayments = 20
    package static let maximumVATRates = 4

    package init(entry: Int) { self.entry = entry }

    package var paid: Money { payments.reduce(.zero) { $0 + $1.amount } }
    package var change: Money { payments.reduce(.zero) { $0 + $1.change } }
    package var rounding: Money { payments.reduce(.zero) { $0 + $1.rounding } }

    /// What remains to be paid, to the öre.
    package var due: Money { total + rounding + change - paid }

    package func line(_ number: Int) -> SaleLine? {
        lines.first { $0.line == number }
    }

    /// Gross and VAT per rate, lowest rate first; VAT is worked out on each rate's summed gross.
    package var vatAmounts: [VATAmount] {
        var gross = Tallies<VATRate, Money>()
        for line in lines { gross[line.vat, or: .zero] += line.amount }
        return gross.entries.map {
            VATAmount(rate: $0.key, gross: $0.value, vat: $0.key.vat(inGross: $0.value))
        }
    }

    package mutating func add(_ line: SaleLine) {
        lines.append(line)
        linesTaken = line.line
        total += line.amount
    }

    package mutating func void(_ number: Int) {
        guard let index = lines.firstIndex(where: { $0.line == number }) else {
            preconditionFailure("only a line of the sale is voided")
        }
        total -= lines[index].amount
        lines.remove(at: index)
    }

    package mutating func change(_ number: Int, to quantity: Quantity, amount: Money) {
        guard let index = lines.firstIndex(where: { $0.line == number }) else {
            preconditionFailure("only a line of the sale changes its quantity")
        }
        total += amount - lines[index].amount
        lines[index].quantity = quantity
        lines[index].amount = amount
    }

    package mutating func add(_ payment: Payment) {
        payments.append(payment)
    }
}
