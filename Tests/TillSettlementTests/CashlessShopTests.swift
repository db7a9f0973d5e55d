import TillCore
import TillSQLite
import TillSettlement
import TillTesting
import Testing

/// Every day can be posted: in a shop that takes no cash, and when a tender has changed since.
@Suite struct CashlessShopTests {
    private func settle(_ shop: Shop, day: Int) throws -> [String: [UInt8]] {
        let reader = try SettlementReader(directory: shop.directory)
        let seal = try #require(try reader.settlement(day)).seal
        var receipts: [Receipt] = []
        try reader.forEachReceipt(of: seal) { receipts.append($0) }
        return try files(
            ClosedDay(
                configuration: try reader.configuration(at: seal.head.lastEntry), seal: seal,
                reports: try reader.reports(of: seal), skipped: try reader.skipped(in: seal),
                corrections: try reader.corrections(of: seal).map {
                    TenderCorrected(register: $0.register, correction: $0.correction)
                },
                previousDigest: nil), receipts)
    }

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
        #expect(try settle(shop, day: 1).count == 7)
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
        #expect(try settle(shop, day: 2).count == 7)
    }
}
