/// What the auditor knows of a register.
package struct AuditedRegister: Sendable {
    package struct Line: Sendable {
        package let goods: Shop.Goods
        package var quantity: Int
        package let price: Int
        package let rate: Int
        package let isOwnPrice: Bool

        /// Price times quantity, halves up: nothing here is negative.
        package var amount: Int { (price * quantity + 500) / 1000 }
    }

    package struct Payment: Sendable {
        package let tender: String
        package let amount: Int
        package var rounding = 0
        package var change = 0
    }

    package struct Sale: Sendable {
        package var lines: [Int: Line] = [:]
        package var taken = 0
        package var payments: [Payment] = []

        package init() {}

        package var total: Int { lines.values.reduce(0) { $0 + $1.amount } }
        package var paid: Int { payments.reduce(0) { $0 + $1.amount } }
        package var rounding: Int { payments.reduce(0) { $0 + $1.rounding } }
        package var change: Int { payments.reduce(0) { $0 + $1.change } }
        package var due: Int { total + rounding + change - paid }

        /// VAT by rate on its summed gross: gross x r / (100 + r), halves up.
        package var vat: [Int: Figures.Pair] {
            var vat: [Int: Figures.Pair] = [:]
            for line in lines.values {
                vat[line.rate, default: Figures.Pair()].first += line.amount
            }
            for (rate, pair) in vat {
                let whole = 10_000 + rate
                vat[rate]?.second = (2 * pair.first * rate + whole) / (2 * whole)
            }
            return vat
        }
    }

    package struct Drawer: Sendable {
        package let float: Int
        package var expected: Int
        package var counted: Int?
        /// What other tenders than cash should come to, by name.
        package var tenders: [String: Int] = [:]
    }

    package var person: Int?
    package var sale: Sale?
    package var drawers: [Drawer] = []
    /// Sealed uncounted, oldest first.
    package var late: [Drawer] = []
    package var figures = Figures()
    package var grandSales = 0
    package var lastReceipt = 0
    package var firstReceipt: Int?
    package var lastZ = 0
    package var hasZ = false

    package init() {}

    package var isOpen: Bool { drawers.last.map { $0.counted == nil } ?? false }

    /// The rows of an X or Z.
    package var rows: [String] {
        var rows = figures.rows
        for (index, drawer) in drawers.enumerated() {
            var row =
                "- drawer=\(index + 1) float=\(Figures.money(drawer.float))"
                + " expected=\(Figures.money(drawer.expected))"
            if let counted = drawer.counted {
                row += " counted=\(Figures.money(counted))"
                row += " difference=\(Figures.money(counted - drawer.expected))"
            }
            if !drawer.tenders.isEmpty {
                let tenders = drawer.tenders.sorted { $0.key < $1.key }
                    .map { "\($0.key):\(Figures.money($0.value))" }
                row += " expected-tenders=" + tenders.joined(separator: ",")
            }
            rows.append(row)
        }
        rows.append("- figure=grand-sales amount=\(Figures.money(grandSales))")
        rows.append("- figure=grand-returns amount=0.00")
        rows.append("- figure=grand-net amount=\(Figures.money(grandSales))")
        return rows
    }

    /// Takes up a sale that has ended; gives the rows of its receipt.
    package mutating func end(_ sale: Sale) -> [String] {
        lastReceipt += 1
        firstReceipt = firstReceipt ?? lastReceipt
        grandSales += sale.total
        figures.add("receipts", sale.total)
        figures.add("sales", sale.total)
        for line in sale.lines.values { figures.add("goods", line.amount) }
        if sale.rounding != 0 { figures.add("rounding", sale.rounding) }
        for (rate, pair) in sale.vat { figures.vat[rate, default: Figures.Pair()] += pair }
        for line in sale.lines.values {
            figures.groups[line.goods.group, default: Figures.Pair()].first += line.quantity
            figures.groups[line.goods.group, default: Figures.Pair()].second += line.amount
            if line.isOwnPrice { figures.add("price-overrides", line.amount) }
        }
        for payment in sale.payments {
            figures.tenders[payment.tender, default: Figures.Sum()]
                .add(payment.amount - payment.change)
        }
        for payment in sale.payments where payment.tender != "cash" {
            drawers[drawers.count - 1].tenders[payment.tender, default: 0] += payment.amount
        }
        let cash = sale.payments.filter { $0.tender == "cash" }
        if !cash.isEmpty {
            drawers[drawers.count - 1].expected += cash.reduce(0) { $0 + $1.amount - $1.change }
            figures.count("drawer-openings")
        }
        self.sale = nil
        return Self.receipt(of: sale)
    }

    private static func receipt(of sale: Sale) -> [String] {
        var rows: [String] = []
        for (number, line) in sale.lines.sorted(by: { $0.key < $1.key }) {
            rows.append(
                "- line=\(number) item=\(line.goods.code) name=\(quoted(line.goods.name))"
                    + " qty=\(Figures.quantity(line.quantity))"
                    + (line.goods.isByWeight ? " unit=kg" : "")
                    + " price=\(Figures.money(line.price)) amount=\(Figures.money(line.amount))"
                    + " vat-percent=\(Figures.money(line.rate))")
        }
        var vatOnly = Figures()
        vatOnly.vat = sale.vat
        rows += vatOnly.rows
        for (index, payment) in sale.payments.enumerated() {
            rows.append(
                "- payment=\(index + 1) tender=\(payment.tender)"
                    + " amount=\(Figures.money(payment.amount))")
        }
        return rows
    }

    private static func quoted(_ text: String) -> String {
        text.allSatisfy { $0.isASCII && $0.isLetter } ? text : "\"\(text)\""
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
