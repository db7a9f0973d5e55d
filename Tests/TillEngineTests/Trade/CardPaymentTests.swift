import TillCore
import TillTesting
import Testing

/// Payments that are decided elsewhere.
@Suite struct CardPaymentTests {
    /// What the terminal said at first stays when it says more.
    @Test func aPaymentKeepsTheSlipOfItsBeginning() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "SALE", "ITEM T-BOOK")
        try shop.done("1", "PAY card 129.00 pending terminal=T-1 batch=7", "PAID 1 auth=99 batch=8")
        try shop.done("1", "END")
        let receipt = try #require(try shop.receipt(RegisterNumber(register: 1, number: 1)))
        #expect(receipt.payments[0].card.terminal == "T-1")
        #expect(receipt.payments[0].card.batch == "8")
        #expect(receipt.payments[0].card.authorisation == "99")
    }
}
