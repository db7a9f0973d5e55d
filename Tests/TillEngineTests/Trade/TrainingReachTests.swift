import TillTesting
import Testing

/// What is done in training has no effect outside it.
@Suite struct TrainingReachTests {
    @Test func noFigureButItsOwnKnowsOfIt() throws {
        let shop = try Shop.selling()
        try shop.say("TRAINING by=21 pin=2121")
        try shop.say("RING T-MILK pay=cash:20.00")
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        #expect(try shop.send("3", "TOTAL print=text").isOK)
        try shop.say("HOLD practice")
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        #expect(try shop.ask("owner/x", "CLOSEDAY")["open-sales"] == "0")
        let closed = try shop.entries().last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(closed.contains("figure=training count=1 "))
        for word in ["pro-formas", "open-sale-lines", "held-sales=1", "held-total", "receipts"] {
            #expect(!closed.contains(word), "\(word)")
        }
        #expect(try shop.foldedDifferences() == [])
    }

    @Test(arguments: [
        "ADJUST T-MILK -1 reason=broken", "BLOCK card=1", "PUT customer 1 limit=1.00",
        "PUT item T-MILK name=x price=1.00 vat=food group=dairy", "PUT promotion P off",
        "PUT promotion P text=x items=T-MILK percent=1.00", "CLOSEDAY",
        "PUT price T-MILK 1.00 from=2027-01-01", "PUT place T-MILK K-1", "PUT place T-MILK K-1 off",
        "RECEIVE T-MILK 1", "MOVE T-MILK 1 from=A-1 to=K-1", "STOCKTAKE T-MILK 1",
    ])
    func whatReachesFurtherIsRefused(line: String) throws {
        let shop = try Shop.selling()
        try shop.say("TRAINING by=21 pin=2121")
        #expect(try shop.code("\(line) by=1 pin=1001") == "in-training")
    }

    @Test func itsReceiptsAreNotCopied() throws {
        let shop = try Shop.selling()
        try shop.say("TRAINING by=21 pin=2121")
        let receipt = try #require(try shop.say("RING T-MILK pay=cash:20.00")["receipt"])
        try shop.say("LOGOUT")
        try shop.say("LOGIN 17 pin=4711")
        #expect(try shop.code("COPY \(receipt)") == "in-training")
    }
}
