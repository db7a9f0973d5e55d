import TillTesting
import Testing

@Suite struct CountingTests {
    /// Again and late at once would take a drawer off a list that may be empty.
    @Test func aCountIsLateOrAgainNotBoth() throws {
        let shop = try Shop.selling()
        try shop.say("COUNT cash=500.00")
        #expect(try shop.code("COUNT recount late cash=1.00 by=21 pin=2121") == "extra-argument")
        #expect(try shop.code("COUNT late recount cash=1.00 by=21 pin=2121") == "extra-argument")
        try shop.say("COUNT recount cash=501.00 by=21 pin=2121")
    }

    /// A drawer of an earlier Z is not counted again when this day has none.
    @Test func againIsNeverLate() throws {
        let shop = try Shop.selling()
        try shop.own("CLOSEDAY")
        #expect(try shop.code("COUNT recount cash=1.00 by=21 pin=2121") == "unknown-drawer")
        #expect(try shop.say("COUNT cash=505.00")["late"] == "3-1")
        #expect(try shop.foldedDifferences() == [])
    }
}
