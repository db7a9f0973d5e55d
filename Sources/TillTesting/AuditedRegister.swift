/// What the auditor knows of a register.
package struct AuditedRegister: Sendable {
    package var person: Int?
    package var isTraining = false
    package var sale: AuditedSale?
    package var drawers: [AuditedDrawer] = []
    /// Sealed uncounted, oldest first.
    package var late: [AuditedDrawer] = []
    package var figures = Figures()
    package var grandSales = 0
    package var grandReturns = 0
    package var lastReceipt = 0
    package var firstReceipt: Int?
    package var lastZ = 0
    /// Whether it has made its Z of the open day.
    package var hasZ = false

    package init() {}

    package var isOpen: Bool { drawers.last.map { $0.counted == nil } ?? false }
    package var hasActivity: Bool {
        !drawers.isEmpty || figures.named["late-differences"] != nil
    }

    /// The rows of an X or Z.
    package var rows: [String] {
        figures.rows + drawers.enumerated().map { $1.row($0 + 1) } + [
            "- figure=grand-sales amount=\(Figures.money(grandSales))",
            "- figure=grand-returns amount=\(Figures.money(grandReturns))",
            "- figure=grand-net amount=\(Figures.money(grandSales - grandReturns))",
        ]
    }

    /// Takes up a sale that has ended, its discount spread.
    package mutating func end(_ sale: AuditedSale) {
        lastReceipt += 1
        firstReceipt = firstReceipt ?? lastReceipt
        self.sale = nil
        guard !sale.isTraining else {
            figures.add("training", sale.total)
            return
        }
        figures.add("receipts", sale.total)
        if sale.rounding != 0 { figures.add("rounding", sale.rounding) }
        if sale.kept != 0 { figures.add("kept", sale.kept) }
        for (rate, pair) in sale.vat { figures.vat[rate, default: Figures.Pair()] += pair }
        add(sale.lines.values.map { $0 })
        for payment in sale.payments {
            figures.tenders[payment.tender, default: Figures.Sum()]
                .add(payment.amount - payment.change)
        }
        drawers[drawers.count - 1].take(sale.payments)
        if sale.payments.contains(where: { ["cash", "eur"].contains($0.tender) }) {
            figures.count("drawer-openings")
        }
    }

    private mutating func add(_ lines: [AuditedLine]) {
        let sold = lines.filter { $0.goods.isSale && !$0.isReturn }
        if !sold.isEmpty { figures.add("sales", sold.reduce(0) { $0 + $1.charged }) }
        let shared = lines.reduce(0) { $0 + $1.saleDiscount }
        if shared != 0 { figures.add("discounts", shared) }
        for line in lines {
            if line.goods.isSale {
                figures.groups[line.goods.group, default: Figures.Pair()].first += line.quantity
                figures.groups[line.goods.group, default: Figures.Pair()].second += line.charged
            }
            guard !line.isReturn else {
                figures.add("returns", -line.charged)
                grandReturns -= line.charged
                continue
            }
            if line.goods.isSale { grandSales += line.charged }
            figures.add(Self.figure(of: line.goods.kind), line.charged)
            if line.isOwnPrice { figures.add("price-overrides", line.amount) }
            if line.discount != 0 { figures.add("discounts", line.discount) }
            for amount in line.promotions.values { figures.add("promotions", amount) }
        }
    }

    private static func figure(of kind: String) -> String {
        switch kind {
        case "service": "services"
        case "deposit": "deposits"
        case "gift-card": "gift-cards"
        case "account": "account-payments"
        default: "goods"
        }
    }

    package mutating func seal() {
        lastZ += 1
        hasZ = true
        figures = Figures()
        late += drawers.filter { $0.counted == nil }
        drawers = []
        firstReceipt = nil
    }
}
