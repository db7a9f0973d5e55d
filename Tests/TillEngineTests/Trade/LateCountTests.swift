import TillCore
import TillTesting
import Testing

/// Drawers that a Z sealed uncounted.
@Suite struct LateCountTests {
    private func shop() throws -> Shop {
        let shop = try Shop.trading(at: "3", "2")
        try shop.done("3", "Z")
        return shop
    }

    @Test func aLateCountIsFinal() throws {
        let shop = try shop()
        #expect(try shop.done("3", "COUNT cash=490.00 late")["late"] == "3-1")
        for line in ["COUNT cash=500.00 recount by=21 pin=2121", "COUNT cash=500.00 late"] {
            #expect(try shop.refused("3", line) == "unknown-drawer", "\(line)")
        }
        try shop.ask("owner/x", "CLOSEDAY")
        try shop.done("3", "OPEN float=0.00", "COUNT cash=0.00")
        // Neither the one that is counted twice nor the late one, of which there is none.
        let both = "COUNT cash=5.00 recount late"
        #expect(try shop.ask("3", both).code == "extra-argument")
    }

    /// It is in the next Z, so it is not in this day.
    @Test func theDayIsTheSumOfItsZs() throws {
        let shop = try shop()
        try shop.done("3", "COUNT cash=490.00")
        let day = try shop.send("owner/x", "DAY").rows
        #expect(!day.contains { $0.contains("late-differences") })
        try shop.ask("owner/x", "CLOSEDAY")
        let sealed = try #require(try shop.settlement(1)).seal.totals
        #expect(sealed[.lateDifferences] == Tally())
        try shop.done("2", "OPEN float=0.00")
        try shop.ask("owner/x", "CLOSEDAY")
        #expect(
            try shop.send("owner/x", "REPORT 3-2").rows.contains(
                "- figure=late-differences count=1 amount=-10.00"))
        #expect(try shop.foldedDifferences() == [])
    }
}
