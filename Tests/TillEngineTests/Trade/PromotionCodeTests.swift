import TillTesting
import Testing

@Suite struct PromotionCodeTests {
    /// A code with letters of Sweden stands quoted; a list of such must come back from the journal.
    @Test func anOfferOnAnyCodeHoldsAfterARestart() throws {
        let shop = try Shop.trading(at: "1")
        let put = "PUT promotion Q text=x items=SMÖR percent=50.00"
        try shop.done("owner/x", "PUT item SMÖR name=n price=10.00 vat=food group=dairy", put)
        try shop.done("1", "RING SMÖR pay=cash:5.00")
        try shop.restart()
        #expect(try shop.ask("owner/x", put)["changed"] == "no")
        #expect(try shop.ask("1", "RING SMÖR pay=cash:5.00")["total"] == "5.00")
        #expect(try shop.foldedDifferences() == [])
    }

    /// One paper is good once, whichever way it is handed in.
    @Test func aNumberIsRedeemedOnceAsAPaymentOrAsBottles() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "RING T-BOOK pay=voucher:129.00:P-1", "SALE")
        let slip = "RETURN T-CAN voucher=P-1 reason=deposit"
        #expect(try shop.refused("1", slip) == "voucher-redeemed")
        try shop.done("1", "RETURN T-CAN voucher=P-2 reason=deposit", "PAY cash -2.00", "END")
        #expect(
            try shop.refused("1", "RING T-BOOK pay=voucher:129.00:P-2") == "voucher-redeemed")
    }
}
