/// The running figures of a register since its last Z, or of a day: sums, kept at each entry.
///
/// X, Z, DAY and the settlement read these; nothing ever adds receipts up again, so closing a day
/// costs the same after ten sales as after ten million.
package struct Totals: Equatable, Sendable {
    package var sales = Tally()
    package var voidedLines = Tally()
    package var cancelledSales = Tally()
    package var priceOverrides = Tally()
    package var priceInquiries = Tally()
    package var logIns = Tally()
    package var drawerOpenings = Tally()
    package var xReports = Tally()
    package var rounding = Tally()
    package var float = Tally()
    package var vat = Tallies<VATRate, VATTally>()
    /// Net of change.
    package var tenders = Tallies<String, Tally>()
    package var groups = Tallies<String, GroupTally>()

    package init() {}

    typealias Figure = any WritableKeyPath<Totals, Tally> & Sendable

    /// The figures that have a name, a count and an amount, in the order in which they are written.
    static let figures: [(name: StaticString, path: Figure)] = [
        ("sales", \.sales), ("voided-lines", \.voidedLines),
        ("cancelled-sales", \.cancelledSales), ("price-overrides", \.priceOverrides),
        ("price-inquiries", \.priceInquiries), ("logins", \.logIns),
        ("drawer-openings", \.drawerOpenings), ("x-reports", \.xReports),
        ("rounding", \.rounding), ("float", \.float),
    ]

    package mutating func add(_ receipt: Receipt) {
        sales.add(receipt.total)
        if receipt.rounding != .zero { rounding.add(receipt.rounding) }
        for amount in receipt.vat {
            vat[amount.rate, or: VATTally()] += VATTally(gross: amount.gross, vat: amount.vat)
        }
        for payment in receipt.payments {
            tenders[payment.tender, or: Tally()].add(payment.amount - payment.change)
        }
        for line in receipt.lines {
            groups[line.group, or: GroupTally()] += GroupTally(
                quantity: line.quantity, amount: line.amount)
            if line.isOwnPrice { priceOverrides.add(line.amount) }
        }
    }

    package static func += (left: inout Totals, right: Totals) {
        for figure in figures { left[keyPath: figure.path] += right[keyPath: figure.path] }
        for entry in right.vat.entries { left.vat[entry.key, or: VATTally()] += entry.value }
        for entry in right.tenders.entries { left.tenders[entry.key, or: Tally()] += entry.value }
        for entry in right.groups.entries {
            left.groups[entry.key, or: GroupTally()] += entry.value
        }
    }
}
