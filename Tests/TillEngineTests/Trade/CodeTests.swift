import TillCore
import TillEngine
import TillTesting
import Testing

/// Further codes of an item, and those of packs of it.
@Suite struct CodeTests {
    /// Milk, 48 of it, in cases of twelve.
    private func shop() throws -> Shop {
        let shop = try Shop.selling()
        try shop.own("RECEIVE T-MILK 48")
        let put = try shop.ask("owner/x", "PUT code 17310865001822 item=T-MILK factor=12")
        #expect(put.text.hasSuffix("code=17310865001822 item=T-MILK factor=12 changed=yes"))
        try shop.own("PUT code OLD item=T-MILK")
        return shop
    }

    private func left(_ shop: Shop) throws -> String? {
        try shop.send("3", "STOCK OLD")["on-hand"]
    }

    @Test func aCaseIsSoldAsItsPieces() throws {
        let shop = try shop()
        try shop.say("SALE")
        let line = try shop.say("ITEM 17310865001822 qty=2")
        #expect(line["item"] == "T-MILK" && line["qty"] == "24" && line["amount"] == "405.60")
        #expect(try shop.say("ITEM OLD")["qty"] == "1")
        #expect(try shop.code("ITEM 17310865001822 qty=0.5") == "quantity-not-whole")
        #expect(try shop.code("ITEM 17310865001822 qty=100000") == "too-large")
        try shop.say("CANCEL")
        try shop.say("RING 17310865001822 OLD*2 pay=cash:237.00")
        #expect(try left(shop) == "34")
        try shop.say("SALE")
        try shop.say("RETURN 17310865001822 reason=broken by=21 pin=2121")
        try shop.say("PAY cash -203.00 by=21 pin=2121")
        try shop.say("END")
        #expect(try left(shop) == "46")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aCaseIsCountedAsItsPieces() throws {
        let shop = try shop()
        func own(_ line: String) throws -> Answered { try shop.done("owner/x", line) }
        #expect(try own("RECEIVE 17310865001822 2")["on-hand"] == "72")
        try shop.own("RECEIVE OLD 12 place=A")
        #expect(try own("MOVE 17310865001822 1 from=A to=B")["qty"] == "12")
        #expect(try own("ADJUST 17310865001822 -1 reason=broken")["qty"] == "-12")
        let counted = try own("STOCKTAKE 17310865001822 3")
        #expect(counted["item"] == "T-MILK" && counted["counted"] == "36")
        #expect(try left(shop) == "48")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func anItemShowsItsCodes() throws {
        let shop = try shop()
        let priced = try shop.send("3", "PRICE 17310865001822")
        #expect(priced["item"] == "T-MILK" && priced["price"] == "16.90")
        #expect(priced["factor"] == "12")
        #expect(priced.rows == ["- code=17310865001822 factor=12", "- code=OLD"])
        try shop.own("PUT price OLD 17.90 from=2020-01-01")
        #expect(try shop.send("3", "PRICE T-MILK")["price"] == "17.90")
        try shop.own("PUT code OLD off")
        #expect(try shop.send("3", "PRICE OLD").code == "unknown-item")
        #expect(try shop.refused("owner/x", "PUT code OLD off") == "unknown-code")
        #expect(try shop.refused("owner/x", "PUT code T-MILK off") == "unknown-code")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A code is one item's, as its own or as a further one.
    @Test func aCodeIsOneItems() throws {
        let shop = try shop()
        try shop.own("PUT item T-BUN name=Bulle price=5.00 vat=food group=bread")
        for line in [
            "PUT code T-BUN item=T-MILK", "PUT code OLD item=T-BUN", "PUT code T-MILK item=T-MILK",
            "PUT item OLD name=Ny price=5.00 vat=food group=bread",
            "PUT item OLD name=Ny price=5.00 vat=food group=bread if-new=yes",
        ] {
            #expect(try shop.refused("owner/x", line) == "code-taken", "\(line)")
        }
        #expect(try shop.refused("owner/x", "PUT code NEW item=NONE") == "unknown-item")
        let card = "PUT code 4111111111111111 item=T-MILK"
        #expect(try shop.refused("owner/x", card) == "card-number")
        #expect(try shop.done("owner/x", "PUT code OLD item=T-MILK")["changed"] == "no")
        #expect(try shop.done("owner/x", "PUT code OLD item=T-MILK factor=6")["changed"] == "yes")
        #expect(try shop.done("owner/x", "PUT code X item=OLD")["item"] == "T-MILK")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func fiftyCodesAtMost() throws {
        let shop = try shop()
        for number in 3...50 { try shop.own("PUT code C-\(number) item=T-MILK") }
        let refused = try shop.ask("owner/x", "PUT code C-51 item=T-MILK")
        #expect(refused.code == "too-many" && refused["limit"] == "50" && refused["of"] == "codes")
        try shop.own("PUT code C-50 item=T-MILK factor=2")
    }

    /// A deposit and an offer may be named by any code of theirs.
    @Test func anotherCodeIsTheItemEverywhere() throws {
        let shop = try shop()
        try shop.own("PUT item T-CAN name=Pant price=2.00 vat=food group=deposit kind=deposit")
        try shop.own("PUT code CAN item=T-CAN")
        try shop.own("PUT item T-COLA name=Cola price=10.00 vat=food group=other deposit=CAN")
        try shop.own("PUT code COLA-6 item=T-COLA factor=6")
        try shop.own("PUT promotion A text=x items=COLA-6 percent=50.00")
        try shop.say("SALE")
        let line = try shop.say("ITEM COLA-6")
        #expect(line["deposit"] == "12.00" && line["total"] == "42.00")
        try shop.own("PUT code CAN off")
        #expect(try shop.say("ITEM T-COLA")["deposit"] == "2.00")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A sack is so many kilograms, and a case that says its price is still so many pieces.
    @Test func packsOfWhatIsWeighedAndPacksWithAPrice() throws {
        let shop = try shop()
        try shop.own("PUT item T-SPUD name=Potatis price=12.00 vat=food group=other unit=kg")
        try shop.own("PUT code SACK item=T-SPUD factor=25")
        try shop.say("SALE")
        let sack = try shop.say("ITEM SACK")
        #expect(sack["qty"] == "25" && sack["unit"] == "kg" && sack["amount"] == "300.00")
        let label = "ITEM \"(01)17310865001822(3922)18000\""
        let priced = try shop.say(label)
        #expect(priced["qty"] == "12" && priced["amount"] == "180.00")
        #expect(try shop.foldedDifferences() == [])
    }
}
