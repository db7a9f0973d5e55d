import TillTesting
import Testing

/// Promotions at the counter: when they hold, what else they meet, and what the journal says.
@Suite struct OfferTests {
    private func shop(_ promotions: String...) throws -> Shop {
        let shop = try Shop.trading(at: "1", "2")
        for line in [
            "PUT item A name=A price=10.00 vat=food group=bread",
            "PUT item B name=B price=40.00 vat=food group=bread",
            "PUT item OPEN name=O price=0.00 vat=food group=bread open-price=yes",
        ] + promotions.map({ "PUT promotion \($0)" }) { try shop.done("owner/x", line) }
        return shop
    }

    /// Held on the last day of an offer, taken up days later at another register, after a restart.
    @Test func theTimeAtWhichASaleBeganIsItsOwn() throws {
        let shop = try shop("P text=x groups=bread percent=50.00 to=2026-11-23")
        try shop.done("1", "SALE", "ITEM A", "HOLD")
        shop.clock.advance(days: 3)
        try shop.restart()
        #expect(try shop.done("2", "RECALL 1")["total"] == "5.00")
        #expect(try shop.done("2", "ITEM A")["total"] == "10.00")
        try shop.done("2", "PAY card 10.00", "END")
        #expect(try shop.done("2", "RING A pay=card:10.00")["total"] == "10.00")
        #expect(try shop.foldedDifferences() == [])
    }

    /// What is switched off, or on, counts from the next change of the lines.
    @Test func whatIsSwitchedOffIsOff() throws {
        let shop = try shop("P text=x groups=bread percent=50.00")
        try shop.done("1", "SALE", "ITEM A")
        try shop.done("owner/x", "PUT promotion P off")
        #expect(try shop.send("1", "TOTAL")["total"] == "5.00")
        #expect(try shop.done("1", "ITEM B")["total"] == "50.00")
        try shop.done("owner/x", "PUT promotion P text=x groups=bread percent=20.00")
        #expect(try shop.done("1", "ITEM T-BOOK")["total"] == "169.00")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func itHoldsAtItsHoursAndOnItsDays() throws {
        // Monday, eight in the morning.
        let shop = try shop("P text=x items=A amount=4.00 hours=08:00-09:00 days=mo,tu")
        #expect(try shop.done("1", "RING A pay=card:6.00")["total"] == "6.00")
        try shop.done("1", "SALE")
        shop.clock.advance(seconds: 3600)
        #expect(try shop.done("1", "ITEM A")["total"] == "6.00")
        try shop.done("1", "CANCEL", "SALE")
        #expect(try shop.done("1", "ITEM A")["total"] == "10.00")
        try shop.done("1", "CANCEL")
        shop.clock.advance(seconds: 23 * 3600 + 1800)
        #expect(try shop.done("1", "RING A pay=card:6.00")["total"] == "6.00")
        shop.clock.advance(days: 1)
        #expect(try shop.done("1", "RING A pay=card:10.00")["total"] == "10.00")
    }

    @Test func pricesOfOnesOwnTakeNoPart() throws {
        let shop = try shop("P text=x groups=bread percent=50.00")
        #expect(try shop.done("1", "RING OPEN@12.00 pay=card:12.00")["total"] == "12.00")
    }

    /// What a scale has weighed and priced takes part in percentages only.
    @Test func pricedPacksAreWeighed() throws {
        let shop = try shop("P text=x items=2011111100006 take=2 pay=1")
        try shop.done(
            "owner/x", "PUT item 2011111100006 name=Ost price=119.00 vat=food group=dairy unit=kg")
        let ring = "RING 2011111112344 2011111112344 pay=card"
        #expect(try shop.done("1", "\(ring):24.68")["total"] == "24.68")
        try shop.done("owner/x", "PUT promotion P text=x items=2011111100006 percent=50.00")
        #expect(try shop.done("1", "\(ring):12.34")["total"] == "12.34")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A percentage of the sale, and what is too much, are of what is to be paid now.
    @Test func aDiscountIsReckonedOnWhatIsToBePaid() throws {
        let shop = try shop("P text=x groups=bread percent=50.00")
        try shop.done("1", "SALE", "ITEM A")
        try shop.done("owner/x", "PUT promotion P off")
        let answered = try shop.done("1", "DISCOUNT percent=10.00")
        #expect(answered["discount"] == "1.00" && answered["total"] == "9.00")
        try shop.done("1", "DISCOUNT amount=0.00")
        try shop.done("owner/x", "PUT promotion P text=x groups=bread percent=50.00")
        #expect(try shop.refused("1", "DISCOUNT amount=6.00") == "discount-too-large")
        #expect(try shop.done("1", "DISCOUNT amount=5.00")["total"] == "0.00")
    }

    /// The better of a discount by hand and an offer, whichever came first.
    @Test func theCustomerGetsTheBetterOne() throws {
        let shop = try shop("P text=x groups=bread percent=50.00")
        try shop.done("1", "SALE", "ITEM A")
        let kept = try shop.done("1", "DISCOUNT 1 percent=1.00")
        #expect(kept["discount"] == "0.00" && kept["promotion-kept"] == "5.00")
        #expect(kept["total"] == "5.00")
        let lost = try shop.done("1", "DISCOUNT 1 percent=60.00")
        #expect(lost["discount"] == "6.00" && lost["promotion-lost"] == "5.00")
        #expect(lost["total"] == "4.00")
        // In place of a good one a bad one: better none.
        let back = try shop.done("1", "DISCOUNT 1 percent=10.00")
        #expect(back["promotion-kept"] == "5.00" && back["total"] == "5.00")
        #expect(try shop.foldedDifferences() == [])
    }

    /// An entry says what has changed, not what all 500 offers do to all 1,000 lines.
    @Test func theEventHoldsTheDifference() throws {
        let shop = try shop(
            "P text=x items=A percent=50.00", "M text=x items=B take=3 pay=2")
        try shop.done("1", "SALE", "ITEM A", "ITEM B qty=2", "ITEM B")
        let last = { String(decoding: try #require(try shop.entries().last), as: UTF8.self) }
        #expect(try last().contains("promoted=2 rule=M amount=26.67"))
        #expect(try !last().contains("promoted=1"))
        try shop.done("1", "VOID 3")
        #expect(try last().contains("promoted gone=2"))
        try shop.done("1", "ITEM T-BOOK")
        #expect(try !last().contains("promoted"))
        #expect(try shop.foldedDifferences() == [])
    }
}
