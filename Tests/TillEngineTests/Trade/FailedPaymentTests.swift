import TillTesting
import Testing

/// A card fails behind other payments: they settle what they are worth, no more and no less.
@Suite struct FailedPaymentTests {
    @Test func aVoucherPaysWithWhatItKept() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "SALE", "ITEM T-BOOK", "PAY card 100.00 pending")
        #expect(try shop.ask("1", "PAY voucher 150.00 ref=V-1")["kept"] == "121.00")
        #expect(try shop.ask("1", "FAILED 1")["due"] == "0.00")
        let end = try shop.ask("1", "END")
        #expect(end["total"] == "129.00")
        #expect(end["kept"] == "21.00")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func whatWasRoundedAwayIsDueAgain() throws {
        let shop = try Shop.trading(at: "1")
        try shop.ask("owner/x", "PUT item T-X name=x price=50.70 vat=standard group=other")
        try shop.done("1", "SALE", "ITEM T-X", "PAY card 50.21 pending", "PAY cash 0.00")
        #expect(try shop.ask("1", "FAILED 1")["due"] == "50.70")
        try shop.done("1", "PAY card 50.70")
        #expect(try shop.ask("1", "END")["rounding"] == nil)
        #expect(try shop.foldedDifferences() == [])
    }
}
