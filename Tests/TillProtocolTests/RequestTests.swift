import Testing
import TillCore
import TillProtocol

/// What each verb is read as.
@Suite struct RequestTests {
    private static let key = String(repeating: "ab", count: 32)

    /// Lines and the commands that they are; HELLO, HELP, QUIT and FIND have tests of their own.
    static let commands: [(String, Command)] =
        link + people + drawer + sale + goods
        + trading + standing

    private static let link: [(String, Command)] = [
        ("PING", .ping), ("ping", .ping), ("  PiNg  ", .ping), ("STATUS", .status),
        ("REPLY 41", .reply(number: 41)), ("JOURNAL from=1", .journal(page(1))),
        ("JOURNAL limit=100 from=10423 part=2", .journal(page(10_423, part: 2, limit: 100))),
        ("LIST tenders", .list(Command.Listing(.tenders))),
        ("list people limit=2 from=17 language=en", .list(listing)),
        ("#1 KEY register=3 revoke", .revokeKey(name: "3")),
        ("#1 KEY service=x revoke", .revokeKey(name: "x")),
        ("#1 KEY register=3 public=\(key)", .setKey(keySet("3", []))),
        (
            "#1 KEY service=x rights=close-day,figures public=\(key)",
            .setKey(keySet("x", [.closeDay, .figures]))
        ),
        (
            "#1 EPOCH register=3 last=117 receipt=412",
            .beginEpoch(station: .register(3), last: 117, receipt: 412)
        ),
        (
            "#1 EPOCH service=x station=y last=0",
            .beginEpoch(station: .service(key: "x", name: "y"), last: 0, receipt: nil)
        ),
    ]

    private static func page(
        _ first: Int, part: Int = 1, limit: Int = 500
    ) -> Command.JournalPage {
        var page = Command.JournalPage(from: first)
        page.part = part
        page.limit = limit
        return page
    }

    private static func keySet(_ name: String, _ rights: [Right]) -> Event.KeySet {
        var set = Event.KeySet()
        set.name = name
        set.publicKey = Hex(text: key)!
        set.rights = rights
        return set
    }

    private static func person(_ isActive: Bool) -> Event.PersonSet {
        var set = Event.PersonSet()
        set.person = 17
        set.role = "cashier"
        set.isActive = isActive
        return set
    }

    private static let people: [(String, Command)] = [
        ("#1 PERSON 17 role=cashier", .setPerson(person(true), name: nil)),
        (
            "#1 PERSON 17 role=cashier name=\"Anna Å\" active=no",
            .setPerson(person(false), name: "Anna Å")
        ),
        ("#1 PIN 17 new=4711", .setPIN(person: 17)), ("#1 UNLOCK 17", .unlock(person: 17)),
        ("#1 LOGIN 17 pin=4711", .logIn(person: 17)), ("#999999999999999 LOGOUT", .logOut),
    ]

    private static let counted: Event.Counted = {
        var counted = Event.Counted()
        counted.cash = Money(minor: 123_400)
        return counted
    }()

    private static let english = PrintOrder(
        form: .text, columns: .narrow, language: .english)

    private static let drawer: [(String, Command)] = [
        ("#1 OPEN float=500.00", .open(float: Money(minor: 50_000), date: nil)),
        (
            "#1 OPEN day=2026-11-23 float=0.00",
            .open(float: .zero, date: CivilDate(text: "2026-11-23"))
        ),
        ("#1 COUNT cash=1234.00", .count(counted, late: nil)),
        ("#1 COUNT late cash=1234.00", .count(counted, late: .oldest)),
        (
            "#1 COUNT late=3-17 cash=1234.00",
            .count(counted, late: .sealed(by: RegisterNumber(register: 3, number: 17)))
        ), ("X", .x(nil, register: nil)), ("#1 Z", .z),
        ("X print=text columns=32 language=en", .x(english, register: nil)),
        ("X register=2 by=21 pin=2121", .x(nil, register: 2)),
        ("DAY", .day(nil)), ("#1 CLOSEDAY", .closeDay(nil)),
        ("#1 CLOSEDAY day=2026-12-01", .closeDay(CivilDate(text: "2026-12-01"))),
        ("REPORT 3-17", .report(RegisterNumber(register: 3, number: 17), nil)),
        ("SETTLEMENTS", .settlements(limit: 20, areWaiting: false)),
        ("SETTLEMENTS limit=2 waiting=yes", .settlements(limit: 2, areWaiting: true)),
        ("SETTLEMENT 142", .settlement(number: 142)),
        (
            "#1 ACK 142 head=\(String(repeating: "ab", count: 32))",
            .acknowledge(settlement: 142, head: Hex(repeatElement(0xAB, count: 32)))
        ),
    ]

    private static let milk = ItemCode.gtin(7_310_865_001_825)

    private static let sale: [(String, Command)] = [
        ("#1 SALE", .beginSale(mode: nil)), ("#1 SALE mode=eat-in", .beginSale(mode: "eat-in")),
        ("#1 END", .end(nil)), ("#1 CANCEL", .cancel), ("TOTAL", .total(nil)),
        ("#1 ITEM 7310865001825", .item(Command.RingItem(code: milk))),
        (
            "#1 ITEM \"a b\" price=9.90 qty=1.5",
            .item(
                Command.RingItem(
                    code: .own("a b"), quantity: Quantity(thousandths: 1500),
                    price: Money(minor: 990)))
        ),
        ("#1 QTY 1 3", .quantity(line: 1, Quantity(thousandths: 3000))),
        ("#1 VOID 2", .void(line: 2)),
        (
            "#1 PAY cash 200.00",
            .pay(Command.RingPayment(tender: "cash", amount: Money(minor: 20_000)))
        ),
        (
            "#1 PAY card 58.70 ref=\"1234 5\"",
            .pay(
                Command.RingPayment(
                    tender: "card", amount: Money(minor: 5870), reference: "1234 5"))
        ),
        ("RECEIPT 3-413", .receipt(RegisterNumber(register: 3, number: 413))),
        (
            "#1 RING 7310865001825*2 T-A@1.00 \"c d\"*1.234@3.50 pay=cash:10.00"
                + " pay=card:58.70:a:b expect=68.70",
            .ring(
                Command.Ring(
                    items: [
                        Command.RingItem(code: milk, quantity: Quantity(thousandths: 2000)),
                        Command.RingItem(code: .own("T-A"), price: Money(minor: 100)),
                        Command.RingItem(
                            code: .own("c d"), quantity: Quantity(thousandths: 1234),
                            price: Money(minor: 350)),
                    ],
                    payments: [
                        Command.RingPayment(tender: "cash", amount: Money(minor: 1000)),
                        Command.RingPayment(
                            tender: "card", amount: Money(minor: 5870), reference: "a:b"),
                    ], expected: Money(minor: 6870)))
        ),
    ]

    private static var cheese: Item {
        var item = Item()
        item.code = .own("T-CHEESE")
        item.name = "Herrgårdsost"
        item.price = Money(minor: 11_900)
        item.vatClass = "food"
        item.group = "dairy"
        item.unit = .kilogram
        item.place = "4-B-2"
        return item
    }

    private static let goods: [(String, Command)] =
        [
            (
                "#1 PUT item T-CHEESE name=\"Herrgårdsost\" price=119.00 vat=food group=dairy"
                    + " unit=kg place=4-B-2", .putItem(cheese)
            ),
            ("PRICE 7310865001825", .price(milk)),
        ] + StockRequests.all

    @Test(arguments: commands)
    func isReadAs(line: String, command: Command) {
        let request = Request(parsing: Array(line.utf8))
        guard case .command(let found) = request.content else {
            Issue.record("\(line) is \(request.content)")
            return
        }
        #expect(found == command)
        #expect((request.number != nil) == line.hasPrefix("#"))
    }

    @Test(arguments: StockRequests.unreadable)
    func isNotRead(line: String, code: ErrorCode) {
        guard case .unreadable(let unreadable) = Request(parsing: Array(line.utf8)).content else {
            Issue.record("\(line) is read")
            return
        }
        #expect(unreadable.code == code)
    }

    private static var listing: Command.Listing {
        var listing = Command.Listing(.people)
        listing.language = .english
        listing.from = "17"
        listing.limit = 2
        return listing
    }

    @Test(arguments: [
        "LIST people from=x", "LIST customers from=0", "LIST registers from=017",
        "LIST groups limit=0", "LIST groups limit=501", "LIST groups language=no",
        "LIST groups from=\"\"", "LIST Groups", "LIST dishes",
    ])
    func isNoListing(line: String) {
        guard case .unreadable(let unreadable) = Request(parsing: Array(line.utf8)).content else {
            Issue.record("\(line) is read")
            return
        }
        #expect(unreadable.code == .badValue)
    }

    @Test func everyVerbIsHere() {
        let words = Self.commands.map { line, _ in
            line.split(separator: " ").first { !$0.hasPrefix("#") }!.uppercased()
        }
        let missing = Set(Verb.allCases.map(\.rawValue)).subtracting(words)
        #expect(missing == ["HELLO", "HELP", "QUIT", "FIND", "WHERE"])
        for verb in Verb.allCases {
            #expect(verb.usage.hasPrefix(verb.isNumbered ? "#seq \(verb.rawValue)" : verb.rawValue))
        }
    }

    @Test func whatDoesNotGoToTheWriter() {
        guard case .help(nil) = Request(parsing: Array("HELP".utf8)).content,
            case .help(.pay) = Request(parsing: Array("HELP pay".utf8)).content,
            case .quit = Request(parsing: Array("QUIT".utf8)).content,
            case .find(["havre", "dryck x"], 2) = Request(
                parsing: Array("FIND havre limit=2 \"dryck x\"".utf8)
            ).content,
            case .whereabouts(.own("T-1"), 5) = Request(parsing: Array("WHERE T-1".utf8)).content
        else {
            Issue.record("not read")
            return
        }
    }

    @Test func theSecondPersonAndPINsStandBeside() {
        let second = Request(parsing: Array("#7 CANCEL by=21 pin=2121".utf8))
        #expect(second.number == 7)
        #expect(second.secondPerson == 21)
        #expect(second.pin == Request.PIN(person: 21, digits: "2121"))
        let logIn = Request(parsing: Array("#7 LOGIN 17 pin=4711".utf8))
        #expect(logIn.secondPerson == nil)
        #expect(logIn.pin == Request.PIN(person: 17, digits: "4711"))
        let change = Request(parsing: Array("#7 PIN 17 new=00001 by=1 pin=1001".utf8))
        #expect(change.newPIN == Request.PIN(person: 17, digits: "00001"))
        #expect(change.pin == Request.PIN(person: 1, digits: "1001"))
    }

    @Test(arguments: [
        "#1 LOGIN 17 pin=8642", "#1 LOGIN 17 pin=\"8642\"", "#1 PIN 17 new=8642",
        "#1 SALE by=21 pin=8642", "#1 SALE pin=8642", "#x LOGIN 17 pin=8642",
        "LOGIN 17 pin=8642", "#1 LOGIN 17 pin=8642 \"", "#1 DANCE pin=8642", "pin=8642",
        "#1 LOGIN 17 pin=8642 pin=8642", "#1 LOGIN 17 pin=8642\t", "#1 SALE pin=8642 new=8642",
    ])
    func noPINIsDigested(line: String) {
        let digestible = Request(parsing: Array(line.utf8)).digestible
        #expect(!String(decoding: digestible, as: UTF8.self).contains("8642"))
    }

    @Test func allElseIsDigested() {
        func digestible(_ line: String) -> [UInt8] { Request(parsing: Array(line.utf8)).digestible }
        #expect(digestible("#1 SALE") == Array("#1 SALE".utf8))
        #expect(digestible("#1 LOGIN 17 pin=1111") == digestible("#1 LOGIN 17 pin=2222"))
        #expect(digestible("#1 LOGIN 17 pin=1111") != digestible("#1 LOGIN 18 pin=1111"))
        #expect(digestible("#1 VOID 1") != digestible("#1  VOID 1"))
    }

    /// Points of small order: whoever likes can sign with them.
    @Test(arguments: [
        String(repeating: "00", count: 32), "01" + String(repeating: "00", count: 31),
        String(repeating: "00", count: 31) + "80", "ec" + String(repeating: "ff", count: 31),
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ])
    func isNoKey(public key: String) {
        let request = Request(parsing: Array("#1 KEY register=3 public=\(key)".utf8))
        guard case .unreadable(let unreadable) = request.content else {
            Issue.record("\(key) is taken")
            return
        }
        #expect(unreadable.code == .badValue)
    }
}
