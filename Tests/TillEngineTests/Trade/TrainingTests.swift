import TillCore
import TillEngine
import TillTesting
import Testing

/// What is done in training counts nowhere but in its own figure.
@Suite struct TrainingTests {
    private func figures(_ shop: Shop) throws -> [String] {
        try shop.send("owner/x", "DAY").rows.filter { !$0.contains("logins") }
    }

    private func shop() throws -> Shop {
        let shop = try Shop.trading(at: "3")
        try shop.sell(card: "6001", "100.00", at: "3")
        try shop.done("3", "RING T-BOOK T-BEER pay=cash:145.00")
        return shop
    }

    @Test func changesNoFigureButItsOwn() throws {
        let shop = try shop()
        let before = try figures(shop)
        try shop.done("3", "TRAINING", "RING T-BEER pay=cash:16.00", "SALE")
        try shop.done("3", "ITEM T-BOOK", "ITEM T-BEER", "VOID 2", "DISCOUNT 1 percent=10.00")
        #expect(try shop.send("3", "TOTAL print=text").isOK)
        try shop.done("3", "RETURN receipt=3-2 line=1 reason=regret", "REPRICE 1 10.00")
        try shop.done("3", "CANCEL", "SALE", "ITEM T-BEER", "PAY giftcard 10.00 ref=6001")
        try shop.done("3", "UNPAY 1", "PAY giftcard 15.95 ref=6001", "END")
        try shop.done("3", "PAIDIN 10.00 reason=change", "PAIDOUT 5.00 reason=supplies")
        try shop.done("3", "DROP 100.00", "NOSALE")
        try shop.send("3", "PRICE T-BEER")
        let after = try figures(shop)
        #expect(
            after.filter { !before.contains($0) } == [
                "- figure=training count=2 amount=31.90"
            ])
        #expect(before.allSatisfy { after.contains($0) })
        #expect(try shop.balance(of: "6001") == "100.00")
        for line in ["Z", "COUNT cash=1.00", "OPEN float=0.00", "COPY 3-2", "RETENDER 3-2 1 card"] {
            #expect(try shop.refused("3", line) == "in-training", "\(line)")
        }
    }

    /// As in earnest, within one training and no further.
    @Test func isAsInEarnestWithin() throws {
        let shop = try shop()
        let real = try shop.done("3", "RING T-BEER*2 pay=card:31.90")["receipt"] ?? ""
        let back = "RETURN receipt=\(real) line=1"
        try shop.done("3", "TRAINING", "SALE", "\(back) qty=2 reason=regret")
        #expect(try shop.refused("3", "\(back) qty=1 reason=regret") == "return-too-much")
        try shop.done("3", "PAY card -31.90", "END")
        try shop.done("3", "SALE", "ITEM T-BEER", "VOID 1")
        #expect(try shop.ask("3", "\(back) reason=regret")["left"] == "0")
        try shop.done("3", "CANCEL", "RING T-GIFT@100.00 pay=giftcard:100.00:6001")
        let again = "RING T-GIFT@1.00 pay=giftcard:1.00:6001"
        #expect(try shop.refused("3", again) == "balance-too-low")
        let twice = "RING T-GIFT@2.00 pay=voucher:1.00:V-1 pay=voucher:1.00:V-1"
        #expect(try shop.refused("3", twice) == "voucher-redeemed")
        #expect(try shop.send("3", "BALANCE card=6001")["balance"] == "0.00")
        #expect(try shop.balance(of: "6001") == "100.00")
        // It lives as long as the training, over a crash too.
        try shop.kill()
        #expect(try shop.refused("3", again) == "balance-too-low")
        try shop.sell(card: "6001", "5.00", at: "3")
        try shop.sell(card: "6009", "7.00", at: "3")
        try shop.done("3", again, "RING T-GIFT@7.00 pay=giftcard:7.00:6009")
        #expect(
            try shop.refused("3", "RING T-GIFT@1.00 pay=giftcard:1.00:6009") == "unknown-account")
        try shop.done("3", "LOGOUT", "LOGIN 21 pin=2121")
        #expect(shop.engine.store.practices.isEmpty)
        try shop.done("3", "SALE", "\(back) qty=2 reason=regret", "PAY card -31.90", "END")
        try shop.done("3", "RING T-GIFT@100.00 pay=giftcard:100.00:6001")
        #expect(try shop.foldedDifferences() == [])
    }

    /// What a sale that was put aside gives back is taken where it is taken up.
    @Test func whatWasPutAsideGivesBackOnce() throws {
        let shop = try shop()
        let back = "RETURN receipt=3-2 line=1 reason=regret"
        try shop.done("1", "LOGIN 21 pin=2121", "OPEN float=1.00", "TRAINING")
        try shop.done("3", "TRAINING", "SALE", back, "HOLD", "SALE")
        #expect(try shop.refused("3", back) == "return-too-much")
        try shop.done("3", "CANCEL", "RECALL 1", "CANCEL", "SALE", back, "HOLD")
        try shop.done("1", "RECALL 1", "HOLD", "SALE")
        #expect(try shop.refused("1", back) == "return-too-much")
        // A number stays taken while its sale is open.
        try shop.done("1", "CANCEL", "RECALL 2", "CANCEL", "SALE", back, "CANCEL")
        try shop.done("3", "LOGOUT")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A thousand of each kind are remembered.
    @Test func remembersAThousand() throws {
        let shop = try Shop.trading(at: "3")
        try shop.done("3", "TRAINING")
        for number in 0...Practice.maximumCount {
            try shop.done("3", "RING T-GIFT@1.00 pay=voucher:1.00:V-\(number)")
        }
        #expect(try shop.done("3", "RING T-GIFT@1.00 pay=voucher:1.00:V-0").isOK)
        #expect(
            try shop.refused("3", "RING T-GIFT@1.00 pay=voucher:1.00:V-1000") == "voucher-redeemed")
    }

    @Test func opensNoDrawer() throws {
        let shop = try shop()
        try shop.done("3", "TRAINING")
        for line in ["NOSALE", "DROP 1.00", "PAIDIN 1.00 reason=change"] {
            #expect(try shop.done("3", line)["training"] == "yes", "\(line)")
        }
        try shop.done("3", "LOGOUT", "LOGIN 21 pin=2121")
        #expect(try shop.done("3", "NOSALE")["training"] == nil)
    }

    @Test func itsSalesAreNoneThatAreOpenOrHeld() throws {
        let shop = try shop()
        try shop.done("3", "TRAINING", "SALE", "ITEM T-BEER", "HOLD", "SALE", "ITEM T-BEER")
        let x = try shop.send("3", "X")
        #expect(x["open-sale-lines"] == nil)
        #expect(x["held-sales"] == nil)
        let day = try shop.send("owner/x", "DAY")
        #expect(day["held-sales"] == "0")
        #expect(day["held-total"] == "0.00")
        let close = try shop.ask("owner/x", "CLOSEDAY")
        #expect(close["open-sales"] == "0")
        #expect(close["held-sales"] == "0")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func movesNoStock() throws {
        let shop = try shop()
        try shop.done("3", "TRAINING")
        let adjust = "ADJUST T-BEER -3 reason=broken by=1 pin=1001"
        #expect(try shop.refused("3", adjust) == "in-training")
        try shop.done("3", "LOGOUT", "LOGIN 1 pin=1001", "ADJUST T-BEER -3 reason=broken")
    }

    @Test func itsSalesAreGivenBackNowhereAndTakenUpByTraineesOnly() throws {
        let shop = try shop()
        try shop.done("3", "TRAINING", "RING T-BOOK pay=card:129.00", "SALE", "ITEM T-BEER", "HOLD")
        try shop.done("3", "LOGOUT", "LOGIN 21 pin=2121")
        #expect(try shop.refused("3", "RECALL 1") == "in-training")
        try shop.done("3", "SALE")
        #expect(
            try shop.refused("3", "RETURN receipt=3-3 line=1 reason=regret") == "not-returnable")
    }
}
