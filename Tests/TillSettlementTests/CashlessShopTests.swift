import TillCore
import TillTesting
import Testing

/// Every day can be posted: in a shop that takes no cash, and when a tender has changed since.
@Suite struct CashlessShopTests {
    private func without(_ words: String...) throws -> Configuration {
        let lines = Shop.configuration.split(separator: "\n").filter { line in
            !words.contains { line.contains($0) }
        }
        return try Configuration(canonical: lines.joined(separator: "\n") + "\n")
    }

    @Test func `a shop that takes no cash`() throws {
        let shop = try Shop()
        try shop.house(.configure(without("kind=cash", "kind=foreign")))
        #expect(try shop.ask("3", "LOGIN 21 pin=2121").isOK)
        #expect(try shop.ask("3", "OPEN float=500.00").code == "not-set-up")
        for line in ["OPEN float=0.00", "RING T-BEER pay=card:15.95"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        for line in ["PAIDIN 10.00 reason=change", "DROP 10.00", "COUNT cash=1.00"] {
            #expect(try shop.ask("3", line).code == "not-set-up", "\(line)")
        }
        #expect(try shop.ask("3", "COUNT cash=0.00 count=swish:0.00 count=card:15.95").isOK)
        #expect(try shop.ask("3", "Z").isOK)
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        #expect(try shop.settled(1).count == 7)
    }

    /// The payment was made with a tender that is gone, or is of another kind now.
    @Test func `what can't be posted any more is not corrected`() throws {
        let shop = try Shop()
        for line in ["LOGIN 21 pin=2121", "OPEN float=0.00", "RING T-BEER pay=swish:15.95"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        try shop.house(.configure(without("name=swish")))
        #expect(try shop.ask("3", "OPEN float=0.00").isOK)
        #expect(try shop.ask("3", "RETENDER 3-1 1 card").code == "not-correctable")
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        #expect(try shop.settled(2).count == 7)
    }

    /// What was the cash tender is a card's now, and cash is called otherwise.
    @Test func `what was paid with a tender of another kind is not corrected`() throws {
        let shop = try Shop()
        for line in ["LOGIN 21 pin=2121", "OPEN float=0.00", "RING T-BEER pay=cash:16.00"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        let text = Shop.configuration.replacing(
            "name=cash kind=cash unit=1.00 account=1910", with: "name=cash kind=card account=1930")
        let other = "tender name=kontant kind=cash unit=1.00 account=1910\n"
        try shop.house(.configure(Configuration(canonical: text + other)))
        #expect(try shop.ask("3", "OPEN float=0.00").isOK)
        #expect(try shop.ask("3", "RETENDER 3-1 1 card").code == "not-correctable")
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        #expect(try shop.settled(2).count == 7)
    }
}
