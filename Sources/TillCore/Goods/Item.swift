/// What can be sold: a thing in the catalogue with its price, VAT class and group.
package struct Item: Equatable, Sendable {
    package enum Unit: String, WordValue {
        case each
        case kilogram = "kg"
    }

    package var code = ItemCode.own("")
    /// At most 100 characters.
    package var name = ""
    /// VAT included, for one unit.
    package var price = Money.zero
    /// A `vat` class of the configuration; the rate follows from the date of the line.
    package var vatClass = ""
    /// A `group` of the configuration.
    package var group = ""
    package var unit = Unit.each
    /// Where it stands on the floor, as the store names its shelves: `4-B-2`.
    package var place: String?

    package init() {}

    package static let maximumNameLength = 100
    package static let maximumPlaceLength = 40
}

extension Item: Record {
    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("item", &code)
        coder.field("name", &name)
        coder.field("price", &price)
        coder.field("vat", &vatClass)
        coder.field("group", &group)
        coder.field("unit", &unit, usually: .each)
        coder.field("place", &place)
    }
}
