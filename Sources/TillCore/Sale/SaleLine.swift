/// A line of a sale, with the facts that held when it was taken: a receipt does not change when a
/// price, a name or a VAT rate does.
package struct SaleLine: Record {
    /// Counted from 1 within the sale; a voided line's number is not used again.
    package var line = 0
    package var item = ItemCode.own("")
    package var name = ""
    package var quantity = Quantity.one
    package var unit = Item.Unit.each
    /// For one unit, VAT included.
    package var price = Money.zero
    /// Price times quantity, rounded once.
    package var amount = Money.zero
    package var vat = VATRate.exempt
    package var vatClass = ""
    package var group = ""
    /// The price was given with the line, not taken from the catalogue.
    package var isOwnPrice = false

    package init() {}

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("line", &line)
        coder.field("item", &item)
        coder.field("name", &name)
        coder.field("qty", &quantity)
        coder.field("unit", &unit, usually: .each)
        coder.field("price", &price)
        coder.field("amount", &amount)
        coder.field("vat-percent", &vat)
        coder.field("vat-class", &vatClass)
        coder.field("group", &group)
        coder.field("own-price", &isOwnPrice, usually: false)
    }
}
