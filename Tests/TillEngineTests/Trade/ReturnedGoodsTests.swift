import TillTesting
import Testing

/// Where goods go to that come back.
@Suite struct ReturnedGoodsTests {
    private func shop() throws -> Shop {
        let shop = try Shop(
            Shop.configuration.replacing(
                "reason kind=return name=broken text=\"Trasig\"",
                with: """
                    reason kind=return name=broken text="Trasig" stock=off
                    reason kind=return name=claim text="Reklamation" stock=CLAIMS
                    """))
        try shop.ask(
            "owner/x",
            "PUT item T-MILK name=Mjölk price=10.00 vat=food group=dairy"
                + " place=4-B")
        try shop.ask("owner/x", "RECEIVE T-MILK 10")
        try shop.done("3", "LOGIN 21 pin=2121", "OPEN float=500.00", "RING T-MILK*6 pay=card:60.00")
        return shop
    }

    private func stock(_ shop: Shop) throws -> [String] {
        let answered = try shop.send("3", "STOCK T-MILK")
        return answered.rows + [answered["on-hand"] ?? "unknown"]
    }

    private func giveBack(_ shop: Shop, _ rest: String) throws -> String? {
        try shop.done("3", "SALE")
        let to = try shop.done("3", "RETURN receipt=3-1 line=1 qty=1 \(rest)")["to"]
        try shop.done("3", "PAY card -10.00", "END")
        return to
    }

    private static let home = "- place=4-B home=yes on-hand="

    @Test func goBackOnTheShelf() throws {
        let shop = try shop()
        #expect(try giveBack(shop, "reason=regret") == nil)
        #expect(try giveBack(shop, "reason=broken to=shelf") == nil)
        #expect(try giveBack(shop, "reason=claim to=shelf") == nil)
        #expect(try stock(shop) == [Self.home + "7", "7"])
    }

    @Test func orAreWrittenOff() throws {
        let shop = try shop()
        #expect(try giveBack(shop, "reason=broken") == "off")
        #expect(try giveBack(shop, "reason=regret to=off") == "off")
        #expect(try stock(shop) == [Self.home + "4", "4"])
        let rows = try shop.send("owner/x", "DAY").rows
        #expect(rows.contains("- figure=returns count=2 amount=20.00"))
        #expect(rows.contains("- figure=written-off count=2 amount=20.00"))
        let receipt = try shop.send("3", "RECEIPT 3-2").rows[0]
        #expect(receipt.contains(" to=off"))
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func orLieAtAPlace() throws {
        let shop = try shop()
        #expect(try giveBack(shop, "reason=claim") == "CLAIMS")
        #expect(try giveBack(shop, "reason=broken to=CLAIMS") == "CLAIMS")
        #expect(try stock(shop) == [Self.home + "4", "- place=CLAIMS on-hand=2", "6"])
        try shop.ask("owner/x", "ADJUST T-MILK -2 reason=broken place=CLAIMS")
        #expect(try stock(shop) == [Self.home + "4", "- place=CLAIMS on-hand=0", "4"])
        try shop.kill()
        #expect(try stock(shop) == [Self.home + "4", "- place=CLAIMS on-hand=0", "4"])
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func withoutAReceiptToo() throws {
        let shop = try shop()
        try shop.done("3", "SALE", "RETURN T-MILK reason=broken", "PAY card -10.00", "END")
        #expect(try stock(shop).last == "4")
    }

    @Test func aPlaceIsOneThatThereIs() throws {
        let shop = try shop()
        try shop.done("3", "SALE")
        let back = "RETURN receipt=3-1 line=1 reason=regret to="
        #expect(try shop.refused("3", back + "NOWHERE") == "unknown-place")
        #expect(try shop.refused("3", "RETURN T-CAN reason=deposit to=off") == "not-returnable")
    }

    @Test func inTrainingNothingMoves() throws {
        let shop = try shop()
        try shop.done("3", "TRAINING", "RING T-MILK pay=card:10.00", "SALE")
        try shop.done("3", "RETURN T-MILK reason=claim", "PAY card -10.00", "END")
        #expect(try stock(shop) == [Self.home + "4", "4"])
    }
}
