import Testing
import TillCore

@Suite struct EventTests {
    static let events: [Event] = house + people + drawer + sale + inSales + atDrawers

    private static let house: [Event] = [
        .started(Event.Started(program: "tilld 1.0.0", isAfterCrash: false)),
        .started(Event.Started(program: "tilld 1.0.0", isAfterCrash: true)),
        .stopped,
        .configured(Event.Configured(text: "store name=\"Å \\\"b\\\"\" id=x\nvat class=a\n")),
        .settlementWritten(
            SettlementFiles(
                settlement: 142, signature: Hex([1, 2]),
                files: [
                    SettlementFiles.File(name: "a b.csv", bytes: 0, sha256: Hex([1, 2])),
                    SettlementFiles.File(name: "settlement.json", bytes: 9, sha256: Hex([255])),
                ])),
        .settlementDelivered(
            Event.SettlementDelivered(settlement: 142, attempt: 1, outcome: .failed, exit: 23)),
        .settlementDelivered(
            Event.SettlementDelivered(settlement: 142, attempt: 2, outcome: .timedOut)),
        .settlementAcknowledged(Event.SettlementAcknowledged(settlement: 142, by: .flag)),
        make(Event.KeySet(), Event.keySet) {
            $0.name = "settlement"
            $0.publicKey = Hex(0..<32)
            $0.rights = [.closeDay, .figures]
        },
        make(Event.KeySet(), Event.keySet) {
            $0.name = "3"
            $0.publicKey = Hex(0..<32)
        },
        .keyRevoked(Event.KeyName("3")),
        make(Event.EpochBegun(), Event.epochBegun) {
            $0.station = .service(key: "settlement", name: "cron-1")
            $0.epoch = 2
            $0.next = 118
        },
        make(Event.EpochBegun(), Event.epochBegun) {
            $0.station = .register(3)
            $0.epoch = 2
            $0.next = 118
            $0.receipt = 412
        },
    ]

    private static let people: [Event] = [
        make(Event.PersonSet(), Event.personSet) {
            $0.person = 17
            $0.role = "cashier"
        },
        make(Event.PersonSet(), Event.personSet) {
            $0.person = 17
            $0.role = "role with space"
            $0.isActive = false
        },
        make(Event.PINSet(), Event.pinSet) {
            $0.person = 17
            $0.verifier = Hex([0, 15, 240])
        },
        .unlocked(Event.PersonNumber(17)), .loggedIn(Event.PersonNumber(17)),
        .loggedOut(Event.PersonNumber(17)), .wrongPIN(Event.PersonNumber(17)),
        .rightPIN(Event.PersonNumber(17)),
        .seconded(Event.PersonNumber(21)),
    ]

    private static var totals: Totals {
        var totals = Totals()
        totals[.sales] = Tally(count: 2, amount: Money(minor: 5870))
        totals[.rounding] = Tally(count: 1, amount: Money(minor: -35))
        totals[.logIns].count = 1
        totals.reasons["supplies", or: Tally()] = Tally(count: 1, amount: Money(minor: -120))
        totals.vat[VATRate(basisPoints: 2500), or: VATTally()] = VATTally(
            gross: Money(minor: 100), vat: Money(minor: 20))
        totals.vat[VATRate(basisPoints: 600), or: VATTally()] = VATTally(
            gross: Money(minor: 53), vat: Money(minor: 3))
        totals.tenders["cash", or: Tally()] = Tally(count: 1, amount: Money(minor: -100))
        totals.tenders["card", or: Tally()] = Tally(count: 0, amount: Money(minor: 0))
        totals.groups["a group \"x\"", or: GroupTally()] = GroupTally(
            quantity: Quantity(thousandths: 1234), amount: Money(minor: 9))
        return totals
    }

    private static var report: ZReport {
        var head = ZReport.Head()
        head.z = RegisterNumber(register: 3, number: 17)
        head.day = 142
        head.time = Timestamp(milliseconds: 1_795_425_302_123, offsetMinutes: -210)
        head.person = 17
        head.isCounted = true
        head.firstReceipt = 1
        head.lastReceipt = 2
        head.openSaleLines = 1
        head.openSaleTotal = Money(minor: -1)
        head.head = Hex(0..<32)
        head.signature = Hex(0..<64)
        var drawer = DrawerSession(drawer: 1, float: Money(minor: 50_000))
        drawer.counted = Money(minor: 49_900)
        return ZReport(
            head: head, totals: totals, drawers: [drawer, DrawerSession(drawer: 2, float: .zero)])
    }

    private static var seal: DaySeal {
        var head = DaySeal.Head()
        head.settlement = 142
        head.reports = [
            RegisterNumber(register: 1, number: 9), RegisterNumber(register: 3, number: 17),
        ]
        head.program = "tilld 1.0.0"
        head.head = Hex(0..<32)
        return DaySeal(head: head, totals: totals)
    }

    private static let drawer: [Event] = [
        make(Event.DayOpened(), Event.dayOpened) {
            $0.day = 142
            $0.date = CivilDate(year: 2026, month: 11, day: 23)!
        },
        make(Event.DrawerOpened(), Event.drawerOpened) { $0.float = Money(minor: 50_000) },
        make(Event.Counted(), Event.counted) { $0.cash = .zero },
        .zSealed(report), .dayClosed(seal), .dayClosed(DaySeal()), .xMade,
        make(Event.PriceAsked(), Event.priceAsked) { $0.item = .own("a \"b\" = \\") },
    ]

    private static let sale: [Event] = [
        .saleBegun(Event.SaleBegun()),
        make(SaleLine(), Event.lineAdded) {
            $0.line = 1
            $0.item = .gtin(7_310_865_001_825)
            $0.name = "Arla Ko \"Mellanmjölk\" \u{1D}"
            $0.quantity = Quantity(thousandths: 1234)
            $0.unit = .kilogram
            $0.price = Money(minor: 1690)
            $0.amount = Money(minor: 2085)
            $0.vat = VATRate(basisPoints: 600)
            $0.vatClass = "food"
            $0.group = "dairy"
            $0.isOwnPrice = true
        },
        make(SaleLine(), Event.lineAdded) { $0.item = .gtin(1_234_565) },
        make(Event.LineVoided(), Event.lineVoided) {
            $0.line = 1
            $0.amount = Money(minor: 2085)
        },
        make(Event.QuantityChanged(), Event.quantityChanged) {
            $0.line = 2
            $0.quantity = Quantity(thousandths: 500)
        },
        make(Payment(), Event.paymentAdded) {
            $0.against = [
                ReceiptAmount(RegisterNumber(register: 3, number: 413), Money(minor: 5000))
            ]
            $0.payment = 1
            $0.tender = "cash"
            $0.kind = .cash
            $0.amount = Money(minor: 20_000)
            $0.change = Money(minor: 1900)
            $0.rounding = Money(minor: -35)
            $0.reference = "a b"
        },
        make(Payment(), Event.paymentAdded) { $0.tender = "card" },
        make(SaleEnded(), Event.saleEnded) {
            $0.receipt = 413
            $0.total = Money(minor: 18_065)
            $0.rounding = Money(minor: 35)
            $0.kept = Money(minor: 1)
            $0.isTraining = true
            $0.vat = [
                VATAmount(
                    rate: VATRate(basisPoints: 600), gross: Money(minor: 53), vat: Money(minor: 3))
            ]
            $0.shares = [SaleEnded.Share(line: 2, discount: Money(minor: 125))]
        },
        .saleEnded(SaleEnded()),
        make(Event.SaleCancelled(), Event.saleCancelled) {
            $0.lines = 2
            $0.paid = Money(minor: 1)
        },
        make(Item(), Event.itemPut) {
            $0.code = .own("T-MILK")
            $0.name = "Mjölk"
            $0.unit = .kilogram
            $0.place = "4-B-2"
        },
        make(Item(), Event.itemPut) {
            $0.code = .own("x")
            $0.name = "x"
        },
    ]

    static func make<Payload>(
        _ payload: Payload, _ event: (Payload) -> Event, _ change: (inout Payload) -> Void
    ) -> Event {
        var payload = payload
        change(&payload)
        return event(payload)
    }

    @Test(arguments: events)
    func whatIsWrittenIsReadAsTheSame(event: Event) throws {
        var writer = TextWriter()
        event.write(to: &writer)
        let lines = try Line.lines(of: writer.bytes)
        let read = Event(reading: lines[0], rows: Array(lines.dropFirst()))
        #expect(read == event)
        var again = TextWriter()
        read?.write(to: &again)
        #expect(again == writer)
    }

    @Test func everyKindIsHere() throws {
        var words: Set<String> = []
        for event in Self.events {
            var writer = TextWriter()
            event.write(to: &writer)
            words.insert(try Line.lines(of: writer.bytes)[0].word)
        }
        #expect(words.count == 64)
    }

    @Test(arguments: [
        "made-up person=1", "logged-in", "logged-in person=x", "logged-in person=1 more=2",
        "stopped", "sale-ended receipt=1 total=0.00 rounding=0.00",
    ])
    func othersAreNoEvents(text: String) throws {
        let line = try Line(parsing: Array(text.utf8))
        let row = try Line(parsing: Array("- figure=sales".utf8))
        #expect(Event(reading: line, rows: [row]) == nil)
    }
}
