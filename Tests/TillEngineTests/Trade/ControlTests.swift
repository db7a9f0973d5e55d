import TillTesting
import Testing

/// What takes a second person can't be reached by a detour.
@Suite struct ControlTests {
    @Test func whatWasPaidIsNotCancelledByTakingItBack() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        try shop.say("PAY cash 20.00")
        try shop.say("UNPAY 1")
        #expect(try shop.ask("3", "CANCEL")["right"] == "cancel-paid")
        // Put aside for ever is as good as cancelled.
        #expect(try shop.ask("3", "HOLD")["right"] == "cancel-paid")
        try shop.say("HOLD by=21 pin=2121")
        try shop.restart()
        try shop.say("RECALL 1")
        #expect(try shop.ask("3", "CANCEL")["right"] == "cancel-paid")
        try shop.say("CANCEL by=21 pin=2121")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A card that was declined is no money.
    @Test func aPaymentThatFailedIsNone() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        try shop.say("PAY card 10.00 pending")
        try shop.say("FAILED 1")
        try shop.say("CANCEL")
    }

    @Test func anAmountOffDoesNotGrowPastTheLimit() throws {
        let shop = try Shop.selling()
        try shop.own("PUT item T-TEN name=Tio price=10.00 vat=standard group=other")
        try shop.say("SALE")
        try shop.say("ITEM T-TEN qty=10")
        try shop.say("DISCOUNT 1 amount=10.00")
        #expect(try shop.ask("3", "QTY 1 9")["right"] == "discount")
        try shop.say("QTY 1 11")
        try shop.say("DISCOUNT 1 amount=0.00")
        try shop.say("ITEM T-TEN qty=9")
        try shop.say("DISCOUNT amount=20.00")
        #expect(try shop.ask("3", "VOID 2")["right"] == "discount")
        try shop.say("VOID 2 by=21 pin=2121")
        try shop.say("DISCOUNT percent=10.00")
        try shop.say("QTY 1 1")
    }

    /// Text that people key in freely holds no card number.
    @Test func noReasonOrNameIsACardNumber() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=9")
        let card = "4111-1111-1111-1111"
        #expect(try shop.code("HOLD \(card)") == "card-number")
        #expect(try shop.code("DISCOUNT 1 percent=1.00 reason=\(card)") == "card-number")
        #expect(try shop.code("REPRICE 1 1.00 reason=\(card) by=21 pin=2121") == "card-number")
    }

    @Test func aHeldSalesNumberStaysTakenWhileItIsOpen() throws {
        let shop = try Shop.selling()
        try shop.ask("2", "LOGIN 21 pin=2121")
        try shop.ask("2", "OPEN float=0.00")
        for _ in 1...2 {
            try shop.say("SALE")
            try shop.say("ITEM T-MILK")
            #expect(try shop.say("HOLD")["held"] == "1")
            #expect(try shop.ask("2", "RECALL 1").isOK)
            try shop.say("SALE")
            try shop.say("ITEM T-MILK")
            #expect(try shop.say("HOLD")["held"] == "2")
            #expect(try shop.ask("3", "RECALL 1")["register"] == "2")
            #expect(try shop.ask("2", "CANCEL").isOK)
            try shop.say("RECALL 2")
            try shop.say("CANCEL")
        }
    }
}
