/// What was paid with one tender.
package struct Payment: Record {
    /// Counted from 1 within the sale.
    package var payment = 0
    package var tender = ""
    package var kind = Setting.Tender.Kind.card
    /// What was handed over.
    package var amount = Money.zero
    /// What went back out of the drawer.
    package var change = Money.zero
    /// What was added to the total so that it can be paid in coins; its own line, outside VAT and
    /// outside sales.
    package var rounding = Money.zero
    package var reference: String?

    package static let maximumReferenceLength = 40

    package init() {}

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("payment", &payment)
        coder.field("tender", &tender)
        coder.field("kind", &kind)
        coder.field("amount", &amount)
        coder.field("change", &change, usually: .zero)
        coder.field("rounding", &rounding, usually: .zero)
        coder.field("ref", &reference)
    }
}
