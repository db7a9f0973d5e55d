import TillCore
import TillTesting
import Testing

/// The house's limits hold for a sale as it ends, and a right for what it was lent for.
@Suite struct HouseLimitTests {
    /// With things at round prices, person 17 at register 3 and 4, a supervisor at register 2.
    private func shop(_ rules: String = "") throws -> Shop {
        let shop = try Shop(
            Shop.configuration.replacing("rules discount", with: "rules \(rules) discount"))
        for line in [
            "PUT item T-SOFA name=Soffa price=1000.00 vat=standard group=other",
            "PUT item T-LAMP name=Lampa price=100.00 vat=standard group=other",
            "PUT item T-PILLS name=Tabletter price=40.00 vat=standard group=other max=2",
            "PUT item T-OPEN name=Diverse price=0.00 vat=standard group=other open-price=yes",
        ] { try shop.own(line) }
        try shop.done("3", "LOGIN 17 pin=4711", "OPEN float=500.00")
        try shop.done("4", "LOGIN 17 pin=4711", "OPEN float=500.00")
        return shop
    }

    private let by = " by=21 pin=2121"

    // MARK: - Discounts

    @Test func anAmountOffIsMeasuredOnWhatIsLeftAtTheEnd() throws {
        let shop = try shop()
        for line in ["SALE", "ITEM T-SOFA", "DISCOUNT amount=100.00", "VOID 1", "ITEM T-LAMP"] {
            try shop.say(line)
        }
        let refusal = try shop.ask("3", "END")
        #expect(refusal.code == "not-allowed")
        #expect(refusal["right"] == "discount" && refusal["of"] == "discount")
        #expect(refusal["limit"] == "10.00" && refusal["asked"] == "100.00")
        try shop.say("HOLD")
        try shop.done("4", "RECALL 1")
        #expect(try shop.refused("4", "END") == "not-allowed")
        try shop.done("4", "DISCOUNT amount=10.00", "PAY card 90.00", "END")
    }

    @Test func moneyIsNotTakenForWhatCannotEnd() throws {
        let shop = try shop()
        for line in ["SALE", "ITEM T-SOFA", "DISCOUNT amount=60.00", "VOID 1", "ITEM T-LAMP"] {
            try shop.say(line)
        }
        #expect(try shop.code("PAY card 40.00") == "not-allowed")
        try shop.say("PAY card 40.00" + by)
        try shop.say("END")
    }

    @Test func whoMayLendsTheRightAtTheEndToo() throws {
        let shop = try shop()
        for line in ["SALE", "ITEM T-SOFA", "DISCOUNT amount=100.00", "VOID 1", "ITEM T-LAMP"] {
            try shop.say(line)
        }
        #expect(try shop.code("END by=17 pin=4711") == "not-allowed")
        try shop.say("END" + by)
    }

    @Test func promotionsThatComeLaterAreReckonedWith() throws {
        let shop = try shop()
        for line in ["SALE", "ITEM T-LAMP", "DISCOUNT amount=10.00"] { try shop.say(line) }
        try shop.own("PUT promotion HALF text=Halva items=T-LAMP percent=50.00")
        try shop.say("ITEM T-LAMP")
        try shop.say("PAY card 90.00")
        try shop.say("END")
        for line in ["SALE", "ITEM T-SOFA", "DISCOUNT amount=100.00"] { try shop.say(line) }
        try shop.own("PUT promotion ALL text=Halva items=T-SOFA percent=50.00")
        try shop.say("ITEM T-OPEN price=1.00")
        #expect(try shop.code("PAY card 401.00") == "not-allowed")
        #expect(try shop.code("END") == "not-paid")
    }

    @Test func linesAndTheWholeSaleAreLimitedTogether() throws {
        let shop = try shop()
        for line in ["SALE", "ITEM T-LAMP", "ITEM T-SOFA", "DISCOUNT 1 percent=10.00"] {
            try shop.say(line)
        }
        try shop.say("DISCOUNT 2 percent=10.00")
        let refusal = try shop.ask("3", "DISCOUNT percent=10.00")
        #expect(refusal.code == "not-allowed" && refusal["of"] == "discounts")
        #expect(refusal["limit"] == "110.00" && refusal["asked"] == "209.00")
        try shop.say("DISCOUNT percent=10.00" + by)
        try shop.say("PAY card 891.00")
        try shop.say("END")
    }

    @Test func manySmallLinesMayBeRoundedEach() throws {
        let shop = try shop()
        try shop.own("PUT item T-NUT name=Nöt price=0.05 vat=standard group=other")
        try shop.say("SALE")
        for line in 1...3 {
            try shop.say("ITEM T-NUT")
            try shop.say("DISCOUNT \(line) percent=10.00")
        }
        try shop.say("PAY card 0.12")
        try shop.say("END")
    }

    // MARK: - What a right was lent for

    @Test func aRightThatWasLentStaysWithTheSale() throws {
        let shop = try shop()
        for line in ["SALE", "ITEM T-SOFA", "DISCOUNT 1 percent=50.00" + by, "HOLD", "LOGOUT"] {
            try shop.say(line)
        }
        try shop.restart()
        try shop.done("4", "RECALL 1", "PAY card 500.00", "END")
        #expect(
            try shop.events("allowed") == [
                "allowed limit=discount person=21 line=1 percent=50.00 amount=500.00 of=1000.00"
            ])
        #expect(try shop.foldedDifferences() == [])
    }

    @Test(arguments: [
        // Off the line, when it shrinks.
        ["ITEM T-LAMP qty=2", "DISCOUNT 1 amount=50.00 BY", "?QTY 1 1", "PAY card 150.00", "END"],
        // A percentage of one is not one of fifty.
        ["ITEM T-LAMP", "DISCOUNT 1 percent=50.00 BY", "?QTY 1 2", "QTY 1 2 BY"],
        ["ITEM T-LAMP qty=2", "DISCOUNT 1 percent=50.00 BY", "QTY 1 1", "PAY card 50.00", "END"],
        // Another discount is another matter.
        [
            "ITEM T-LAMP", "DISCOUNT 1 percent=50.00 BY", "DISCOUNT 1 percent=0.00",
            "?DISCOUNT 1 percent=50.00",
        ],
        // Off the whole sale: as an amount, and as a percentage.
        ["ITEM T-SOFA", "DISCOUNT amount=300.00 BY", "ITEM T-LAMP", "PAY card 800.00", "END"],
        ["ITEM T-SOFA", "ITEM T-LAMP", "DISCOUNT amount=300.00 BY", "?VOID 1", "VOID 2 BY"],
        ["DISCOUNT percent=30.00 BY", "ITEM T-SOFA", "PAY card 700.00", "END"],
        // A price, and so many at it.
        ["ITEM T-LAMP price=50.00 BY", "?QTY 1 2", "QTY 1 2 BY", "PAY card 100.00", "END"],
        [
            "ITEM T-LAMP qty=2", "REPRICE 1 50.00 BY", "QTY 1 1", "?REPRICE 1 40.00",
            "PAY card 50.00", "END",
        ],
        // So many of an item, on whatever lines.
        [
            "ITEM T-PILLS qty=4 BY", "QTY 1 3", "ITEM T-PILLS", "?ITEM T-PILLS", "?QTY 2 2",
            "PAY card 160.00", "END",
        ],
        // Bottles.
        [
            "RETURN T-CAN qty=251 reason=deposit BY", "?RETURN T-CAN reason=deposit",
            "PAY cash -502.00", "END",
        ],
    ])
    func aGrantCoversNoMoreThanItWasGivenFor(lines: [String]) throws {
        let shop = try shop()
        try shop.own("PUT item T-CAN name=Pant price=2.00 vat=standard group=deposit kind=deposit")
        try shop.say("SALE")
        for line in lines {
            let said = line.replacing(" BY", with: by)
            if said.hasPrefix("?") {
                let code = try shop.code(String(said.dropFirst()))
                #expect(["not-allowed", "quantity-limit"].contains(code), "\(line): \(code)")
            } else {
                try shop.say(said)
            }
        }
    }

    @Test func aRingIsMeasuredAsAWhole() throws {
        let shop = try shop()
        #expect(try shop.code("RING T-PILLS*2 T-PILLS pay=card:120.00") == "quantity-limit")
        #expect(try shop.code("RING T-LAMP@1.00 pay=card:1.00") == "not-allowed")
        try shop.say("RING T-LAMP@1.00 T-PILLS*3 pay=card:121.00" + by)
        #expect(
            try shop.events("allowed") == [
                "allowed limit=price person=21 line=1 price=1.00 qty=1",
                "allowed limit=quantity person=21 item=T-PILLS qty=3",
            ])
    }

    // MARK: - A day

    @Test func oneMayGiveAwaySoMuchADay() throws {
        let shop = try shop("discount-day-limit=150.00")
        for line in ["SALE", "ITEM T-SOFA", "DISCOUNT percent=10.00", "PAY card 900.00", "END"] {
            try shop.say(line)
        }
        try shop.restart()
        for line in ["SALE", "ITEM T-SOFA"] { try shop.done("4", line) }
        let refusal = try shop.ask("4", "DISCOUNT 1 amount=50.01")
        #expect(refusal.code == "not-allowed" && refusal["of"] == "discount-day")
        #expect(refusal["limit"] == "150.00" && refusal["asked"] == "150.01")
        try shop.done("4", "DISCOUNT 1 amount=50.01" + by, "PAY card 949.99", "END")
        // What somebody lent a right for counts for nobody.
        try shop.done("4", "SALE", "ITEM T-SOFA", "DISCOUNT 1 amount=50.00", "PAY card 950.00")
        try shop.done("4", "END")
        #expect(try shop.foldedDifferences() == [])
        // Tomorrow is another day, and in training nothing counts.
        try shop.ask("owner/x", "CLOSEDAY")
        shop.clock.advance(days: 1)
        try shop.done("4", "OPEN float=0.00", "SALE", "ITEM T-SOFA", "DISCOUNT 1 amount=100.00")
        try shop.done("4", "PAY card 900.00", "END")
    }

    @Test func oneMayPayOutSoMuchADay() throws {
        let shop = try shop("paid-out-day-limit=1000.00")
        try shop.say("PAIDOUT 600.00 reason=supplies" + by)
        try shop.say("PAIDOUT 500.00 reason=supplies")
        try shop.say("PAIDOUT 400.00 reason=supplies")
        let refusal = try shop.ask("3", "PAIDOUT 101.00 reason=supplies")
        #expect(refusal.code == "not-allowed" && refusal["limit"] == "1000.00")
        #expect(refusal["asked"] == "1001.00")
        try shop.say("PAIDOUT 101.00 reason=supplies" + by)
        try shop.say("PAIDOUT 100.00 reason=supplies")
        #expect(try shop.foldedDifferences() == [])
    }

    // MARK: - Two people

    @Test func oneAloneGivesBackSoMuchWithoutAReceipt() throws {
        let shop = try shop("return-day-limit=700.00")
        try shop.done("2", "LOGIN 21 pin=2121", "OPEN float=500.00", "SALE")
        let refusal = try shop.ask("2", "RETURN T-SOFA reason=regret")
        #expect(refusal.code == "two-people" && refusal["of"] == "returns")
        #expect(refusal["limit"] == "500.00" && refusal["asked"] == "1000.00")
        // Nobody is a second person to themself, and a cashier has no right to lend.
        #expect(try shop.refused("2", "RETURN T-SOFA reason=regret" + by) == "two-people")
        let cashier = "RETURN T-SOFA reason=regret by=17 pin=4711"
        #expect(try shop.refused("2", cashier) == "two-people")
        try shop.done("2", "RETURN T-SOFA reason=regret by=1 pin=1001", "PAY cash -1000.00", "END")
        // By the piece it is the same, and by the day.
        try shop.done("2", "SALE", "RETURN T-LAMP qty=5 reason=regret")
        #expect(try shop.refused("2", "RETURN T-LAMP reason=regret") == "two-people")
        try shop.done("2", "PAY cash -500.00", "END", "SALE", "RETURN T-LAMP qty=2 reason=regret")
        #expect(try shop.refused("2", "RETURN T-LAMP reason=regret") == "two-people")
        try shop.done("2", "PAY cash -200.00", "END")
        // A cashier with a supervisor are two.
        try shop.done("3", "SALE", "RETURN T-SOFA reason=regret" + by, "PAY cash -1000.00", "END")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func nobodyCountsAgainOrSignsAlone() throws {
        let shop = try shop()
        try shop.done("2", "LOGIN 21 pin=2121", "OPEN float=500.00", "COUNT cash=490.00")
        try shop.restart()
        #expect(try shop.refused("2", "COUNT recount cash=500.00") == "two-people")
        #expect(try shop.refused("2", "COUNT recount cash=500.00" + by) == "two-people")
        #expect(try shop.refused("2", "OVERSHORT 1 reason=found") == "two-people")
        #expect(try shop.refused("2", "OVERSHORT 1 reason=found by=17 pin=4711") == "two-people")
        try shop.done("2", "OVERSHORT 1 reason=found by=1 pin=1001")
        // Whoever counts after somebody else has not counted before.
        try shop.done("2", "LOGOUT", "LOGIN 1 pin=1001", "OVERSHORT 1 reason=found")
        try shop.done("2", "COUNT recount cash=495.00")
        #expect(try shop.refused("2", "OVERSHORT 1 reason=found") == "two-people")
        try shop.done("2", "OVERSHORT 1 reason=found" + by)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aHouseOfOneSaysSo() throws {
        let shop = try shop("two-people=none")
        try shop.done("2", "LOGIN 21 pin=2121", "OPEN float=500.00", "SALE")
        try shop.done("2", "RETURN T-SOFA reason=regret", "PAY cash -1000.00", "END")
        try shop.done("2", "COUNT cash=490.00", "COUNT recount cash=491.00")
        try shop.done("2", "OVERSHORT 1 reason=found")
    }

    @Test func aRegisterMayHaveTheRight() throws {
        let shop = try Shop(
            Shop.configuration.replacing(
                "register number=2", with: "register number=2 rights=return-free"))
        try shop.own("PUT item T-SOFA name=Soffa price=1000.00 vat=standard group=other")
        try shop.done("2", "LOGIN 17 pin=4711", "OPEN float=500.00", "SALE")
        try shop.done("2", "RETURN T-SOFA reason=regret", "PAY cash -1000.00", "END")
    }

    // MARK: - Cash

    @Test(arguments: [
        "PAIDIN 20001.00 reason=change", "DROP 20001.00", "COUNT cash=20001.00",
        "RING T-SOFA*21 pay=cash:21000.00", "RING T-LAMP pay=cash:73100010.00",
        "RING T-LAMP pay=cash:1101.00", "RING T-LAMP pay=eur:200.00",
    ])
    func aCodeInTheFieldForMoneyIsNoticed(line: String) throws {
        let shop = try shop()
        let refusal = try shop.ask("3", line)
        #expect(refusal.code == "not-allowed" && refusal["right"] == "cash-limit", "\(refusal)")
        #expect(refusal["of"] == "cash" || refusal["of"] == "change")
        try shop.say(line + by)
    }

    @Test func floatsAndPaymentsToo() throws {
        let shop = try shop()
        try shop.done("1", "LOGIN 17 pin=4711")
        #expect(try shop.refused("1", "OPEN float=73100010.00") == "not-allowed")
        try shop.done("3", "SALE", "ITEM T-LAMP")
        #expect(try shop.code("PAY cash 73100010.00") == "not-allowed")
        #expect(try shop.code("PAY cash 1101.00") == "not-allowed")
        let paid = try shop.say("PAY cash 1100.00")
        #expect(paid["change"] == "1000.00")
    }

    // MARK: - Open prices

    /// Whoever sells it says what it costs: there is no price to go against.
    @Test func anOpenPriceIsNoOverride() throws {
        let shop = try shop()
        for line in [
            "SALE", "ITEM T-OPEN price=21.00", "REPRICE 1 12.00", "PAY card 12.00", "END",
            "RING T-OPEN@12.00 pay=card:12.00",
        ] { try shop.say(line) }
        try shop.say("SALE")
        try shop.say("RETURN T-OPEN price=12.00 reason=regret" + by)
        try shop.say("PAY cash -12.00")
        try shop.say("END")
        let rows = try shop.send("owner/x", "DAY").rows
        #expect(!rows.contains { $0.contains("price-overrides") })
        try shop.say("RING T-LAMP@12.00 pay=card:12.00" + by)
        #expect(
            try shop.send("owner/x", "DAY").rows
                .contains("- figure=price-overrides count=1 amount=12.00"))
        #expect(try shop.events("line-added").filter { $0.contains("own-price") }.count == 1)
        #expect(try shop.foldedDifferences() == [])
    }

    // MARK: - VAT

    @Test func theRateIsThatOfTheDayOnWhichTheSaleEnds() throws {
        let shop = try Shop(clock: VirtualClock(year: 2027, month: 12, day: 31))
        try shop.own("PUT item T-CAN name=Pant price=2.00 vat=standard group=deposit kind=deposit")
        try shop.own(
            "PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy deposit=T-CAN")
        try shop.done("3", "LOGIN 17 pin=4711", "OPEN float=500.00", "RING T-MILK pay=card:18.90")
        for line in [
            "SALE", "ITEM T-MILK", "ITEM T-BOOK", "RETURN receipt=3-1 line=1 reason=regret", "HOLD",
        ] { try shop.say(line) }
        shop.clock.advance(days: 2)
        try shop.own("CLOSEDAY")
        try shop.done("3", "OPEN float=0.00")
        for line in ["RECALL 1", "PAY card 131.00", "END print=text"] { try shop.say(line) }
        let rows = try shop.send("3", "RECEIPT 3-2").rows
        func rate(_ line: Int) -> Bool? {
            rows.first { $0.hasPrefix("- line=\(line) ") }?.hasSuffix("vat-percent=12.00")
        }
        // The milk, its deposit, the book that is 6 % on either day, and what comes back at 6 %.
        #expect([rate(1), rate(2), rate(3), rate(4)] == [true, true, false, false])
        #expect(rows.contains("- vat-percent=12.00 gross=18.90 net=16.87 vat=2.03"), "\(rows)")
        #expect(
            try shop.events("line-rated") == [
                "line-rated line=1 vat-percent=12.00", "line-rated line=2 vat-percent=12.00",
            ])
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aClassWithoutARateOnThatDayIsRefused() throws {
        let configuration = Shop.configuration.replacing(
            "vat class=book percent=6.00", with: "vat class=book percent=6.00 to=2026-11-23")
        let shop = try Shop(configuration)
        try shop.done("3", "LOGIN 17 pin=4711", "OPEN float=500.00", "SALE", "ITEM T-BOOK")
        shop.clock.advance(days: 1)
        try shop.say("PAY card 129.00")
        let refusal = try shop.ask("3", "END")
        #expect(refusal.code == "unknown-vat" && refusal["line"] == "1")
    }
}

extension Shop {
    /// The lines of the journal that begin with a word.
    func events(_ word: String) throws -> [String] {
        try entries().flatMap { entry in
            String(decoding: entry, as: UTF8.self).split(separator: "\n").map(String.init)
        }.filter { $0.hasPrefix(word + " ") }
    }
}
