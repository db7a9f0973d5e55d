import Testing
import TillCore
import TillEngine
import TillTesting

/// Names of people are shown where nothing is stored, and are gone when they are erased.
@Suite struct NamesTests {
    private func shop() throws -> Shop {
        let shop = try Shop()
        for line in [
            "LOGIN 17 pin=4711", "OPEN float=100.00", "RING T-BEER pay=card:15.95", "SALE",
            "ITEM T-BEER",
        ] { #expect(try shop.ask("3", line).isOK, "\(line)") }
        return shop
    }

    /// Wherever the name may be told.
    private func places(_ shop: Shop) throws -> [Answered] {
        [
            try shop.send("3", "HELLO v=1 register=3"),
            try shop.send("owner/x", "STATUS"),
            try shop.send("3", "RECEIPT 3-1"),
            try shop.send("3", "LIST people"),
            try shop.send("3", "LIST registers"),
            try shop.send("3", "TOTAL print=text"),
            try shop.send("owner/x", "REPORT 3-1 print=text"),
        ]
    }

    private func shopWithReport() throws -> Shop {
        let shop = try shop()
        for line in ["CANCEL", "COUNT cash=90.00", "OVERSHORT 1 reason=lost by=21 pin=2121", "Z"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        for line in ["OPEN float=0.00", "SALE", "ITEM T-BEER"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        return shop
    }

    @Test func aNameIsShownUntilItIsErased() throws {
        let shop = try shopWithReport()
        for answered in try places(shop) { #expect(answered.text.contains("Kim"), "\(answered)") }
        #expect(try shop.send("owner/x", "REPORT 3-1 print=text").text.contains("21 Sam"))
        #expect(try shop.send("owner/x", "REPORT 3-1").text.contains(" signer=21 name=Sam\n"))
        try shop.ask("owner/x", "PERSON 17 role=cashier name=\"Kim Ek\"")
        for answered in try places(shop) { #expect(answered.text.contains("Kim Ek")) }
        try shop.kill()
        for answered in try places(shop) { #expect(answered.text.contains("Kim Ek")) }
        // What says nothing of the name leaves it.
        try shop.ask("owner/x", "PERSON 17 role=cashier")
        for answered in try places(shop) { #expect(answered.text.contains("Kim Ek")) }
        #expect(try shop.ask("owner/x", "PERSON 17 role=cashier name=\"\"").isOK)
        for answered in try places(shop) { #expect(!answered.text.contains("Kim"), "\(answered)") }
        try shop.kill()
        for answered in try places(shop) { #expect(!answered.text.contains("Kim"), "\(answered)") }
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aCustomersNameToo() throws {
        let shop = try Shop()
        try shop.ask("owner/x", "PUT customer 7 limit=0.00 name=Bygg")
        #expect(try shop.send("owner/x", "LIST customers").text.contains("name=Bygg"))
        try shop.ask("owner/x", "PUT customer 7 limit=0.00 name=")
        #expect(!(try shop.send("owner/x", "LIST customers").text.contains("Bygg")))
        #expect(
            try shop.ask(
                "owner/x", "PUT customer 7 limit=0.00 name=\(String(repeating: "x", count: 101))"
            ).code == "bad-value")
    }

    /// What is stored shows the number, and which row has it.
    @Test func noNameIsStored() throws {
        let shop = try shop()
        try shop.ask("3", "PAY card 15.95")
        let answered = try shop.ask("3", "END print=text")
        let row = "- text=\"Kassa 3                          Kassör 17\" person=17"
        #expect(answered.rows.contains(row))
        #expect(answered.rows.filter { $0.contains(" person=") }.count == 1)
        let copy = try shop.ask("3", "COPY 3-1")
        #expect(copy.rows.filter { $0.hasSuffix(" person=17") }.count == 1)
        try shop.send("3", "X")
        for entry in try shop.entries() {
            let text = String(decoding: entry, as: UTF8.self)
            for name in ["Kim", "Sam", "Maj"] { #expect(!text.contains(name), "\(text)") }
        }
    }

    /// Paper that is not stored has the name beside the number; a long one is broken.
    @Test func aLongName() throws {
        let shop = try shop()
        let name = String(repeating: "Anna Andersson ", count: 6)
        try shop.ask("owner/x", "PERSON 17 role=cashier name=\"\(name)\"")
        let rows = try shop.send("3", "TOTAL print=text columns=32").rows
        #expect(rows.contains { $0.contains("Kassör 17 Anna Andersson Anna") })
        #expect(!rows.contains { $0.contains("person=") })
    }
}
