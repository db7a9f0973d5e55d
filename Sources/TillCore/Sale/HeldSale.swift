/// A sale that was put aside, to be taken up again at any register: by exactly one.
///
/// Its lines keep the facts that they were taken with.
package struct HeldSale: Equatable, Sendable {
    package struct Head: Record {
        /// The lowest number that no other held sale had.
        package var held = 0
        package var register = 0
        /// A name or a table; short, and on no receipt.
        package var name: String?
        package var person: Int?
        package var time = Timestamp.epoch
        package var lines = 0
        package var total = Money.zero

        package init() {}

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("held", &held)
            coder.field("register", &register)
            coder.field("name", &name)
            coder.field("person", &person)
            coder.field("time", &time)
            coder.field("lines", &lines)
            coder.field("total", &total)
        }
    }

    package var head: Head
    package var sale: OpenSale

    package static let maximumCount = 500
    package static let maximumNameLength = 40

    package init(head: Head, sale: OpenSale) {
        self.head = head
        self.sale = sale
    }
}
