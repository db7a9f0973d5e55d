/// A register: its drawer, its counters, the sale in the making, the figures since its last Z.
package struct Register: Equatable, Sendable {
    package struct Head: Record {
        package var number = 0
        package var counter = Counter()
        /// The last receipt's number; gap-free, never reset.
        package var lastReceipt = 0
        /// The entry of the last receipt: where a search for an older one begins.
        package var receiptEntry: Int?
        /// The last Z's number; gap-free, never reset.
        package var lastZ = 0
        /// The day whose Z this register has made.
        package var zDay = 0
        /// Who is logged in.
        package var person: Int?
        package var grandSales = Money.zero
        package var grandReturns = Money.zero
        package var firstReceipt: Int?
        package var firstEntry: Int?
        package var lastEntry: Int?
        /// The entry that began the open sale.
        package var saleEntry: Int?
        /// Until whoever is logged in logs out.
        package var isTraining = false
        /// The date on which somebody said that the drawer is opened for a business day of another
        /// date.
        package var said: CivilDate?

        package init() {}

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("register", &number)
            counter.code(with: &coder)
            coder.field("last-receipt", &lastReceipt)
            coder.field("receipt-entry", &receiptEntry)
            coder.field("last-z", &lastZ)
            coder.field("z-day", &zDay)
            coder.field("person", &person)
            coder.field("grand-sales", &grandSales)
            coder.field("grand-returns", &grandReturns)
            coder.field("first-receipt", &firstReceipt)
            coder.field("first-entry", &firstEntry)
            coder.field("last-entry", &lastEntry)
            coder.field("sale-entry", &saleEntry)
            coder.field("training", &isTraining, usually: false)
            coder.field("said", &said)
        }
    }

    package var head = Head()
    /// Since the last Z.
    package var totals = Totals()
    /// Sessions since the last Z, the open one last.
    package var drawers: [DrawerSession] = []
    /// Who counted them last, by the session's number.
    package var counters: [Int: Int] = [:]
    package var sale: OpenSale?
    /// Drawers that a Z sealed uncounted, oldest first: a count that comes later is booked on its
    /// own day.
    package var late: [LateDrawer] = []
    /// Whether it has changed since it was written down.
    var isTouched = false

    package init() {}

    package init(number: Int) { head.number = number }

    /// The drawer that is open: begun and not yet counted.
    package var drawer: DrawerSession? {
        drawers.last.flatMap { $0.counted == nil ? $0 : nil }
    }

    /// The open sale, where it is none of training.
    package var tradingSale: OpenSale? { sale.flatMap { $0.isTraining ? nil : $0 } }

    /// Whether there is anything for a Z to seal.
    package var hasActivity: Bool { !drawers.isEmpty || totals[.lateDifferences] != Tally() }

    package var state: String {
        sale != nil ? "sale" : drawer != nil ? "open" : "closed"
    }

    /// The figures as a report: X as it is, Z once it has its signature.
    package func report(at context: Context, day: BusinessDay?) -> ZReport {
        var head = ZReport.Head()
        head.z = RegisterNumber(register: self.head.number, number: self.head.lastZ + 1)
        head.day = day?.number ?? 0
        head.date = day?.date ?? context.time.localDate
        head.time = context.time
        head.person = self.head.person
        head.isCounted = hasActivity && drawers.allSatisfy { $0.counted != nil }
        head.firstReceipt = self.head.firstReceipt
        head.lastReceipt = self.head.firstReceipt.map { _ in self.head.lastReceipt }
        head.firstEntry = self.head.firstEntry
        head.lastEntry = self.head.lastEntry
        head.grandSales = self.head.grandSales
        head.grandReturns = self.head.grandReturns
        head.openSaleLines = tradingSale?.lines.count
        head.openSaleTotal = tradingSale?.total
        head.head = context.head
        return ZReport(head: head, totals: totals, drawers: drawers)
    }
}

extension Register: FiguresRecord {
    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        writeFigures(row)
        for drawer in late { row { drawer.write(to: &$0) } }
        for (drawer, person) in counters.sorted(by: { $0.key < $1.key }) {
            row { writer in
                writer.field("counted-drawer", drawer)
                writer.field("person", person)
            }
        }
    }

    package mutating func readRow(_ row: Line) -> Bool {
        if let drawer = row.value("counted-drawer") {
            guard let drawer = Int(text: drawer), let person = row.value("person"),
                let person = Int(text: person)
            else { return false }
            counters[drawer] = person
            return true
        }
        guard row.value("late-z") != nil else { return readFigure(row) }
        guard let drawer = try? LateDrawer(reading: row) else { return false }
        late.append(drawer)
        return true
    }
}

/// The business day that is open: from the first OPEN to CLOSEDAY. Its number is that of the
/// settlement that will close it; its date may be another than the clock's.
package struct BusinessDay: Equatable, Sendable {
    package struct Head: Record {
        package var number = 0
        package var date = CivilDate(daysSince1970: 0)
        /// The first entry that belongs to it.
        package var firstEntry = 0

        package init() {}

        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("day", &number)
            coder.field("date", &date)
            coder.field("first-entry", &firstEntry)
        }
    }

    package var head = Head()
    /// Of the Zs that are sealed in it.
    package var sealed = Totals()
    package var reports: [RegisterNumber] = []

    package var number: Int { head.number }
    package var date: CivilDate { head.date }

    package init() {}
}

extension BusinessDay: RowedRecord {
    package func writeHead(to text: inout TextWriter) {
        head.write(to: &text)
    }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        sealed.writeRows(row)
        for report in reports { row { $0.field("z", report) } }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        head = try Head(reading: line)
    }

    package mutating func readRow(_ row: Line) -> Bool {
        if let report = row.value("z") {
            guard let name = RegisterNumber(text: report) else { return false }
            reports.append(name)
            return true
        }
        return sealed.read(row)
    }
}
