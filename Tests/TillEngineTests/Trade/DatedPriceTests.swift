import TillCore
import TillTesting
import Testing

/// A price that holds from a date on is charged from its midnight on, and not before.
@Suite struct DatedPriceTests {
    private static let put = "PUT item T-MILK name=Mjölk vat=food group=dairy price="

    private func shop() throws -> Shop {
        let shop = try Shop.selling()
        try shop.own("PUT price T-MILK 17.90 from=2026-11-24")
        try shop.own("PUT price T-MILK 19.90 from=2026-11-26")
        return shop
    }

    private func price(_ shop: Shop) throws -> String? {
        try shop.send("3", "PRICE T-MILK")["price"]
    }

    @Test func eachDayHasItsPrice() throws {
        let shop = try shop()
        for due in ["16.90", "17.90", "17.90", "19.90", "19.90"] {
            #expect(try price(shop) == due)
            #expect(try shop.ask("3", "RING T-MILK pay=card:\(due)").isOK, "\(due)")
            shop.clock.advance(days: 1)
        }
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func itemsDepositsAndReturnsFollow() throws {
        let shop = try shop()
        try shop.own("PUT price T-CAN 3.00 from=2026-11-24")
        shop.clock.advance(days: 1)
        try shop.say("SALE")
        #expect(try shop.say("ITEM T-MILK")["price"] == "17.90")
        #expect(try shop.say("ITEM T-COLA")["deposit"] == "3.00")
        #expect(try shop.say("RETURN T-MILK reason=broken by=21 pin=2121")["amount"] == "-17.90")
    }

    @Test func whatIsPutKeepsWhatIsToCome() throws {
        let shop = try shop()
        #expect(try shop.done("owner/x", Self.put + "16.90")["changed"] == "no")
        try shop.own(Self.put + "15.00")
        #expect(try price(shop) == "15.00")
        shop.clock.advance(days: 1)
        #expect(try price(shop) == "17.90")
        // What it costs today is no news.
        #expect(try shop.done("owner/x", Self.put + "17.90")["changed"] == "no")
        try shop.own(Self.put + "16.00")
        #expect(try price(shop) == "16.00")
        shop.clock.advance(days: 2)
        #expect(try price(shop) == "19.90")
    }

    @Test func aDateThatHasComeMakesItThePrice() throws {
        let shop = try shop()
        try shop.own("PUT price T-MILK 12.00 from=2026-11-23")
        #expect(try price(shop) == "12.00")
        try shop.own("PUT price T-MILK 13.00 from=2020-01-01")
        #expect(try price(shop) == "13.00")
        let again = try shop.done("owner/x", "PUT price T-MILK 13.00 from=2026-11-23")
        #expect(again["changed"] == "no")
        shop.clock.advance(days: 1)
        #expect(try price(shop) == "17.90")
    }

    @Test func thereAreSoManyAndNoMore() throws {
        let shop = try shop()
        for day in 1...8 { try shop.own("PUT price T-MILK 1.00 from=2026-12-0\(day)") }
        let more = "PUT price T-MILK 2.00 from=2026-12-09"
        #expect(try shop.refused("owner/x", more) == "too-many")
        try shop.own("PUT price T-MILK 2.00 from=2026-12-08")
        shop.clock.advance(days: 1)
        try shop.own(more)
        #expect(
            try shop.refused("owner/x", "PUT price T-NONE 2.00 from=2026-12-08") == "unknown-item")
        #expect(
            try shop.refused("owner/x", "PUT price T-MILK 10000000000000.00 from=2026-12-08")
                == "too-large")
    }

    @Test func aTextThatIsNoneIsNoPrice() {
        for text in ["", "2026-12-01", "2026-12-01:", ":1.00", "2026-12-01:1", "2026-12-01:1.00:"] {
            #expect(DatedPrice(text: text) == nil, "\(text)")
        }
    }
}
