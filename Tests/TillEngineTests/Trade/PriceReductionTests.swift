import TillTesting
import Testing

/// Part of the price back, while the goods stay.
@Suite struct PriceReductionTests {
    private static let back = "RETURN receipt=1-1 line=1 reason=regret"

    private func shop(_ ring: String) throws -> Shop {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", ring, "SALE")
        return shop
    }

    @Test func theGoodsStay() throws {
        let shop = try shop("RING T-BOOK*2 pay=card:258.00")
        try shop.ask("owner/x", "RECEIVE T-BOOK 10")
        let answered = try shop.done("1", Self.back + " amount=58.00")
        #expect(answered["qty"] == "0" && answered["amount"] == "-58.00")
        #expect(answered["left-amount"] == "200.00" && answered["left"] == nil)
        try shop.done("1", "PAY card -58.00", "END")
        #expect(try shop.send("1", "STOCK T-BOOK")["on-hand"] == "10")
        let row = try #require(try shop.send("1", "RECEIPT 1-1").rows.first)
        #expect(row.contains(" reduced=58.00") && !row.contains(" returned="))
        let rows = try shop.send("owner/x", "DAY").rows
        #expect(rows.contains("- figure=returns count=1 amount=58.00"))
        #expect(rows.contains("- figure=reductions count=1 amount=58.00"))
        #expect(rows.contains("- group=other quantity=2 amount=200.00"))
        // The pieces are worth what is left of their price.
        try shop.done("1", "SALE")
        #expect(try shop.done("1", Self.back + " qty=1")["amount"] == "-100.00")
        #expect(try shop.done("1", Self.back)["amount"] == "-100.00")
        try shop.done("1", "PAY card -200.00", "END")
        let after = try shop.send("owner/x", "DAY").rows
        #expect(after.contains("- vat-percent=6.00 gross=0.00 net=0.00 vat=0.00"))
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func neverMoreThanIsLeft() throws {
        let shop = try shop("RING T-BOOK*2 pay=card:258.00")
        try shop.done("1", Self.back + " qty=1")
        let refused = try shop.ask("1", Self.back + " amount=129.01")
        #expect(refused.code == "return-too-much" && refused["left-amount"] == "129.00")
        try shop.done("1", Self.back + " amount=129.00")
        #expect(try shop.refused("1", Self.back + " amount=0.01") == "return-too-much")
        // Nothing is left of the price, and a piece may still come back.
        #expect(try shop.done("1", Self.back)["amount"] == "0.00")
        #expect(try shop.refused("1", Self.back + " amount=0.00") == "amount-zero")
        #expect(try shop.refused("1", Self.back + " amount=0.01") == "return-too-much")
    }

    /// However small the parts, the VAT of all of them is that of the whole.
    @Test func theVATIsReckonedCumulatively() throws {
        let shop = try shop("RING T-BAG pay=card:0.33")
        for _ in 1...33 { try shop.done("1", Self.back + " amount=0.01") }
        try shop.done("1", "PAY card -0.33", "END")
        let rows = try shop.send("owner/x", "DAY").rows
        #expect(rows.contains("- vat-percent=25.00 gross=0.00 net=0.00 vat=0.00"))
    }

    @Test func aboveTheLimitTakesARight() throws {
        let shop = try shop("RING T-BOOK pay=card:129.00")
        try shop.done("1", "CANCEL", "LOGOUT", "LOGIN 17 pin=4711", "SALE")
        let code = try #require(try shop.send("owner/x", "RECEIPT 1-1")["code"])
        let back = Self.back + " code=\(code)"
        try shop.done("1", back + " amount=10.00")
        let refused = try shop.ask("1", back + " amount=2.91")
        #expect(refused.code == "not-allowed" && refused["right"] == "discount")
        try shop.done("1", back + " amount=2.90")
        try shop.done("1", back + " amount=50.00 by=21 pin=2121")
    }

    @Test func aDepositIsNotReduced() throws {
        let shop = try Shop.trading(at: "1")
        try shop.done("1", "RING T-COLA pay=card:13.90", "SALE")
        #expect(
            try shop.refused("1", "RETURN receipt=1-1 line=2 reason=regret amount=1.00")
                == "not-returnable")
        #expect(try shop.refused("1", Self.back + " amount=1.00 qty=1") == "unknown-key")
    }

    @Test func theReceiptSaysWhatItIs() throws {
        let shop = try shop("RING T-BOOK pay=card:129.00")
        try shop.done("1", Self.back + " amount=10.00", "PAY card -10.00")
        let paper = try shop.done("1", "END print=text").rows.joined(separator: "\n")
        #expect(paper.contains("Prisnedsättning, kvitto 1-1"))
        #expect(!paper.contains("0 st"))
    }
}
