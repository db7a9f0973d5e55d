import TillTesting
import Testing

/// What is taken off, and who may.
@Suite struct DiscountTests {
    /// What a customer was promised holds for all that comes after.
    @Test func aPercentageOfTheWholeSaleMayComeBeforeItsLines() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "SALE", "DISCOUNT percent=10.00")
        #expect(try shop.ask("1", "ITEM T-BOOK")["total"] == "116.10")
        try shop.done("1", "DISCOUNT percent=0.00")
        #expect(try shop.send("1", "TOTAL")["total"] == "129.00")
    }

    /// Of nothing, every percentage is nothing: the house's limit is on what was asked.
    @Test func theLimitIsOnWhatWasAskedAlsoOfNothing() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        #expect(try shop.code("DISCOUNT percent=90.00") == "not-allowed")
        #expect(try shop.code("DISCOUNT amount=1.00") == "discount-too-large")
        try shop.say("DISCOUNT percent=90.00 by=21 pin=2121")
    }
}
