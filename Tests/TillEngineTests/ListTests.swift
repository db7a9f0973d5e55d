import Testing
import TillCore
import TillEngine
import TillTesting

/// LIST: what a terminal has to know to show a shop's buttons.
@Suite struct ListTests {
    @Test func tenders() throws {
        let shop = try Shop()
        let answered = try shop.send("3", "LIST tenders")
        #expect(
            answered.text == """
                - id=cash text=Kontant kind=cash unit=1.00 refund=yes
                - id=card text=Kort kind=card refund=original
                - id=swish text=Swish kind=card refund=original
                - id=giftcard text=Giftcard kind=gift-card refund=yes
                - id=voucher text="Värdebevis" kind=voucher refund=no
                - id=account text="På konto" kind=account refund=original
                - id=eur text="Kontant EUR" kind=foreign currency=EUR rate=11.25 unit=5.00 refund=no
                - id=invoice text=Invoice kind=card refund=original reference=yes
                OK rows=8
                """)
        let english = try shop.send("3", "LIST tenders language=en limit=2")
        #expect(english.rows[0] == "- id=cash text=Cash kind=cash unit=1.00 refund=yes")
        #expect(english["next"] == "swish")
        #expect(try shop.send("3", "LIST tenders from=invoice").int("rows") == 1)
        #expect(try shop.send("3", "LIST tenders from=none").text == "OK rows=0")
    }

    @Test func whatIsConfigured() throws {
        let shop = try Shop()
        let reasons = try shop.send("3", "LIST reasons").rows
        #expect(reasons.first == "- id=change text=\"Växel från banken\" kind=paid-in")
        #expect(reasons.last == "- id=deposit text=Pant kind=return")
        #expect(try shop.send("3", "LIST groups").rows.first == "- id=dairy text=Mejeri")
        #expect(try shop.send("3", "LIST modes").text == "- id=eat-in text=eat-in\nOK rows=1")
        shop.clock.advance(days: 365)
        let vat = try shop.send("3", "LIST vat").rows
        #expect(
            vat.first == "- id=food text=\"6 %\" percent=6.00 from=2026-04-01 to=2027-12-31"
                + " modes=eat-in:12.00")
        #expect(vat.last == "- id=odd text=\"17,5 %\" percent=17.50")
        #expect(vat.count == 6)
        #expect(try shop.send("3", "LIST dishes").code == "bad-value")
        #expect(try shop.send("3", "LIST").code == "missing-argument")
        #expect(try shop.send("3", "LIST groups limit=501").code == "bad-value")
        #expect(try shop.send("3", "LIST people from=x").code == "bad-value")
        #expect(try shop.send("3", "#1 LIST groups").code == "number-not-allowed")
    }

    /// However long a text is, a row is a line.
    @Test func aLongText() throws {
        let long = String(repeating: "ö", count: 20_000)
        let shop = try Shop(
            Shop.configuration.replacing("text=\"Mejeri\"", with: "text=\"\(long)\""))
        let row = try #require(try shop.send("3", "LIST groups").rows.first)
        #expect(row == "- id=dairy text=\"\(long.prefix(200))\"")
    }

    @Test func peopleWhoMayLogIn() throws {
        let shop = try Shop()
        try shop.ask("owner/x", "PERSON 18 role=staff name=\"Nils Ek\"")
        try shop.ask("owner/x", "PERSON 19 role=staff active=no name=Ida")
        #expect(
            try shop.send("3", "LIST people").text == """
                - id=1 name=Maj role=manager
                - id=17 name=Kim role=cashier
                - id=18 name="Nils Ek" role=staff
                - id=21 name=Sam role=supervisor
                OK rows=4
                """)
        let all = try shop.send("owner/x", "LIST people from=18 limit=2")
        #expect(
            all.text == """
                - id=18 name="Nils Ek" role=staff active=yes pin=no
                - id=19 name=Ida role=staff active=no pin=no
                OK next=21 rows=2
                """)
    }

    /// Page after page gives each person once.
    @Test func pagesAreWhole() throws {
        let shop = try Shop()
        for number in 1000...1700 {
            try shop.process("owner/x", "#\(number - 999) PERSON \(number) role=staff")
        }
        try shop.commit()
        var ids: [String] = []
        var next: String? = "1"
        while let from = next {
            let page = try shop.send("3", "LIST people from=\(from)")
            #expect(page.rows.count <= Limits.listed)
            ids += page.rows.map { String($0.split(separator: " ")[1]) }
            next = page["next"]
        }
        #expect(ids.count == 704)
        #expect(Set(ids).count == 704)
    }

    @Test func registersAndPromotions() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        let registers = try shop.send("2", "LIST registers").rows
        #expect(registers[2] == "- id=3 state=closed person=17 name=Kim")
        for line in [
            "PUT promotion B text=\"3 för 2\" groups=dairy take=3 pay=2 to=2030-12-31",
            "PUT promotion A text=Halva items=T-BEER percent=50.00 from=2026-01-01",
        ] { #expect(try shop.ask("owner/x", line).isOK) }
        #expect(
            try shop.send("2", "LIST promotions").text == """
                - id=A text=Halva kind=percent percent=50.00 from=2026-01-01
                - id=B text="3 för 2" kind=multiple take=3 pay=2 to=2030-12-31
                OK rows=2
                """)
    }

    @Test func customers() throws {
        let shop = try Shop()
        for line in [
            "PUT customer 1001 limit=2000.00 name=\"Bygg & Son AB\"",
            "PUT customer 1002 limit=0.00", "BLOCK customer=1002",
        ] { #expect(try shop.ask("owner/x", line).isOK) }
        #expect(try shop.send("3", "LIST customers").text.hasSuffix(" right=sell"))
        try shop.ask("3", "LOGIN 17 pin=4711")
        #expect(
            try shop.send("3", "LIST customers").text == """
                - id=1001 name="Bygg & Son AB" limit=2000.00 balance=0.00 state=active
                - id=1002 limit=0.00 balance=0.00 state=blocked
                OK rows=2
                """)
        #expect(try shop.send("3", "LIST customers limit=1")["next"] == "1002")
        let key = String(repeating: "ab", count: 32)
        try shop.ask("owner/x", "KEY service=books public=\(key) rights=figures")
        #expect(
            try shop.send("books/a", "LIST customers from=1002").rows
                == ["- id=1002 limit=0.00 state=blocked"])
        #expect(
            try shop.send("owner/x", "LIST keys").text
                == "- id=books kind=service rights=figures\nOK rows=1")
        #expect(try shop.send("3", "LIST keys").text.hasSuffix(" right=keys"))
    }

    @Test func rightsAndLimits() throws {
        let shop = try Shop()
        let before = try shop.send("3", "LIST rights language=en").rows
        #expect(before.count == Right.allCases.count)
        #expect(before.contains("- id=sell text=Sell mine=no"))
        try shop.ask("3", "LOGIN 17 pin=4711")
        let after = try shop.send("3", "LIST rights").rows
        #expect(after.contains("- id=sell text=\"Sälja\" mine=yes"))
        #expect(after.contains("- id=unlock text=\"Låsa upp efter fel PIN\" mine=no"))
        let limits = try shop.send("3", "LIST limits language=en").rows
        #expect(limits[0].hasSuffix("kind=house value=10.00"))
        #expect(limits.contains("- id=line-bytes text=\"A line, bytes\" kind=protocol value=16384"))
    }

    /// Guests learn what everybody in the shop sees, and nobody's name.
    @Test func guests() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        for what in Command.Listing.What.allCases {
            let open = ["tenders", "groups", "modes", "vat", "texts"]
            let isOpen = open.contains(what.rawValue)
            let answered = try shop.send("guest", "LIST \(what.rawValue)")
            #expect(answered.isOK == isOpen, "\(what)")
            if !isOpen { #expect(answered.code == "not-allowed") }
        }
        #expect(try shop.send("guest", "STATUS").rows[2].hasSuffix("person=17 receipt=0"))
    }

    /// Every rule of the house is told.
    @Test func rulesAreTold() {
        var keys = KeyList()
        var rules = Setting.Rules()
        rules.code(with: &keys)
        let told = ListedLimit.allCases.filter(\.isOfTheHouse).map(\.rawValue)
        #expect(keys.keys.sorted() == told.sorted())
    }

    private struct KeyList: FieldCoder {
        var keys: [String] = []

        mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value) {
            keys.append("\(key)")
        }

        mutating func field<Value: TextValue>(_ key: StaticString, _ value: inout Value?) {
            keys.append("\(key)")
        }
    }

    /// Every code has a text in each language; a terminal learns them all.
    @Test func textsOfEveryCode() throws {
        let shop = try Shop()
        let swedish = try shop.send("guest", "LIST texts language=sv")
        let english = try shop.send("3", "LIST texts language=en")
        #expect(swedish["language"] == "sv")
        #expect(try shop.send("3", "LIST texts limit=1")["language"] == "sv")
        let codes = Refusal.Code.allCases.map(\.rawValue) + ErrorCode.allCases.map(\.rawValue)
        for code in codes {
            let found = [swedish, english].map { reply in
                reply.rows.first { $0.hasPrefix("- id=\(code) ") }
            }
            #expect(found[0] != nil && found[0] != found[1], "\(code)")
        }
        #expect(swedish.rows.contains("- id=unknown-item text=\"Varan finns inte\" kind=refusal"))
        #expect(english.rows.contains("- id=cashier text=cashier kind=word"))
        let ids = swedish.rows.map { $0.split(separator: " ")[1] }
        #expect(Set(ids).count == ids.count)
    }
}
