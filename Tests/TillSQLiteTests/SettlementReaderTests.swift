import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

@Suite struct SettlementReaderTests {
    private func day(_ shop: Shop, _ lines: String...) throws {
        for line in ["OPEN float=0.00"] + lines + ["Z"] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
    }

    @Test func aDayHasItsReportsReceiptsAndConfiguration() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try day(shop, "RING T-BEER pay=card:15.95", "RING T-BOOK pay=card:129.00")
        try day(shop, "RING T-BEER pay=card:15.95")
        let reader = try SettlementReader(directory: shop.directory)
        let first = try #require(try reader.settlement(1))
        #expect(first.seal.head.settlement == 1)
        #expect(first.files == nil)
        #expect(try reader.reports(of: first.seal).map(\.head.z.written) == ["3-1"])
        var receipts: [String] = []
        try reader.forEachReceipt(of: first.seal) { receipts.append($0.name.written) }
        #expect(receipts == ["3-1", "3-2"])
        let held = try reader.configuration(at: first.seal.head.lastEntry)
        #expect(held == shop.engine.store.configuration)
        let second = try #require(try reader.settlement(2))
        receipts = []
        try reader.forEachReceipt(of: second.seal) { receipts.append($0.name.written) }
        #expect(receipts == ["3-3"])
        #expect(try reader.settlement(3) == nil)
    }

    /// A new epoch between two days belongs to the later one: lost receipts are stated somewhere.
    @Test func receiptsThatWereLostAreFoundWhenever() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try day(shop, "RING T-BEER pay=card:15.95")
        try shop.ask("owner/x", "EPOCH register=3 last=0 receipt=5")
        try shop.ask("3", "OPEN float=0.00")
        try shop.ask("owner/x", "EPOCH register=3 last=0 receipt=7")
        try shop.ask("3", "RING T-BEER pay=card:15.95")
        try shop.ask("owner/x", "CLOSEDAY")
        let reader = try SettlementReader(directory: shop.directory)
        let days = try [1, 2].map { try #require(try reader.settlement($0)).seal }
        #expect(try reader.skipped(in: days[0]) == [])
        #expect(
            try reader.skipped(in: days[1]) == [
                SkippedReceipts(register: 3, first: 2, last: 5),
                SkippedReceipts(register: 3, first: 6, last: 7),
            ])
    }
}
