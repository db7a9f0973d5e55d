import TillTesting
import Testing

/// Gift cards and accounts: the same money is taken once, whoever takes it.
@Suite struct BalanceTests {
    /// A sale that is paid back onto a card, not ended yet.
    private func refunding(_ shop: Shop) throws {
        try shop.done("1", "RING T-BOOK pay=card:129.00", "SALE")
        try shop.done("1", "RETURN receipt=1-2 line=1 reason=regret")
        try shop.done("1", "PAY giftcard -129.00 ref=6001")
    }

    @Test(arguments: ["UNPAY 1", "CANCEL"])
    func whatIsPaidBackOntoACardIsThereOnceTheSaleHasEnded(takenBack: String) throws {
        let shop = try Shop.trading(at: "1", "2")
        try shop.sell(card: "6001", "10.00", at: "1")
        try refunding(shop)
        #expect(try shop.balance(of: "6001") == "10.00")
        let refused = try shop.ask("2", "RING T-BOOK pay=giftcard:129.00:6001")
        #expect(refused.code == "balance-too-low")
        #expect(refused["balance"] == "10.00")
        // It can still be taken back: nobody has spent it.
        try shop.done("1", takenBack)
        #expect(try shop.balance(of: "6001") == "10.00")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func afterItsEndItIsThere() throws {
        let shop = try Shop.trading(at: "1", "2")
        try shop.sell(card: "6001", "10.00", at: "1")
        try refunding(shop)
        try shop.done("1", "END")
        #expect(try shop.balance(of: "6001") == "139.00")
        try shop.done("2", "RING T-BOOK pay=giftcard:129.00:6001")
        #expect(try shop.balance(of: "6001") == "10.00")
    }

    @Test func whoOwesMoreThanTheLimitMayStillGiveBack() throws {
        let shop = try Shop.trading(at: "1")
        try shop.ask("owner/x", "PUT customer 1001 limit=500.00")
        try shop.done("1", "RING T-BOOK pay=account:129.00:1001")
        try shop.ask("owner/x", "PUT customer 1001 limit=0.00")
        #expect(try shop.refused("1", "RING T-BOOK pay=account:129.00:1001") == "balance-too-low")
        try shop.done("1", "SALE", "RETURN receipt=1-1 line=1 reason=regret")
        try shop.done("1", "PAY account -129.00 ref=1001", "END")
        #expect(try shop.send("owner/x", "BALANCE customer=1001")["balance"] == "0.00")
    }

    @Test func oneRingDoesNotTakeTheSameMoneyTwice() throws {
        let shop = try Shop.trading(at: "1")
        try shop.sell(card: "6001", "100.00", at: "1")
        let twice = "RING T-BOOK pay=giftcard:64.50:6001 pay=giftcard:64.50:6001"
        #expect(try shop.refused("1", twice) == "balance-too-low")
        #expect(try shop.balance(of: "6001") == "100.00")
    }
}
