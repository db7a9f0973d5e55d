import TillTesting
import Testing

/// A sale is rounded to whole kronor once, whatever becomes of its payments.
@Suite struct CashRoundingTests {
    private func shop(selling price: String) throws -> Shop {
        let shop = try Shop.trading(at: "3")
        try shop.done("3", "SALE", "ITEM T-BOOK price=\(price)")
        return shop
    }

    /// 100.80 is 101 in coins, also when fifty of them were paid before a card failed.
    @Test func aCardThatFailsDoesNotRoundTheSaleTwice() throws {
        let shop = try shop(selling: "100.80")
        try shop.done("3", "PAY card 50.40 pending")
        #expect(try shop.done("3", "PAY cash 50.00")["rounding"] == "-0.40")
        try shop.done("3", "FAILED 1")
        #expect(try shop.send("3", "TOTAL")["cash-due"] == "51.00")
        let paid = try shop.done("3", "PAY cash 60.00")
        #expect(paid["rounding"] == "0.60")
        #expect(paid["change"] == "9.00")
        #expect(try shop.done("3", "END")["rounding"] == "0.20")
    }

    @Test func changeOfForeignCashIsRoundedWithIt() throws {
        let shop = try shop(selling: "100.80")
        try shop.done("3", "PAY card 50.40 pending", "PAY cash 50.00", "FAILED 1")
        // 10.00 at 11.25 is 112.50: 51 of them are due.
        #expect(try shop.done("3", "PAY eur 10.00")["change"] == "62.00")
        #expect(try shop.done("3", "END")["rounding"] == "-0.30")
    }

    @Test(arguments: [
        ("33.80", "-34.00", "-0.20"), ("33.50", "-34.00", "-0.50"), ("33.49", "-33.00", "0.49"),
        ("0.33", "0.00", "0.33"),
    ])
    func whatIsPaidBackIsRoundedToo(price: String, paid: String, rounding: String) throws {
        let shop = try shop(selling: price)
        try shop.done("3", "PAY card \(price)", "END", "SALE")
        try shop.done("3", "RETURN receipt=3-1 line=1 reason=regret")
        #expect(try shop.send("3", "TOTAL")["cash-due"] == paid)
        #expect(try shop.done("3", "PAY cash \(paid)")["rounding"] == rounding)
        try shop.done("3", "END")
    }
}
