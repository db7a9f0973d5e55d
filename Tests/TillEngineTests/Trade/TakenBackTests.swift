import TillTesting
import Testing

/// What was sold onto a gift card or an account by mistake is taken back while it is there, and a
/// customer's credit is paid out.
@Suite struct TakenBackTests {
    private func shop() throws -> Shop {
        let shop = try Shop.trading(at: "1", "2")
        try shop.ask("owner/x", "PUT customer 1001 limit=100.00")
        return shop
    }

    private static let second = " by=21 pin=2121"

    @Test func aCardSoldWrongIsTakenBackWhole() throws {
        let shop = try shop()
        try shop.sell(card: "6001", "5000.00", at: "1")
        try shop.done("1", "LOGOUT", "LOGIN 17 pin=4711", "SALE")
        let code = try #require(try shop.send("owner/x", "RECEIPT 1-1")["code"])
        let back = "RETURN receipt=1-1 line=1 code=\(code) reason=regret"
        let refused = try shop.ask("1", back)
        #expect(refused.code == "not-allowed" && refused["right"] == "return-free")
        let answered = try shop.done("1", back + Self.second)
        #expect(answered["amount"] == "-5000.00" && answered["left"] == "0")
        // It is taken at once: no other register sells for it meanwhile.
        #expect(try shop.balance(of: "6001") == "0.00")
        #expect(try shop.refused("2", "RING T-BOOK pay=giftcard:129.00:6001") == "balance-too-low")
        try shop.done("1", "PAY card -5000.00", "END", "SALE")
        #expect(try shop.refused("1", back + Self.second) == "return-too-much")
        #expect(try shop.balance(of: "6001") == "0.00")
        let rows = try shop.send("owner/x", "DAY").rows
        #expect(rows.contains("- figure=gift-cards count=2 amount=0.00"))
        #expect(!rows.contains { $0.hasPrefix("- figure=returns") })
        #expect(rows.contains("- tender=card count=2 amount=0.00"))
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func orByTheDifference() throws {
        let shop = try shop()
        try shop.sell(card: "6001", "5000.00", at: "1")
        try shop.done("1", "SALE")
        let back = "RETURN receipt=1-1 line=1 reason=regret amount="
        #expect(try shop.done("1", back + "4500.00")["left-amount"] == "500.00")
        #expect(try shop.balance(of: "6001") == "500.00")
        try shop.done("1", "PAY card -4500.00", "END", "SALE")
        let refused = try shop.ask("1", back + "500.01")
        #expect(refused.code == "return-too-much" && refused["left-amount"] == "500.00")
        #expect(
            try shop.done("1", "RETURN receipt=1-1 line=1 reason=regret")["amount"] == "-500.00")
        #expect(try shop.balance(of: "6001") == "0.00")
    }

    @Test func whatIsSpentIsGone() throws {
        let shop = try shop()
        try shop.sell(card: "6001", "500.00", at: "1")
        try shop.done("2", "RING T-BOOK pay=giftcard:129.00:6001")
        try shop.done("1", "SALE")
        let refused = try shop.ask("1", "RETURN receipt=1-1 line=1 reason=regret")
        #expect(refused.code == "balance-too-low" && refused["balance"] == "371.00")
        try shop.done("1", "RETURN receipt=1-1 line=1 reason=regret amount=371.00")
        #expect(try shop.balance(of: "6001") == "0.00")
        try shop.ask("owner/x", "BLOCK card=6001")
        try shop.done("1", "VOID 1")
        #expect(try shop.balance(of: "6001") == "371.00")
        #expect(
            try shop.refused("1", "RETURN receipt=1-1 line=1 reason=regret amount=1.00")
                == "account-blocked")
    }

    @Test(arguments: ["VOID 1", "CANCEL"])
    func whatIsTakenOutAgainIsThere(out: String) throws {
        let shop = try shop()
        try shop.sell(card: "6001", "500.00", at: "1")
        try shop.done("1", "SALE", "RETURN receipt=1-1 line=1 reason=regret", out)
        #expect(try shop.balance(of: "6001") == "500.00")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aPaymentOnAccountToo() throws {
        let shop = try shop()
        try shop.done(
            "1", "SALE", "ITEM T-DEBT customer=1001 price=300.00", "PAY card 300.00", "END", "SALE")
        try shop.done("1", "RETURN receipt=1-1 line=1 reason=regret", "PAY card -300.00", "END")
        #expect(try shop.send("owner/x", "BALANCE customer=1001")["balance"] == "0.00")
    }

    @Test func aCreditIsPaidOutAndNoMore() throws {
        let shop = try shop()
        try shop.done(
            "1", "SALE", "ITEM T-DEBT customer=1001 price=300.00", "PAY card 300.00", "END")
        try shop.done("1", "LOGOUT", "LOGIN 17 pin=4711", "SALE")
        func out(_ amount: String) -> String {
            "RETURN T-DEBT customer=1001 price=\(amount) reason=regret"
        }
        #expect(try shop.refused("1", out("300.00")) == "not-allowed")
        let refused = try shop.ask("1", out("300.01") + Self.second)
        #expect(refused.code == "balance-too-low" && refused["balance"] == "300.00")
        #expect(
            try shop.refused("1", "RETURN T-DEBT price=1.00 reason=regret" + Self.second)
                == "account-missing")
        #expect(
            try shop.refused("1", "RETURN T-DEBT customer=1001 reason=regret" + Self.second)
                == "price-missing")
        #expect(
            try shop.refused(
                "1", "RETURN T-BOOK customer=1001 reason=regret" + Self.second)
                == "unknown-account")
        try shop.done("1", out("200.00") + Self.second)
        #expect(try shop.send("owner/x", "BALANCE customer=1001")["balance"] == "100.00")
        #expect(try shop.refused("1", out("100.01") + Self.second) == "balance-too-low")
        try shop.done("1", "PAY cash -200.00", "END")
        #expect(try shop.send("owner/x", "BALANCE customer=1001")["balance"] == "100.00")
        let rows = try shop.send("owner/x", "DAY").rows
        #expect(rows.contains("- figure=account-payments count=2 amount=100.00"))
        #expect(rows.contains("- tender=cash count=1 amount=-200.00"))
        #expect(try shop.foldedDifferences() == [])
    }

    /// Whoever owes has no credit, whatever the limit.
    @Test func aLimitIsNoCredit() throws {
        let shop = try shop()
        try shop.done("1", "SALE")
        let refused = try shop.ask("1", "RETURN T-DEBT customer=1001 price=1.00 reason=regret")
        #expect(refused.code == "balance-too-low" && refused["balance"] == "0.00")
    }
}
