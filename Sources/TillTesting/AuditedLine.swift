/// What the auditor knows of a line of a sale.
package struct AuditedLine: Sendable {
    /// Of what is given back against a receipt.
    package struct Origin: Sendable {
        package let receipt: String
        package let line: Int
        /// In the amount, negative like it.
        package let vat: Int
    }

    package let goods: Shop.Goods
    /// In thousandths; negative of what is given back.
    package var quantity: Int
    package var price: Int
    package var amount: Int
    package var rate: Int
    package var isOwnPrice = false
    package var depositOf: Int?
    package var discount = 0
    package var discountPercent: Int?
    /// By rule.
    package var promotions: [String: Int] = [:]
    package var saleDiscount = 0
    package var account: String?
    package var origin: Origin?

    package init(_ goods: Shop.Goods, quantity: Int, price: Int, rate: Int) {
        self.goods = goods
        self.quantity = quantity
        self.price = price
        self.rate = rate
        amount = Figures.share(price, quantity, of: 1000)
    }

    package var charged: Int {
        amount - discount - saleDiscount - promotions.values.reduce(0, +)
    }

    package var isReturn: Bool { quantity < 0 }
    package var isOrdinary: Bool { goods.mayBeReduced && amount > 0 }

    package mutating func measure() {
        amount = Figures.share(price, quantity, of: 1000)
        if let discountPercent { discount = Figures.share(amount, discountPercent, of: 10_000) }
    }

    /// As TOTAL shows it.
    package func row(_ number: Int) -> String {
        var row = "- line=\(number) item=\(goods.code) name=\(Self.quoted(goods.name))"
        row += " qty=\(Figures.quantity(quantity))" + (goods.isByWeight ? " unit=kg" : "")
        row += " price=\(Figures.money(price)) amount=\(Figures.money(amount))"
        if discount != 0 { row += " discount=\(Figures.money(discount))" }
        if let depositOf { row += " deposit-of=\(depositOf)" }
        if let account { row += " account=\(account)" }
        if let origin { row += " of-receipt=\(origin.receipt) of-line=\(origin.line)" }
        return row
    }

    /// - Parameter texts: what offers are called now, those that there still are.
    package func promotionRows(_ number: Int, _ texts: [String: String]) -> [String] {
        promotions.sorted { $0.key < $1.key }.map { rule, amount in
            "- promoted=\(number) rule=\(rule) amount=\(Figures.money(amount))"
                + (texts[rule].map { " text=\($0)" } ?? "")
        }
    }

    private static func quoted(_ text: String) -> String {
        text.allSatisfy { $0.isASCII && $0.isLetter } ? text : "\"\(text)\""
    }
}
