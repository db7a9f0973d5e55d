import TillCore
import TillEngine
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
        "PERSON 17 role=manager", "PERSON 99 role=cashier name=x", "PIN 17 new=9999", "UNLOCK 17",
        "EPOCH register=3 last=2 receipt=500", "EPOCH register=4 last=1",
        "KEY register=4 public=\(String(repeating: "ab", count: 32))", "KEY register=4 revoke",
        "OPEN float=1.00", "COUNT cash=500.00", "OVERSHORT 1 reason=found", "Z", "TRAINING",
        "RETENDER 3-1 1 card", "COPY 3-1", "ACK 1 head=\(String(repeating: "ab", count: 32))",
        "BLOCK card=1 off",
    ])
    func whatReachesFurtherIsRefused(line: String) throws {
        let shop = try Shop.selling()
        try shop.say("RING T-MILK pay=cash:17.00")
        try shop.say("TRAINING by=21 pin=2121")
        let before = shop.engine.store
        #expect(try shop.code("\(line) by=1 pin=1001") == "in-training")
        #expect(shop.engine.store.people == before.people)
        #expect(shop.engine.store.keys == before.keys)
        #expect(shop.engine.store.registers[3]?.head.lastReceipt == 1)
        // Tried out it is the same; a register that is not in training may.
        if ["PUT", "ADJUST", "RECEIVE", "MOVE", "STOCKTAKE"].contains(where: line.hasPrefix) {
            #expect(try shop.send("3", "CHECK \(line) by=1 pin=1001").code == "in-training")
        }
        #expect(try shop.ask("4", "\(line) by=1 pin=1001").code != "in-training")
    }

    /// A verb that is new has to say in `HELP`'s order what it is: this asks for every one.
    @Test func everyVerbSaysWhetherItReachesFurther() throws {
        let shop = try Shop.selling()
        try shop.say("RING T-MILK pay=cash:17.00")
        try shop.say("TRAINING by=21 pin=2121")
        let played = [
            "SALE", "ITEM T-MILK", "QTY 1 2", "REPRICE 1 5.00", "DISCOUNT 1 percent=5.00",
            "ITEM T-MILK", "VOID 2", "TOTAL", "HOLD", "HELD", "RECALL 1", "PAY card 1.00",
            "UNPAY 1", "PAY card 1.00 pending", "FAILED 1", "PAY card 1.00 pending", "PAID 1",
            "PAY cash 500.00", "END", "SALE", "RETURN receipt=3-1 line=1 reason=broken", "CANCEL",
            "RING T-MILK pay=cash:17.00", "PAIDIN 1.00 reason=change",
            "PAIDOUT 1.00 reason=supplies", "DROP 1.00", "NOSALE", "PRICE T-MILK",
            "STOCK T-MILK", "BALANCE card=1", "RECEIPT 3-1", "X", "DAY", "REPORT 3-1",
            "SETTLEMENTS", "SETTLEMENT 1", "LIST people", "STATUS", "JOURNAL", "LOGOUT",
        ]
        for line in played {
            let answered = try shop.ask("3", line + (line == "LOGOUT" ? "" : " by=1 pin=1001"))
            #expect(answered.code != "in-training", "\(line): \(answered)")
        }
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
