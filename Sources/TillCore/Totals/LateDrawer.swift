/// A drawer that a Z sealed uncounted, and that is still to be counted.
package struct LateDrawer: Record {
    /// The Z's number.
    package var z = 0
    package var session = DrawerSession()

    /// The most that are kept; beyond it the oldest can't be counted any more.
    package static let maximumCount = 100

    package init() {}

    package init(z: Int, session: DrawerSession) {
        self.z = z
        self.session = session
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("late-z", &z)
        session.code(with: &coder)
    }
}
