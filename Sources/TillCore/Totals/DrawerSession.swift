/// From a float to its count: what a cash drawer held, and what it should have held.
package struct DrawerSession: Record {
    /// Counted from 1 since the register's last Z.
    package var drawer = 0
    /// Sessions of one register from one Z to the next.
    package static let maximumCount = 100
    package var float = Money.zero
    /// Float + cash in - change. Nothing that a cashier may call tells it.
    package var expected = Money.zero
    /// `nil` until counted.
    package var counted: Money?

    package init() {}

    package init(drawer: Int, float: Money) {
        self.drawer = drawer
        self.float = float
        expected = float
    }

    package var difference: Money? { counted.map { $0 - expected } }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("drawer", &drawer)
        coder.field("float", &float)
        coder.field("expected", &expected)
        coder.field("counted", &counted)
        var difference = difference
        coder.field("difference", &difference)
    }
}
