import TillCore
import TillTesting
import Testing

/// Paper says what was true when it was made, whenever it is printed.
@Suite struct PrintingTests {
    private func shop() throws -> Shop {
        let shop = try Shop()
        for line in ["LOGIN 21 pin=2121", "OPEN float=100.00"] { try shop.ask("3", line) }
        return shop
    }

    private static let renamed = Shop.configuration
        .replacing("company=\"Kvarnens Livs AB\"", with: "company=\"Andra Livs AB\"")
        .replacing("text=\"Mejeri\"", with: "text=\"Ost och sånt\"")

    @Test func aReceiptIsPrintedWithItsEndAndAgainOnlyToTheSameLine() throws {
        let shop = try shop()
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BEER qty=2")
        try shop.ask("3", "PAY card \(try due(shop))")
        let number = shop.next(of: "3")
        let printed = try shop.send("3", "#\(number) END print=text")
        #expect(printed.rows.contains { $0.contains("Kvitto 3-1") })
        try shop.kill()
        #expect(try shop.send("3", "#\(number) END print=text").text == printed.text)
        #expect(try shop.send("3", "#\(number) END").code == "conflict")
    }

    private func due(_ shop: Shop) throws -> String {
        try #require(try shop.send("3", "TOTAL")["due"])
    }

    @Test func aCopyIsMadeOnceAndLooksAsTheReceiptDid() throws {
        let shop = try shop()
        let original = try shop.ask("3", "RING T-BEER pay=cash:1000.00 print=text")
        try shop.house(.configure(Configuration(text: Self.renamed)))
        let copy = try shop.ask("1", "LOGIN 17 pin=4711")
        #expect(copy.isOK)
        let printed = try shop.ask("1", "COPY 3-1 print=text")
        let unmarked = printed.rows.filter { !$0.contains("KOPIA") && $0 != "- text=\"\"" }
        #expect(unmarked == original.rows.filter { $0 != "- text=\"\"" })
        #expect(printed.rows.count { $0.contains("KOPIA") } == 2)
        #expect(try shop.ask("1", "COPY 3-1").code == "already-copied")
        #expect(try shop.ask("3", "COPY 3-1").code == "already-copied")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test(arguments: ["text", "escpos"])
    func anOldReportIsPrintedToTheSameBytes(form: String) throws {
        let shop = try shop()
        try shop.ask("3", "RING T-BEER pay=cash:1000.00")
        try shop.ask("3", "COUNT cash=100.00")
        try shop.ask("3", "Z")
        let first = try shop.send("3", "REPORT 3-1 print=\(form)")
        #expect(first.rows.count > 0)
        try shop.ask("owner/x", "CLOSEDAY")
        let day = try shop.send("3", "SETTLEMENT 1 print=\(form)")
        #expect(day.rows.count > 0)
        try shop.house(.configure(Configuration(text: Self.renamed)))
        try shop.restart()
        #expect(try shop.send("3", "SETTLEMENT 1 print=\(form)").rows == day.rows)
        #expect(try shop.send("3", "REPORT 3-1 print=\(form)").text == first.text)
    }

    /// The signature at the end of a check code is over what stands before it.
    @Test func aCheckCodeNamesTheReceipt() throws {
        let shop = try shop()
        let printed = try shop.ask("3", "RING T-BEER pay=cash:1000.00 print=text language=en")
        let code = printed.rows.joined().filter { $0 != "\"" }
        #expect(code.contains("till 1 kvarnen 3-1"))
        let training = try shop.ask("3", "TRAINING")
        #expect(training["training"] == "yes")
        let practice = try shop.ask("3", "RING T-BEER pay=cash:1000.00 print=text")
        #expect(practice["training"] == "yes")
        #expect(!practice.rows.joined().contains("till 1 kvarnen"))
        #expect(practice.rows.contains { $0.contains("ÖVNING") })
    }
}
