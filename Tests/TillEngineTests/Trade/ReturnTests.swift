import TillTesting
import Testing

/// Giving back, piece by piece.
@Suite struct ReturnTests {
    /// Eight eighths of an öre: which part brings it depends on the order.
    @Test func aPartThatIsGivenBackNeverCostsAnything() throws {
        let shop = try Shop.trading(at: "1")
        try shop.ask(
            "owner/x", "PUT item T-DUST name=Damm price=0.01 vat=food group=other unit=kg")
        try shop.done("1", "RING T-DUST*0.8 pay=cash:0.00", "SALE")
        let back = "RETURN receipt=1-1 line=1 reason=regret qty="
        #expect(try shop.done("1", back + "0.3")["amount"] == "0.00")
        #expect(try shop.done("1", back + "0.1")["amount"] == "-0.01")
        try shop.done("1", "VOID 1")
        #expect(try shop.done("1", back + "0.1")["amount"] == "0.00")
        #expect(try shop.done("1", back + "0.6")["amount"] == "0.00")
        #expect(try shop.done("1", "PAY cash 0.00")["due"] == "0.00")
        #expect(try shop.done("1", "END")["total"] == "-0.01")
        try shop.done("1", "SALE")
        #expect(try shop.refused("1", back + "0.1") == "return-too-much")
    }

    @Test func whatIsTakenOutOfTheSaleAgainIsLeft() throws {
        let shop = try Shop.trading(at: "1", "2")
        try shop.done("1", "RING T-BOOK*3 pay=card:387.00", "SALE")
        let back = "RETURN receipt=1-1 line=1 reason=regret qty="
        #expect(try shop.done("1", back + "2")["left"] == "1")
        try shop.done("2", "SALE")
        let refused = try shop.ask("2", back + "2")
        #expect(refused.code == "return-too-much")
        #expect(refused["left"] == "1")
        #expect(try shop.send("2", "RECEIPT 1-1").rows[0].hasSuffix(" returned=2"))
        try shop.done("1", "VOID 1")
        #expect(!(try shop.send("2", "RECEIPT 1-1").rows[0].contains("returned")))
        #expect(try shop.done("2", back + "3")["left"] == "0")
        try shop.done("2", "CANCEL")
        #expect(try shop.done("1", back + "3")["left"] == "0")
        #expect(try shop.foldedDifferences() == [])
    }
}
