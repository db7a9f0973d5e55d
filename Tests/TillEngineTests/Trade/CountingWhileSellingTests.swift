import TillCore
import TillEngine
import TillTesting
import Testing

/// A count is of what lies on the shelf. What customers hold whose sales haven't ended was taken
/// from there before, and leaves the books when their sales do.
@Suite struct CountingWhileSellingTests {
    private func shop() throws -> Shop {
        let shop = try Shop.selling()
        try shop.own("STOCKTAKE T-MILK 20")
        return shop
    }

    private func onHand(_ shop: Shop) throws -> String? {
        try shop.send("3", "STOCK T-MILK")["on-hand"]
    }

    @discardableResult
    private func count(_ shop: Shop, _ counted: String) throws -> Answered {
        try shop.done("owner/x", "STOCKTAKE T-MILK \(counted)")
    }

    @Test(arguments: [false, true])
    func aSaleThatEndsLeavesWhatWasCounted(isHeld: Bool) throws {
        let shop = try shop()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=5")
        if isHeld { try shop.say("HOLD") }
        let counted = try count(shop, "15")
        #expect(counted["in-sales"] == "5" && counted["change"] == "0")
        #expect(counted["on-hand"] == "20")
        #expect(try onHand(shop) == "20")
        try shop.kill()
        if isHeld { try shop.say("RECALL 1") }
        try shop.say("PAY card 84.50")
        try shop.say("END")
        #expect(try onHand(shop) == "15")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Who changes their mind puts it back on the shelf.
    @Test(arguments: ["CANCEL", "VOID 1", "QTY 1 2"])
    func whatIsNotBoughtIsThereAgain(line: String) throws {
        let shop = try shop()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=5")
        try count(shop, "14")
        try shop.say(line)
        #expect(try onHand(shop) == "19")
        if line.hasPrefix("QTY") {
            try shop.say("PAY card 33.80")
            try shop.say("END")
            #expect(try onHand(shop) == "17")
        }
        #expect(try shop.foldedDifferences() == [])
    }

    /// What is given back was on no shelf when it was counted.
    @Test func aReturnComesOnTop() throws {
        let shop = try shop()
        try shop.say("SALE")
        try shop.say("RETURN T-MILK qty=5 reason=broken by=21 pin=2121")
        #expect(try count(shop, "15")["in-sales"] == nil)
        try shop.say("PAY card -84.50 by=21 pin=2121")
        try shop.say("END")
        #expect(try onHand(shop) == "20")
        #expect(try shop.foldedDifferences() == [])
    }

    /// The first count begins the books, whatever is in a basket then.
    @Test func theFirstCountToo() throws {
        let shop = try Shop.selling()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=5")
        #expect(try count(shop, "15")["change"] == "20")
        try shop.say("PAY card 84.50")
        try shop.say("END")
        #expect(try onHand(shop) == "15")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Training takes nothing; a further place has no baskets: a sale takes from home.
    @Test func neitherTrainingNorFurtherPlacesCount() throws {
        let shop = try shop()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=5")
        let further = try shop.done("owner/x", "STOCKTAKE T-MILK 7 place=K-1")
        #expect(further["in-sales"] == nil && further["on-hand"] == "27")
        try shop.say("CANCEL")
        try shop.say("TRAINING by=21 pin=2121")
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=5")
        #expect(try count(shop, "15")["in-sales"] == nil)
        #expect(try shop.foldedDifferences() == [])
    }

    /// Three registers and a held sale.
    @Test func allSalesAreLookedThrough() throws {
        let shop = try shop()
        for (register, quantity) in [("1", 1), ("2", 2), ("3", 3)] {
            if register != "3" {
                try shop.done(register, "LOGIN 21 pin=2121", "OPEN float=500.00")
            }
            try shop.done(register, "SALE", "ITEM T-MILK qty=\(quantity)")
        }
        try shop.say("HOLD")
        try shop.done("3", "SALE", "ITEM T-MILK qty=4")
        #expect(try count(shop, "10")["in-sales"] == "10")
    }
}
