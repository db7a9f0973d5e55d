/// What there is to sell in the shop of the tests.
extension Shop {
    package struct Goods: Sendable {
        package let code: String
        package let name: String
        /// In minor units, as all amounts that the auditor works with.
        package var price: Int
        package let vatClass: String
        package let group: String
        package var isByWeight = false
        package var kind = "goods"
        /// The code of the deposit that is sold with it.
        package var deposit: String?
        package var age: Int?
        package var isOpenPrice = false
        package var place: String?
        /// From later dates on, by the date as it is written.
        package var prices: [String: Int] = [:]

        /// Whether it is sold with VAT; the others move balances.
        package var isSale: Bool { kind != "gift-card" && kind != "account" }
        package var mayBeReduced: Bool { kind == "goods" || kind == "service" }

        package var putting: String {
            var line =
                "PUT item \(code) name=\"\(name)\" price=\(Figures.money(price)) vat=\(vatClass)"
                + " group=\(group)" + (isByWeight ? " unit=kg" : "")
            if kind != "goods" { line += " kind=\(kind)" }
            if let deposit { line += " deposit=\(deposit)" }
            if let age { line += " age=\(age)" }
            if let place { line += " place=\(place)" }
            return line + (isOpenPrice ? " open-price=yes" : "")
        }

        /// Of the prices that have begun, the last.
        package func price(on date: String) -> Int {
            prices.filter { $0.key <= date }.max { $0.key < $1.key }?.value ?? price
        }
    }

    package static let goods =
        [
            Goods(
                code: "7310865001825", name: "Arla Ko Mellanmjölk", price: 1690, vatClass: "food",
                group: "dairy"),
            Goods(
                code: "7311041013663", name: "Knäckebröd", price: 2490, vatClass: "food",
                group: "bread"),
            Goods(
                code: "T-CHEESE", name: "Herrgårdsost", price: 11_900, vatClass: "food",
                group: "dairy", isByWeight: true),
            Goods(
                code: "T-BEER", name: "Folköl 50 cl", price: 1595, vatClass: "standard",
                group: "other"),
            Goods(code: "T-BOOK", name: "Bok", price: 12_900, vatClass: "book", group: "other"),
            Goods(code: "T-STAMP", name: "Porto", price: 1800, vatClass: "exempt", group: "other"),
            Goods(code: "T-LUNCH", name: "Lunch", price: 9901, vatClass: "eat", group: "bread"),
            Goods(code: "T-ODD", name: "Udda", price: 1001, vatClass: "odd", group: "other"),
            Goods(code: "T-BAG", name: "Papper", price: 33, vatClass: "standard", group: "other"),
            Goods(code: "T-GIFT", name: "Prov", price: 0, vatClass: "standard", group: "other"),
        ] + specialGoods

    /// What is more than goods at a price.
    private static let specialGoods = [
        Goods(
            code: "T-CAN", name: "Pant burk", price: 200, vatClass: "standard", group: "deposit",
            kind: "deposit"),
        Goods(
            code: "T-COLA", name: "Cola", price: 1190, vatClass: "food", group: "other",
            deposit: "T-CAN"),
        Goods(
            code: "T-ALE", name: "Ale", price: 2995, vatClass: "standard", group: "alcohol",
            deposit: "T-CAN", age: 18),
        Goods(
            code: "T-REPAIR", name: "Lagning", price: 19_900, vatClass: "standard",
            group: "other", kind: "service", isOpenPrice: true),
        Goods(
            code: "T-CARD", name: "Presentkort", price: 0, vatClass: "exempt", group: "gifts",
            kind: "gift-card", isOpenPrice: true),
        Goods(
            code: "T-DEBT", name: "Inbetalning", price: 0, vatClass: "exempt", group: "gifts",
            kind: "account", isOpenPrice: true),
    ]
}
