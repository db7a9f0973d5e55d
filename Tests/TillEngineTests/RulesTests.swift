import TillCore
import TillEngine
import TillTesting
import Testing

/// Refusals that take a clock, a full disk or another configuration, and what nobody may learn.
@Suite struct PINTests {
    @Test func wrongOnesSlowDownThenLock() throws {
        let shop = try Shop()
        let wrong = "#1 LOGIN 17 pin=0000"
        for _ in 1...3 { #expect(try shop.send("3", wrong).code == "wrong-pin") }
        #expect(try shop.send("3", wrong)["wait"] == "5")
        #expect(try shop.send("3", "#1 LOGIN 17 pin=4711").code == "pin-wait")
        // Per person and station: others are not held up.
        #expect(try shop.send("2", "#1 LOGIN 17 pin=4711").isOK)
        #expect(try shop.send("3", "#1 LOGIN 21 pin=0000").code == "wrong-pin")
        shop.clock.advance(milliseconds: 4999)
        #expect(try shop.send("3", wrong)["wait"] == "1")
        shop.clock.advance(milliseconds: 1)
        try shop.kill()
        for wait in stride(from: 10, through: 35, by: 5) {
            #expect(try shop.send("3", wrong).code == "wrong-pin")
            #expect(try shop.send("3", wrong)["wait"] == "\(wait)")
            shop.clock.advance(seconds: wait)
        }
        #expect(try shop.send("3", wrong).code == "wrong-pin")
        #expect(try shop.send("3", "#1 LOGIN 17 pin=4711").code == "pin-locked")
        shop.clock.advance(days: 30)
        try shop.kill()
        #expect(try shop.send("3", "#1 LOGIN 17 pin=4711").code == "pin-locked")
        try shop.ask("owner/x", "UNLOCK 17")
        #expect(try shop.send("3", "#1 LOGIN 17 pin=4711").isOK)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aLogInForgivesAndSoDoesANewPIN() throws {
        let shop = try Shop()
        for _ in 1...3 { try shop.send("3", "#1 LOGIN 17 pin=0000") }
        try shop.ask("owner/x", "PIN 17 new=5555")
        #expect(try shop.send("3", "#1 LOGIN 17 pin=4711").code == "wrong-pin")
        #expect(try shop.send("3", "#1 LOGIN 17 pin=5555").isOK)
        #expect(shop.engine.store.guards.isEmpty)
    }

    @Test func aSecondPersonIsGuardedToo() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("3", "OPEN float=0.00")
        try shop.ask("3", "SALE")
        let wrong = "ITEM T-BEER price=1.00 by=21 pin=0000"
        for _ in 1...3 { #expect(try shop.ask("3", wrong).code == "wrong-pin") }
        #expect(try shop.ask("3", "ITEM T-BEER price=1.00 by=21 pin=2121").code == "pin-wait")
        #expect(try shop.ask("3", "ITEM T-BEER price=1.00 by=99 pin=2121").code == "unknown-person")
        shop.clock.advance(seconds: 5)
        #expect(try shop.ask("3", "ITEM T-BEER price=1.00 by=21 pin=2121").isOK)
        let text = String(decoding: try #require(try shop.entries().last), as: UTF8.self)
        #expect(text.contains("\nseconded person=21\nline-added "))
    }

    /// Many stations of one service are one place to guess from.
    @Test func aServiceDoesNotGuessFromManyStations() throws {
        let shop = try Shop()
        for station in 1...3 {
            let wrong = try shop.ask("a/s\(station)", "UNLOCK 17 by=21 pin=0000")
            #expect(wrong.code == "wrong-pin")
        }
        #expect(try shop.ask("a/s4", "UNLOCK 17 by=21 pin=2121").code == "pin-wait")
        #expect(try shop.ask("b/s1", "UNLOCK 17 by=21 pin=2121").isOK)
    }

    @Test func aRightSecondPINForgives() throws {
        let shop = try Shop()
        for pin in ["0000", "0000", "2121", "0000", "0000"] {
            try shop.ask("a/s", "UNLOCK 17 by=21 pin=\(pin)")
        }
        #expect(try shop.ask("a/s", "UNLOCK 17 by=21 pin=2121").isOK)
    }

    @Test func someoneWhoIsNotActiveMayNothing() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("owner/x", "PERSON 17 role=cashier active=no")
        #expect(try shop.ask("3", "OPEN float=0.00")["right"] == "open")
        try shop.ask("3", "LOGOUT")
        #expect(try shop.ask("3", "LOGIN 17 pin=4711").code == "unknown-person")
    }

    @Test func noPINReachesTheJournal() throws {
        let shop = try Shop()
        try shop.ask("owner/x", "PIN 17 new=86420864")
        try shop.ask("3", "LOGIN 17 pin=86420864")
        try shop.ask("3", "OPEN float=0.00 by=17 pin=86420864")
        // The verifier of the tests holds the digits in hexadecimal; the daemon's is scrypt.
        for text in try shop.entries() {
            #expect(!String(decoding: text, as: UTF8.self).contains("86420864"))
        }
    }
}

@Suite struct RightsTests {
    @Test func aGuestChangesNothingWhoeverStandsBehind() throws {
        let shop = try Shop()
        let entries = try shop.entries().count
        let put = "#1 PUT item T-X name=x price=1.00 vat=food group=dairy by=1 pin=1001"
        for line in [put, put, put.replacing("T-X", with: "T-Y"), "#1 SALE by=1 pin=1001"] {
            #expect(try shop.send("guest", line).code == "not-allowed")
        }
        #expect(try shop.send("guest", "PRICE T-BEER")["price"] == "15.95")
        #expect(try shop.send("guest", "DAY").code == "not-allowed")
        #expect(try shop.entries().count == entries)
    }

    @Test func guestsMayBeKeptOut() throws {
        let text = Shop.configuration.replacing("guests=yes ", with: "")
        let shop = try Shop(text)
        #expect(try shop.send("guest", "HELLO v=1 guest").code == "guests-not-allowed")
        #expect(try shop.send("guest", "PRICE T-BEER").code == "not-allowed")
    }

    @Test func withoutProofNobodyWithAKeyIsLetIn() throws {
        let shop = try Shop()
        let key = String(repeating: "ab", count: 32)
        try shop.ask("owner/x", "KEY register=3 public=\(key)")
        let hello = Shop.submission("3", "HELLO v=1 register=3")
        #expect(try shop.send("3", "HELLO v=1 register=3").code == "wrong-proof")
        var proven = hello
        proven.provenKey = Hex(text: key)
        #expect(Answered(try shop.engine.process(proven, at: shop.clock.now)).isOK)
        proven.provenKey = Hex(text: key.replacing("ab", with: "ac"))
        #expect(
            Answered(try shop.engine.process(proven, at: shop.clock.now)).code == "wrong-proof")
        try shop.ask("owner/x", "KEY register=3 revoke")
        #expect(try shop.send("3", "HELLO v=1 register=3").isOK)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aShopThatIsNoDemoTakesKeysOnly() throws {
        let shop = try Shop()
        let key = String(repeating: "ab", count: 32)
        try shop.ask("owner/x", "KEY service=owner public=\(key) rights=keys")
        let strict = Shop.configuration.replacing(" proof=optional", with: "")
        try shop.house(.configure(Configuration(text: strict)))
        #expect(try shop.send("3", "HELLO v=1 register=3").code == "unknown-station")
        #expect(try shop.send("x/y", "HELLO v=1 service=x station=y").code == "unknown-station")
        #expect(try shop.ask("x/y", "UNLOCK 17")["right"] == "unlock")
        #expect(try shop.ask("owner/x", "UNLOCK 17")["right"] == "unlock")
        #expect(try shop.ask("owner/x", "KEY register=3 public=\(key)").isOK)
    }

    /// Nothing of what is done in training has an effect outside it, and stock is outside it.
    @Test func aTraineeAdjustsNoStock() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 1 pin=1001")
        try shop.ask("3", "OPEN float=500.00")
        #expect(try shop.ask("3", "ADJUST T-BEER -3 reason=broken").isOK)
        try shop.ask("3", "TRAINING")
        #expect(try shop.ask("3", "ADJUST T-BEER -3 reason=broken").code == "in-training")
        try shop.ask("3", "LOGOUT")
        try shop.ask("3", "LOGIN 1 pin=1001")
        let report = try shop.send("3", "X")
        #expect(report.rows.contains("- figure=adjustments count=1 amount=0.00"), "\(report)")
    }

    /// Whoever may see figures sees those of any register, and disturbs nobody: no X is made.
    @Test func figuresOfAnotherRegister() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("3", "OPEN float=500.00")
        try shop.ask("3", "RING T-BOOK pay=cash:129.00")
        let before = try shop.entries().count
        let seen = try shop.send("owner/x", "X register=3")
        #expect(seen.rows.contains("- figure=sales count=1 amount=129.00"), "\(seen)")
        #expect(seen["register"] == "3")
        #expect(try shop.entries().count == before)
        #expect(try shop.send("owner/x", "X register=99").code == "unknown-register")
        #expect(try shop.send("owner/x", "X register=3 print=text").code == "unknown-key")
        #expect(try shop.send("3", "X register=2")["right"] == "figures")
        #expect(try shop.send("3", "X register=2 by=21 pin=2121").isOK)
        #expect(try shop.send("3", "X by=21 pin=9999").code == "wrong-pin")
        let own = try shop.send("3", "X by=21 pin=2121")
        #expect(own.isOK && !own.rows.contains { $0.contains("x-reports") }, "\(own)")
        let again = try shop.send("3", "X by=21 pin=2121")
        #expect(again.rows.contains("- figure=x-reports count=1 amount=0.00"), "\(again)")
    }

    /// A sale that never had a line is no sale that was cancelled.
    @Test func anEmptySaleIsNotCancelled() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=500.00")
        try shop.ask("3", "SALE")
        #expect(try shop.ask("3", "ITEM NOPE").code == "unknown-item")
        #expect(try shop.ask("3", "CANCEL").isOK)
        #expect(try !shop.send("3", "X").rows.contains { $0.contains("cancelled-sales") })
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BOOK")
        try shop.ask("3", "VOID 1")
        try shop.ask("3", "CANCEL")
        #expect(
            try shop.send("3", "X").rows.contains("- figure=cancelled-sales count=1 amount=0.00"))
    }

    /// Who comes back to a locked register says the PIN, and stays logged in.
    @Test func whoIsLoggedInMaySayThePINAgain() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        #expect(try shop.ask("3", "LOGIN 21 pin=9999").code == "wrong-pin")
        #expect(try shop.ask("3", "LOGIN 17 pin=4711").code == "someone-logged-in")
        try shop.ask("3", "OPEN float=500.00")
        try shop.ask("3", "SALE")
        #expect(try shop.ask("3", "LOGIN 21 pin=2121").text == "OK #4 person=21 role=supervisor")
        #expect(
            try shop.send("3", "X").rows.contains("- figure=logins count=1 amount=0.00"))
    }

    /// Where nothing is configured a reason is what people write.
    @Test func reasonsAreFreeWhereNoneAreConfigured() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=500.00")
        #expect(try shop.ask("3", "NOSALE reason=\"växel åt kiosken\"").isOK)
        #expect(try shop.ask("3", "NOSALE reason=\" \"").code == "bad-value")
        let long = String(repeating: "å", count: 21)
        #expect(try shop.ask("3", "NOSALE reason=\(long)").code == "bad-value")
    }

    @Test func aCashierLearnsNothingOfTheExpectedCash() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("3", "OPEN float=500.00")
        try shop.ask("3", "RING T-BOOK pay=cash:129.00")
        for line in ["X", "DAY", "REPORT 3-1", "SETTLEMENTS", "SETTLEMENT 1"] {
            #expect(try shop.send("3", line)["right"] == "figures")
        }
        let count = try shop.ask("3", "COUNT cash=600.00")
        #expect(count.text == "OK #4 register=3 counted=yes")
        #expect(try shop.ask("3", "COUNT cash=629.00").code == "already-counted")
        let z = try shop.ask("3", "Z")
        #expect(z.rows == [])
        #expect(!z.text.contains("629") && !z.text.contains("129"))
        #expect(
            try shop.send("owner/x", "REPORT 3-1").rows.contains(
                "- drawer=1 float=500.00 expected=629.00 counted=600.00 difference=-29.00"))
    }
}

@Suite struct DayRulesTests {
    private func shop() throws -> Shop {
        let shop = try Shop()
        try shop.ask("1", "LOGIN 1 pin=1001")
        try shop.ask("3", "LOGIN 17 pin=4711")
        return shop
    }

    @Test func aClockSetBackRefusesOpen() throws {
        let shop = try shop()
        shop.clock.advance(days: -1)
        #expect(try shop.ask("3", "OPEN float=0.00").code == "clock-behind")
        #expect(try shop.ask("1", "OPEN float=0.00").isOK)
    }

    @Test func aClockBeforeTheProgramWasMadeRefusesOpen() throws {
        let shop = try Shop(clock: VirtualClock(year: 2025, month: 12, day: 31))
        try shop.ask("3", "LOGIN 17 pin=4711")
        #expect(try shop.ask("3", "OPEN float=0.00").code == "clock-behind")
    }

    @Test func anEarlierDayHasToBeClosed() throws {
        let shop = try shop()
        try shop.ask("1", "OPEN float=0.00")
        shop.clock.advance(days: 1)
        let refused = try shop.ask("3", "OPEN float=0.00")
        #expect(refused.code == "day-not-closed")
        #expect(refused["day"] == "2026-11-23")
        #expect(try shop.ask("3", "OPEN float=0.00 day=2026-11-23")["day"] == "2026-11-23")
        try shop.ask("owner/x", "CLOSEDAY")
        #expect(try shop.ask("3", "OPEN float=0.00")["day"] == "2026-11-24")
        try shop.ask("owner/x", "CLOSEDAY")
    }

    /// A clock that ran ahead must not close the shop to the days before.
    @Test func aDayBeforeTheLastTakesTheRight() throws {
        let shop = try shop()
        shop.clock.advance(days: 20)
        try shop.ask("1", "OPEN float=0.00")
        try shop.ask("owner/x", "CLOSEDAY")
        shop.clock.advance(days: -20)
        #expect(try shop.ask("3", "OPEN float=0.00").code == "clock-behind")
        let open = "OPEN float=0.00 day=2000-01-01 by=1 pin=1001"
        let late = try shop.ask("3", open)
        #expect(late.code == "day-out-of-order")
        #expect(late["last"] == "2026-12-13")
        #expect(try shop.ask("3", "OPEN float=0.00 by=1 pin=1001")["day"] == "2026-11-23")
        try shop.ask("owner/x", "CLOSEDAY")
        // The clock is right now, and the last day is today's.
        #expect(try shop.ask("1", "OPEN float=0.00")["day"] == "2026-11-23")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func logInsOnAWrongClockDoNotMakeItRight() throws {
        let shop = try shop()
        try shop.ask("3", "LOGOUT")
        shop.clock.advance(days: -2)
        try shop.restart()
        try shop.ask("3", "LOGIN 17 pin=4711")
        #expect(try shop.ask("3", "OPEN float=0.00").code == "clock-behind")
    }

    @Test func aRegisterHasAHundredDrawersUntilItsZ() throws {
        let shop = try shop()
        for _ in 1...DrawerSession.maximumCount {
            #expect(try shop.ask("3", "OPEN float=0.00").isOK)
            #expect(try shop.ask("3", "COUNT cash=0.00").isOK)
        }
        #expect(try shop.ask("3", "OPEN float=0.00").code == "too-many")
        #expect(try shop.ask("3", "Z").isOK)
    }

    @Test func twoDaysMayShareADate() throws {
        let shop = try shop()
        for settlement in 1...2 {
            try shop.ask("3", "OPEN float=0.00")
            try shop.ask("3", "Z")
            #expect(try shop.ask("3", "OPEN float=0.00").code == "z-done")
            let close = try shop.ask("owner/x", "CLOSEDAY")
            #expect(close["settlement"] == "\(settlement)")
            #expect(close["day"] == "2026-11-23")
            #expect(try shop.ask("owner/x", "CLOSEDAY").code == "day-not-open")
        }
    }

    @Test func aRateFollowsTheDateOnWhichTheSaleEnds() throws {
        let shop = try Shop(clock: VirtualClock(year: 2027, month: 12, day: 31))
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("3", "OPEN float=0.00")
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM 7310865001825")
        shop.clock.advance(seconds: 16 * 3600)
        try shop.ask("3", "ITEM 7310865001825")
        try shop.ask("3", "PAY card 33.80")
        try shop.ask("3", "END")
        let rows = try shop.send("3", "RECEIPT 3-1").rows
        #expect(rows[2] == "- vat-percent=12.00 gross=33.80 net=30.18 vat=3.62")
    }
}

@Suite struct SaleRulesTests {
    private func openShop(_ configuration: String = Shop.configuration) throws -> Shop {
        let shop = try Shop(configuration)
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=0.00")
        return shop
    }

    @Test func cashIsNeverLessThanNothing() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BAG")
        #expect(try shop.ask("3", "PAY cash -5.00").code == "amount-zero")
        #expect(try shop.ask("3", "PAY card -0.33").code == "amount-zero")
        let paid = try shop.ask("3", "PAY cash 0.00")
        #expect(paid["rounding"] == "-0.33")
        #expect(try shop.ask("3", "END").isOK)
        #expect(try shop.ask("3", "RING T-BAG pay=cash:-5.00").code == "amount-zero")
        #expect(try shop.ask("3", "RING T-BEER pay=cash:0.00").code == "amount-zero")
    }

    @Test func paidIsTheSumOfAllPayments() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM 7310865001825")
        try shop.ask("3", "PAY card 6.90")
        let second = try shop.ask("3", "PAY card 10.00")
        #expect(second.text.hasSuffix("payment=2 paid=16.90 due=0.00"))
        #expect(try shop.ask("3", "PAY card 1.00").code == "already-paid")
        #expect(try shop.ask("3", "ITEM T-BEER").code == "payment-begun")
    }

    @Test func fourRatesAtMost() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        for code in ["T-BEER", "T-BOOK", "T-STAMP", "T-LUNCH", "T-BOOK"] {
            #expect(try shop.ask("3", "ITEM \(code)").isOK)
        }
        #expect(try shop.ask("3", "ITEM T-ODD").code == "too-many-vat-rates")
    }

    @Test func someTendersNeedAReference() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        try shop.ask("3", "ITEM T-BOOK")
        #expect(try shop.ask("3", "PAY invoice 1.00").code == "reference-missing")
        #expect(try shop.ask("3", "PAY invoice 1.00 ref=4111111111111111").code == "card-number")
        #expect(try shop.ask("3", "PAY invoice 1.00 ref=A-1").isOK)
        #expect(try shop.ask("3", "RING T-BEER pay=invoice:15.95").code == "sale-open")
    }

    @Test func limitsOfASale() throws {
        let shop = try openShop()
        try shop.ask("3", "SALE")
        #expect(try shop.ask("3", "ITEM T-BEER qty=1000001").code == "too-large")
        #expect(try shop.ask("3", "ITEM T-BEER price=9999999999.99 qty=2").code == "too-large")
        #expect(try shop.ask("3", "ITEM T-BEER price=99999999999999.99").code == "too-large")
        #expect(try shop.ask("3", "ITEM T-BEER price=9999999999.99").isOK)
        #expect(try shop.ask("3", "ITEM T-BAG").code == "too-large")
        #expect(try shop.ask("3", "QTY 1 2").code == "too-large")
        try shop.ask("3", "VOID 1")
        for _ in 1...1000 { try shop.process("3", "#\(shop.next(of: "3")) ITEM T-BEER") }
        #expect(try shop.ask("3", "ITEM T-BEER").code == "too-many-lines")
        for _ in 1...20 { #expect(try shop.ask("3", "PAY card 1.00").isOK) }
        #expect(try shop.ask("3", "PAY card 1.00").code == "too-many-payments")
        try shop.kill()
        #expect(try shop.send("3", "TOTAL").rows.count == 1020)
    }

    @Test func ringIsAllOrNothing() throws {
        let shop = try openShop()
        let entries = try shop.entries().count
        for line in [
            "RING T-BEER T-NONE pay=card:15.95", "RING T-BEER", "RING T-BEER pay=card:15.94",
            "RING T-BEER pay=card:15.96", "RING T-BEER pay=card:15.95 expect=15.94",
            "RING T-BEER pay=card:15.95 pay=card:1.00", "RING T-BEER*0 pay=card:15.95",
            "RING T-BEER*0.5 pay=card:15.95", "RING T-BEER pay=stone:15.95",
        ] {
            #expect(try shop.ask("3", line).status == .no, "\(line)")
        }
        #expect(try shop.entries().count == entries)
        #expect(try shop.ask("3", "RING T-BEER pay=card:15.95")["receipt"] == "3-1")
    }

    @Test func aFullDiskRefusesWhatHasToBeRecorded() throws {
        let shop = try openShop()
        try shop.ask("3", "RING T-BEER pay=card:15.95")
        shop.engine.room = -1
        #expect(try shop.ask("3", "RING T-BEER pay=card:15.95").code == "disk-full")
        let entries = try shop.entries().count
        for line in [
            "X", "PRICE T-BEER", "RECEIPT 3-1", "STATUS", "DAY", "REPLY 3", "HELLO v=1 register=3",
            "PING",
        ] {
            #expect(try shop.send("3", line).isOK, "\(line)")
        }
        #expect(try shop.entries().count == entries)
        #expect(try shop.send("3", "#3 RING T-BEER pay=card:15.95")["receipt"] == "3-1")
        shop.engine.room = .max
        #expect(try shop.ask("3", "RING T-BEER pay=card:15.95")["receipt"] == "3-2")
    }
}
