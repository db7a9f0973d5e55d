/// What the auditor knows of a sale in the making.
package struct AuditedSale: Sendable {
    package enum Discount: Sendable {
        case percent(Int)
        case amount(Int)
    }

    package var mode: String?
    package var isTraining = false
    package var lines: [Int: AuditedLine] = [:]
    package var taken = 0
    package var payments: [AuditedPayment] = []
    package var paymentsTaken = 0
    package var discount: Discount?

    package init(mode: String? = nil, isTraining: Bool = false) {
        self.mode = mode
        self.isTraining = isTraining
    }

    package var numbers: [Int] { lines.keys.sorted() }

    package var ordinary: Int {
        lines.values.reduce(0) { $0 + ($1.isOrdinary ? $1.charged : 0) }
    }

    package var reduction: Int {
        switch discount {
        case nil: 0
        case .percent(let percent): Figures.share(ordinary, percent, of: 10_000)
        case .amount(let amount): min(amount, ordinary)
        }
    }

    package var total: Int { lines.values.reduce(0) { $0 + $1.charged } - reduction }
    package var reductions: Int {
        lines.values.reduce(reduction) { $0 + $1.discount + $1.promotions.values.reduce(0, +) }
    }

    package var paid: Int { payments.reduce(0) { $0 + $1.amount } }
    package var rounding: Int { payments.reduce(0) { $0 + $1.rounding } }
    package var change: Int { payments.reduce(0) { $0 + $1.change } }
    package var kept: Int { payments.reduce(0) { $0 + $1.kept } }
    package var givenBack: Int { payments.reduce(0) { $0 + $1.givenBack } }
    package var due: Int { payments.reduce(total) { $0 - $1.settled } }
    package var pending: [Int] { payments.filter(\.isPending).map(\.number) }

    /// What has to be handed over in cash: rounded once, however often it was begun.
    package var cashDue: Int { due == 0 ? 0 : Figures.cash(due - rounding) }

    package mutating func add(_ line: AuditedLine) {
        taken += 1
        lines[taken] = line
    }

    package mutating func add(_ payment: AuditedPayment) {
        payments.append(payment)
        paymentsTaken = payment.number
    }

    /// The sale's discount spread over its ordinary lines, the lowest first.
    package mutating func settle() {
        let ordinary = numbers.filter { lines[$0]!.isOrdinary }
        let shares = Figures.spread(reduction, over: ordinary.map { lines[$0]!.charged })
        guard reduction > 0 else { return }
        for (number, share) in zip(ordinary, shares) { lines[number]!.saleDiscount = share }
        discount = nil
    }

    /// Gross and VAT by rate: on what was sold, once; and what was worked out for what is given
    /// back.
    package var vat: [Int: Figures.Pair] {
        var sold: [Int: Int] = [:]
        for line in lines.values where line.goods.isSale {
            sold[line.rate, default: 0] += line.origin == nil ? line.charged : 0
        }
        var vat: [Int: Figures.Pair] = [:]
        for (rate, gross) in sold {
            vat[rate, default: Figures.Pair()].first = gross
            vat[rate]?.second = Figures.vat(gross, rate)
        }
        for line in lines.values {
            guard let origin = line.origin else { continue }
            vat[line.rate]?.first += line.amount
            vat[line.rate]?.second += origin.vat
        }
        return vat
    }

    /// As TOTAL shows it.
    package func rows(_ texts: [String: String]) -> [String] {
        var rows: [String] = []
        for number in numbers {
            rows.append(lines[number]!.row(number))
            rows += lines[number]!.promotionRows(number, texts)
        }
        switch discount {
        case nil: break
        case .percent(let percent):
            rows.append(
                "- sale-discount=\(Figures.money(reduction)) percent=\(Figures.money(percent))")
        case .amount: rows.append("- sale-discount=\(Figures.money(reduction))")
        }
        return rows + payments.map(\.row)
    }
}
