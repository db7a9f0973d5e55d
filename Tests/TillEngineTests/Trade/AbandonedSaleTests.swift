import TillTesting
import Testing

/// A sale on which money was taken is dropped by two, however it is dropped.
@Suite struct AbandonedSaleTests {
    /// A cashier with a sale of milk and beer, paid and not paid any more.
    private func shop() throws -> Shop {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        try shop.say("ITEM T-COLA")
        try shop.say("PAY card 10.00")
        try shop.say("UNPAY 1")
        return shop
    }

    private func right(_ shop: Shop, _ line: String) throws -> String? {
        try shop.ask("3", line)["right"]
    }

    @Test func emptiedLineByLine() throws {
        let shop = try shop()
        try shop.say("VOID 1")
        // With its deposit it is the last one.
        #expect(try right(shop, "VOID 2") == "cancel-paid")
        #expect(try right(shop, "CANCEL") == "cancel-paid")
        #expect(try right(shop, "HOLD") == "cancel-paid")
        #expect(try shop.code("END") == "not-paid")
        try shop.say("VOID 2 by=21 pin=2121")
        #expect(try shop.code("END") == "sale-empty")
        #expect(try right(shop, "CANCEL") == "cancel-paid")
    }

    /// Something else put in their place does not make it another sale.
    @Test func emptiedAroundSomethingCheap() throws {
        let shop = try shop()
        try shop.say("ITEM T-BAG")
        try shop.say("VOID 2")
        #expect(try right(shop, "VOID 1") == "cancel-paid")
        try shop.say("VOID 4")
        try shop.say("ITEM T-BAG")
        try shop.say("HOLD by=21 pin=2121")
        try shop.say("RECALL 1")
        try shop.kill()
        #expect(try right(shop, "VOID 1") == "cancel-paid")
        try shop.say("VOID 1 by=21 pin=2121")
        // What is left is a sale of its own, but for being empty.
        try shop.say("ITEM T-BAG")
        try shop.say("VOID 5")
        #expect(try right(shop, "VOID 6") == "cancel-paid")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func nothingWasTaken() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        try shop.say("PAY card 10.00 pending")
        try shop.say("FAILED 1")
        try shop.say("VOID 1")
    }
}
