import TillCore
import TillTesting
import Testing

/// Whoever may not see the figures sees the receipts that customers bring.
@Suite struct ReceiptCodeTests {
    /// Kim has sold twice at register 1, and Lo is a cashier too.
    private func shop() throws -> Shop {
        let shop = try Shop.trading(at: "2")
        shop.customersBringReceipts = false
        try shop.ask("owner/x", "PERSON 18 role=cashier name=Lo")
        try shop.ask("owner/x", "PIN 18 new=1818")
        try shop.done(
            "1", "LOGIN 17 pin=4711", "OPEN float=500.00", "RING T-BOOK*3 pay=cash:387.00",
            "RING T-BOOK*7 pay=cash:903.00")
        return shop
    }

    private func code(_ shop: Shop, of receipt: String) throws -> String {
        try #require(try shop.send("owner/x", "RECEIPT \(receipt)")["code"])
    }

    private static let lines = [
        "RECEIPT 1-1", "COPY 1-1", "RETURN receipt=1-1 line=1 qty=1 reason=regret",
        "RETENDER 1-1 1 card",
    ]

    private func say(_ shop: Shop, _ line: String) throws -> Answered {
        if line.hasPrefix("RETURN") { try shop.ask("1", "SALE") }
        guard !line.hasPrefix("RECEIPT") else { return try shop.send("1", line) }
        // The right to correct is lent; the one to see figures is not asked for.
        return try shop.ask("1", line)
    }

    @Test(arguments: lines.dropLast())
    func theCodeOpensIt(line: String) throws {
        let shop = try shop()
        let code = try code(shop, of: "1-1")
        #expect(code.count == 6)
        for wrong in ["", " code=AAAAAA", " code=\(try self.code(shop, of: "1-2"))", " code=x"] {
            #expect(try say(shop, line + wrong).code == "receipt-code")
        }
        let spelled = "\"\(code.prefix(3).lowercased()) \(code.dropFirst(3))\""
        #expect(try say(shop, line + " code=\(spelled)").isOK)
    }

    @Test func aCorrectionTakesItToo() throws {
        let shop = try Shop(
            Shop.configuration + "role name=cashier rights=look-up,sell,open,count,z,cash,retender")
        shop.customersBringReceipts = false
        try shop.done(
            "1", "LOGIN 17 pin=4711", "OPEN float=500.00", "RING T-BOOK*3 pay=cash:387.00",
            "RING T-BOOK pay=cash:129.00")
        #expect(try shop.refused("1", "RETENDER 1-1 1 card") == "receipt-code")
        try shop.done("1", "RETENDER 1-1 1 card code=\(try code(shop, of: "1-1"))")
        try shop.done("1", "RETENDER 1-2 1 card")
    }

    @Test func theLastOwnOneNeedsNone() throws {
        let shop = try shop()
        #expect(try shop.send("1", "RECEIPT 1-2")["code"] == code(shop, of: "1-2"))
        #expect(try shop.send("1", "RECEIPT 1-1").code == "receipt-code")
        try shop.done("1", "LOGOUT", "LOGIN 18 pin=1818")
        #expect(try shop.send("1", "RECEIPT 1-2").code == "receipt-code")
        // Another register's is nobody's own.
        try shop.done("3", "LOGIN 17 pin=4711")
        #expect(try shop.send("3", "RECEIPT 1-2").code == "receipt-code")
    }

    @Test func whoeverMaySeeTheFiguresNeedsNone() throws {
        let shop = try shop()
        #expect(try shop.send("2", "RECEIPT 1-1").isOK)
        try shop.done("1", "COPY 1-1 by=21 pin=2121")
    }

    @Test func itStandsOnThePaper() throws {
        let shop = try shop()
        let paper = try shop.done("1", "RING T-BOOK pay=card:129.00 print=text").rows
        let code = try code(shop, of: "1-3")
        let row = try #require(paper.first { $0.contains("Kvittokod") })
        #expect(row.contains(code))
        let copy = try shop.done("2", "COPY 1-3").rows
        #expect(copy.contains { $0.contains("Kvittokod") && $0.contains(code) })
        try shop.kill()
        #expect(try self.code(shop, of: "1-3") == code)
    }

    /// Lo takes over the drawer, and tries all that a cashier may say.
    @Test func nobodyWorksOutTheDrawer() throws {
        let shop = try shop()
        try shop.done("1", "LOGOUT", "LOGIN 18 pin=1818")
        let last = shop.next(of: "1")
        // As much later as a terminal may still lack an answer.
        for _ in 1...Limits.repliesAgain / 2 { try shop.done("1", "SALE", "CANCEL") }
        var heard: [Answered] = []
        for line in [
            "X", "DAY", "REPORT 1-1", "SETTLEMENTS", "SETTLEMENT 1", "HELD", "STATUS",
            "TOTAL", "JOURNAL from=1", "LIST registers", "LIST people", "BALANCE card=1",
        ] {
            heard.append(try shop.send("1", line))
        }
        for number in 1..<last {
            heard.append(try shop.send("1", "REPLY \(number)"))
        }
        for receipt in ["1-1", "1-2", "1-3"] {
            heard.append(try shop.send("1", "RECEIPT \(receipt)"))
            heard.append(try shop.ask("1", "COPY \(receipt)"))
            try shop.ask("1", "SALE")
            heard.append(try shop.ask("1", "RETURN receipt=\(receipt) line=1 reason=regret"))
            try shop.ask("1", "CANCEL")
        }
        for amount in ["1000000.00", "1790.01", "1790.00"] {
            heard.append(try shop.ask("1", "DROP \(amount)"))
            heard.append(try shop.ask("1", "PAIDOUT \(amount) reason=supplies"))
        }
        heard.append(try shop.ask("1", "COUNT cash=0.00"))
        heard.append(try shop.ask("1", "OVERSHORT 1 reason=x"))
        heard.append(try shop.ask("1", "Z"))
        for answered in heard {
            for secret in ["387.00", "903.00", "1290.00", "expected", "difference"] {
                #expect(!(answered.rows + [answered.text]).joined().contains(secret), "\(answered)")
            }
        }
    }
}
