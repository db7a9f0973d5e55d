/// A register's figures from one Z to the next, numbered and sealed: never different again.
///
/// X is the same, not sealed. The chain's head in it, printed and kept outside the store, is what
/// makes later tampering visible.
package struct ZReport: Equatable, Sendable {
    package struct Head: Record {
        package var z = RegisterNumber(register: 0, number: 0)
        package var day = 0
        package var date = CivilDate(daysSince1970: 0)
        package var time = Timestamp.epoch
        package var person: Int?
        /// Whether every drawer was counted; `no` on one that CLOSEDAY made.
        package var isCounted = false
        package var firstReceipt: Int?
        package var lastReceipt: Int?
        package var firstEntry: Int?
        package var lastEntry: Int?
        package var grandSales = Money.zero
        package var grandReturns = Money.zero
        /// A sale that was open at the seal and goes on: lines and what they came to.
        package var openSaleLines: Int?
        package var openSaleTotal: Money?
        /// Sales that this register has put aside and nobody has taken up.
        package var heldSales: Int?
        package var heldTotal: Money?
        package var company = ""
        package var organisation = ""
        package var program = ""
        /// Hash of the entry before the one that seals.
        package var head = Hex([])
        package var signature = Hex([])

        package init() {}

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("z", &z)
            coder.field("day", &day)
            coder.field("date", &date)
            coder.field("time", &time)
            coder.field("person", &person)
            coder.field("counted", &isCounted)
            coder.field("first-receipt", &firstReceipt)
            coder.field("last-receipt", &lastReceipt)
            coder.field("first-entry", &firstEntry)
            coder.field("last-entry", &lastEntry)
            coder.field("grand-sales", &grandSales)
            coder.field("grand-returns", &grandReturns)
            coder.field("open-sale-lines", &openSaleLines)
            coder.field("open-sale-total", &openSaleTotal)
            coder.field("held-sales", &heldSales)
            coder.field("held-total", &heldTotal)
            coder.field("company", &company)
            coder.field("organisation", &organisation)
            coder.field("program", &program)
            coder.field("head", &head)
            coder.field("signature", &signature)
        }
    }

    package var head: Head
    package var totals: Totals
    package var drawers: [DrawerSession]

    package init(head: Head, totals: Totals, drawers: [DrawerSession]) {
        self.head = head
        self.totals = totals
        self.drawers = drawers
    }
}

extension ZReport: FiguresRecord {
    package init() {
        self.init(head: Head(), totals: Totals(), drawers: [])
    }
}
