/// What one person has given away on the open day with nobody else's right: by hand off prices,
/// without a receipt, out of the drawer. The house limits each; the next day begins at nothing.
package struct Given: Record {
    package var person = 0
    package var discounts = Money.zero
    package var returns = Money.zero
    package var paidOut = Money.zero

    package init() {}
    package init(person: Int) { self.person = person }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("person", &person)
        coder.field("discounts", &discounts)
        coder.field("returns", &returns)
        coder.field("paid-out", &paidOut)
    }
}
