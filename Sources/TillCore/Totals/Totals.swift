/// The running figures of a register since its last Z, or of a day: sums, kept at each entry.
///
/// X, Z, DAY and the settlement read these; nothing ever adds receipts up again, so closing a day
/// costs the same after ten sales as after ten million.
package struct Totals: Equatable, Sendable {
    package var figures = FigureTallies()
    package var vat = Tallies<VATRate, VATTally>()
    /// Net of change.
    package var tenders = Tallies<String, Tally>()
    package var groups = Tallies<String, GroupTally>()
    /// Money paid in (positive) and out by its reason.
    package var reasons = Tallies<String, Tally>()

    package init() {}

    package subscript(figure: Figure) -> Tally {
        get { figures[figure] }
        set { figures[figure] = newValue }
    }

    package mutating func add(_ receipt: Receipt) {
        guard !receipt.isTraining else {
            self[.training].add(receipt.total)
            return
        }
        self[.receipts].add(receipt.total)
        if receipt.rounding != .zero { self[.rounding].add(receipt.rounding) }
        if receipt.kept != .zero { self[.kept].add(receipt.kept) }
        for amount in receipt.vat {
            vat[amount.rate, or: VATTally()] += VATTally(gross: amount.gross, vat: amount.vat)
        }
        for payment in receipt.payments {
            tenders[payment.tender, or: Tally()].add(payment.amount - payment.change)
        }
        add(receipt.lines)
    }

    private mutating func add(_ lines: [SaleLine]) {
        var sold = Money.zero
        var isSale = false
        var saleDiscount = Money.zero
        for line in lines {
            let charged = line.charged
            add(line, charged)
            saleDiscount += line.saleDiscount
            guard line.kind.isSale, !line.isReturn else { continue }
            isSale = true
            sold += charged
        }
        if isSale { self[.sales].add(sold) }
        if saleDiscount != .zero { self[.discounts].add(saleDiscount) }
    }

    private mutating func add(_ line: borrowing SaleLine, _ charged: Money) {
        if line.kind.isSale {
            groups[line.group, or: GroupTally()] += GroupTally(
                quantity: line.quantity, amount: charged)
        }
        guard !line.isReturn else { return addReturn(line, charged) }
        self[line.kind.figure].add(charged)
        if line.isOwnPrice { self[.priceOverrides].add(line.amount) }
        if line.discount != .zero { self[.discounts].add(line.discount) }
        for share in line.promotions { self[.promotions].add(share.amount) }
    }

    private mutating func addReturn(_ line: borrowing SaleLine, _ charged: Money) {
        // No sale and no return: what is owed to who has the card gets less again.
        guard line.kind.isSale else { return self[line.kind.figure].add(charged) }
        self[.returns].add(-charged)
        if line.isReduction { self[.reductions].add(-charged) }
        if line.isWrittenOff { self[.writtenOff].add(-charged) }
    }

    /// Whether a running total stays one that can be written and read.
    func canAdd(_ amount: Money, to figure: Figure) -> Bool {
        self[figure].amount.magnitude + amount.magnitude <= .totalLimit
    }

    /// The same for a sale: its amounts before anything was taken off.
    func canAdd(_ sale: OpenSale) -> Bool {
        let gross = sale.lines.reduce(Money.zero) { $0 + $1.amount.magnitude }
        let paid = sale.payments.reduce(Money.zero) { $0 + $1.amount.magnitude }
        let added = max(gross, paid)
        guard figures.largest + added <= .totalLimit else { return false }
        for entry in tenders.entries where entry.value.amount.magnitude + added > .totalLimit {
            return false
        }
        return true
    }

    /// The same for its goods, group by group.
    func canAddGoods(of sale: OpenSale) -> Bool {
        var goods = groups
        for line in sale.lines {
            goods[line.group, or: GroupTally()].quantity += line.quantity
        }
        let limit = Quantity.totalLimit.thousandths
        return goods.entries.allSatisfy { $0.value.quantity.thousandths.magnitude <= limit }
    }

    package static func += (left: inout Totals, right: Totals) {
        left.figures += right.figures
        for entry in right.vat.entries { left.vat[entry.key, or: VATTally()] += entry.value }
        for entry in right.tenders.entries { left.tenders[entry.key, or: Tally()] += entry.value }
        for entry in right.groups.entries {
            left.groups[entry.key, or: GroupTally()] += entry.value
        }
        for entry in right.reasons.entries { left.reasons[entry.key, or: Tally()] += entry.value }
    }
}

extension Item.Kind {
    /// The figure that a line of it is counted in.
    fileprivate var figure: Figure {
        switch self {
        case .goods: .goods
        case .service: .services
        case .deposit: .deposits
        case .giftCard: .giftCards
        case .account: .accountPayments
        }
    }
}
