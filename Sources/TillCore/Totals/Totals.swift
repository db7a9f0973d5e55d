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

    /// The figures that have a name, a count and an amount, in the order in which they are written.
    func forEachFigure(_ body: (_ name: StaticString, Tally) -> Void) {
        body("sales", sales)
        body("voided-lines", voidedLines)
        body("cancelled-sales", cancelledSales)
        body("price-overrides", priceOverrides)
        body("price-inquiries", priceInquiries)
        body("logins", logIns)
        body("drawer-openings", drawerOpenings)
        body("x-reports", xReports)
        body("rounding", rounding)
        body("float", float)
    }

    /// - Returns: `false` when there is no such figure.
    mutating func setFigure(_ name: String, _ tally: Tally) -> Bool {
        switch name {
        case "sales": sales = tally
        case "voided-lines": voidedLines = tally
        case "cancelled-sales": cancelledSales = tally
        case "price-overrides": priceOverrides = tally
        case "price-inquiries": priceInquiries = tally
        case "logins": logIns = tally
        case "drawer-openings": drawerOpenings = tally
        case "x-reports": xReports = tally
        case "rounding": rounding = tally
        case "float": float = tally
        default: return false
        }
        return true
    }

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

    /// Whether a running total stays one that can be written and read.
    func canAdd(_ amount: Money, to figure: KeyPath<Totals, Tally>) -> Bool {
        self[keyPath: figure].amount + amount <= .totalLimit
    }

    /// The same for the goods of a sale: at most 900,000,000,000 of a group.
    func canAdd(_ sale: OpenSale) -> Bool {
        var goods = groups
        for line in sale.lines {
            goods[line.group, or: GroupTally()].quantity += line.quantity
        }
        return goods.entries.allSatisfy { $0.value.quantity.thousandths <= 900_000_000_000_000 }
    }

    package static func += (left: inout Totals, right: Totals) {
        left.sales += right.sales
        left.voidedLines += right.voidedLines
        left.cancelledSales += right.cancelledSales
        left.priceOverrides += right.priceOverrides
        left.priceInquiries += right.priceInquiries
        left.logIns += right.logIns
        left.drawerOpenings += right.drawerOpenings
        left.xReports += right.xReports
        left.rounding += right.rounding
        left.float += right.float
        for entry in right.vat.entries { left.vat[entry.key, or: VATTally()] += entry.value }
        for entry in right.tenders.entries { left.tenders[entry.key, or: Tally()] += entry.value }
        for entry in right.groups.entries {
            left.groups[entry.key, or: GroupTally()] += entry.value
        }
    }
}
