import Testing
import TillCore
import TillTesting

/// A business day that is left open when its date is over.
@Suite struct OlderDayTests {
    @discardableResult
    private func must(_ shop: Shop, _ station: String, _ line: String) throws -> Answered {
        let answered = try shop.ask(station, line)
        try #require(answered.isOK, "\(line): \(answered)")
        return answered
    }

    /// 2026-12-31, eight in the morning: register 3 is open.
    private func newYearsEve() throws -> Shop {
        let shop = try Shop(clock: VirtualClock(year: 2026, month: 12, day: 31))
        try must(shop, "1", "LOGIN 1 pin=1001")
        try must(shop, "2", "LOGIN 17 pin=4711")
        try must(shop, "3", "LOGIN 17 pin=4711")
        try must(shop, "3", "OPEN float=0.00")
        return shop
    }

    @Test func itIsNotJoinedWithoutAWord() throws {
        let shop = try newYearsEve()
        shop.clock.advance(days: 2)
        // A manager has the right, and has said nothing.
        for register in ["1", "2"] {
            let refused = try shop.ask(register, "OPEN float=500.00")
            #expect(refused.code == "day-not-closed")
            #expect(refused["day"] == "2026-12-31")
            #expect(refused["today"] == "2027-01-02")
        }
        let lacking = try shop.ask("2", "OPEN float=500.00 day=2026-12-31")
        #expect(lacking.code == "not-allowed" && lacking["right"] == "day")
        let joined = try shop.ask("1", "OPEN float=500.00 day=2026-12-31")
        #expect(joined["day"] == "2026-12-31" && joined["other-month"] == "yes")
        #expect(try shop.foldedDifferences() == [])
    }

    /// In the same month the word is enough, and no books are touched.
    @Test func withinTheMonthTheWordIsEnough() throws {
        let shop = try Shop(clock: VirtualClock(year: 2026, month: 12, day: 1))
        try must(shop, "2", "LOGIN 17 pin=4711")
        try must(shop, "3", "LOGIN 17 pin=4711")
        try must(shop, "3", "OPEN float=0.00")
        shop.clock.advance(days: 1)
        #expect(try shop.ask("2", "OPEN float=0.00").code == "day-not-closed")
        let joined = try shop.ask("2", "OPEN float=0.00 day=2026-12-01")
        #expect(joined.isOK && joined["other-month"] == nil)
        try must(shop, "3", "RING T-BOOK pay=card:129.00")
    }

    @Test(arguments: [
        "SALE", "RING T-BOOK pay=card:129.00", "PAIDIN 100.00 reason=change",
        "PAIDOUT 100.00 reason=supplies", "DROP 100.00",
    ])
    func nothingLandsInAnotherMonth(line: String) throws {
        let shop = try newYearsEve()
        shop.clock.advance(days: 2)
        let refused = try shop.ask("3", line)
        #expect(refused.code == "day-not-closed")
        #expect(refused["day"] == "2026-12-31" && refused["today"] == "2027-01-02")
        // A second person's word is one.
        #expect(try shop.ask("3", line + " by=1 pin=1001").isOK)
        if line == "SALE" { try must(shop, "3", "CANCEL") }
        // Closed and opened again, nobody has to be asked.
        try must(shop, "owner/x", "CLOSEDAY")
        #expect(try must(shop, "3", "OPEN float=0.00")["day"] == "2027-01-02")
        #expect(try shop.ask("3", line).isOK)
        #expect(try shop.foldedDifferences() == [])
    }

    /// Nor what was begun before, however it comes back.
    @Test func norWhatWasBegunBefore() throws {
        let shop = try newYearsEve()
        for line in ["SALE", "ITEM T-BOOK", "HOLD", "SALE", "ITEM T-BOOK"] {
            try must(shop, "3", line)
        }
        shop.clock.advance(days: 2)
        #expect(try shop.ask("3", "PAY card 129.00").code == "day-not-closed")
        try must(shop, "3", "PAY card 129.00 by=1 pin=1001")
        #expect(try shop.ask("3", "END").code == "day-not-closed")
        try must(shop, "owner/x", "CLOSEDAY")
        try must(shop, "3", "OPEN float=0.00")
        try must(shop, "3", "END")
        try must(shop, "owner/x", "CLOSEDAY")
        shop.clock.advance(days: 31)
        try must(shop, "3", "OPEN float=0.00")
        shop.clock.advance(days: 31)
        #expect(try shop.ask("3", "RECALL 1").code == "day-not-closed")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Who opened the drawer for the older day has said so for all that is sold at it.
    @Test func whoOpenedForItHasSaidSo() throws {
        let shop = try newYearsEve()
        shop.clock.advance(days: 2)
        try must(shop, "2", "OPEN float=0.00 day=2026-12-31 by=1 pin=1001")
        try must(shop, "2", "RING T-BOOK pay=card:129.00")
        // It was said in January.
        shop.clock.advance(days: 31)
        #expect(try shop.ask("2", "RING T-BOOK pay=card:129.00").code == "day-not-closed")
    }

    @Test func aNightGoesOnPastMidnight() throws {
        let shop = try newYearsEve()
        shop.clock.advance(seconds: 20 * 3600 + 3599)
        #expect(try shop.send("3", "STATUS")["today"] == "2027-01-01")
        try must(shop, "3", "RING T-BOOK pay=card:129.00")
        shop.clock.advance(seconds: 1)
        #expect(try shop.ask("3", "RING T-BOOK pay=card:129.00").code == "day-not-closed")
    }

    @Test(arguments: [(0, false), (1, false), (2, true)])
    func howLongIsARuleOfTheHouse(hours: Int, isTaken: Bool) throws {
        let shop = try Shop(
            Shop.configuration + "rules night-hours=\(hours)\n",
            clock: VirtualClock(year: 2026, month: 12, day: 31))
        try must(shop, "3", "LOGIN 17 pin=4711")
        try must(shop, "3", "OPEN float=0.00")
        shop.clock.advance(seconds: 17 * 3600 + 1800)
        #expect(try shop.ask("3", "RING T-BOOK pay=card:129.00").isOK == isTaken)
    }

    @Test func trainingIsInNobodysBooks() throws {
        let shop = try newYearsEve()
        try must(shop, "3", "TRAINING by=21 pin=2121")
        shop.clock.advance(days: 2)
        try must(shop, "3", "RING T-BOOK pay=card:129.00")
    }

    @Test func theGreetingTellsTheDate() throws {
        let shop = try newYearsEve()
        #expect(try shop.send("3", "STATUS")["today"] == nil)
        shop.clock.advance(days: 2)
        let status = try shop.send("3", "STATUS")
        #expect(status["day"] == "2026-12-31" && status["today"] == "2027-01-02")
    }
}
