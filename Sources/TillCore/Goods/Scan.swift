package struct Scan: Equatable, Sendable {
    package var code: ItemCode
    package var quantity: Quantity?
    package var price: Money?
    package var lot: String?
    package var serial: String?
    package var expiry: CivilDate?
    package init(code: ItemCode) { self.code = code }
    package init?(text: String) {
        guard let code = ItemCode(text: text) else { return nil }
        self.code = code
    }
}
