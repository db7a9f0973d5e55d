import TillCore
import TillEngine
import TillTesting
import Testing

/// What is on hand follows from what came, went and was sold, in the shop and at each place.
@Suite struct StockTests {
    private func shop() throws -> Shop {
        let shop = try Shop.selling()
        try shop.own("PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy place=4-B-2")
        return shop
    }

    private func stock(_ shop: Shop, _ code: String = "T-MILK") throws -> [String] {
        let answered = try shop.send("3", "STOCK \(code)")
        return answered.rows + [answered["on-hand"] ?? "unknown"]
    }

    @Test func nothingIsToldBeforeGoodsWereReceived() throws {
        let shop = try shop()
        try shop.say("RING T-MILK pay=cash:17.00")
        #expect(try stock(shop) == ["- place=4-B-2 home=yes", "unknown"])
        try shop.own("MOVE T-MILK 6 from=4-B-2 to=K-1")
        #expect(
            try stock(shop) == ["- place=4-B-2 home=yes", "- place=K-1 on-hand=6", "unknown"])
        try shop.own("RECEIVE T-MILK 24")
        #expect(
            try stock(shop)
                == ["- place=4-B-2 home=yes on-hand=24", "- place=K-1 on-hand=6", "30"])
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aSaleTakesFromHomeAndAReturnGivesBack() throws {
        let shop = try shop()
        try shop.own("RECEIVE T-MILK 2 ref=4711")
        try shop.own("RECEIVE T-MILK 6 place=K-1")
        let receipt = try #require(try shop.say("RING T-MILK*3 pay=cash:51.00")["receipt"])
        #expect(
            try stock(shop)
                == ["- place=4-B-2 home=yes on-hand=-1", "- place=K-1 on-hand=6", "5"])
        try shop.say("SALE")
        try shop.say("RETURN receipt=\(receipt) line=1 qty=2 reason=regret")
        #expect(try stock(shop).last == "5")
        try shop.say("PAY cash -34.00")
        try shop.say("END")
        #expect(try stock(shop).last == "7")
        try shop.kill()
        #expect(try stock(shop).last == "7")
        #expect(try shop.foldedDifferences() == [])
    }

    /// The item and its first count are one entry, once.
    @Test func aNewItemComesWithItsCount() throws {
        let shop = try shop()
        let put = "PUT item T-FIRST name=Ny price=10.00 vat=food group=dairy place=K-1"
        let first = try shop.ask("owner/x", put + " if-new=yes stock=12 ref=week")
        #expect(first["on-hand"] == "12")
        #expect(try stock(shop, "T-FIRST") == ["- place=K-1 home=yes on-hand=12", "12"])
        try shop.say("RING T-FIRST*2 pay=cash:20.00")
        let again = try shop.ask(
            "owner/x", put.replacing("10", with: "11") + " if-new=yes stock=12 ref=week")
        #expect(again["kept"] == "yes" && again["changed"] == "no")
        #expect(try shop.send("3", "PRICE T-FIRST")["price"] == "10.00")
        #expect(try stock(shop, "T-FIRST").last == "10")
        // It is the count that a STOCKTAKE of the same reference would be.
        #expect(try shop.ask("owner/x", "STOCKTAKE T-FIRST 12 ref=week")["changed"] == "no")
        try shop.own("PUT item T-BARE name=Ny price=10.00 vat=food group=dairy if-new=yes")
        #expect(try stock(shop, "T-BARE") == ["unknown"])
        try shop.kill()
        #expect(try stock(shop, "T-FIRST").last == "10")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aCountNeedsItsOwnRight() throws {
        let shop = try shop()
        try shop.own(
            "KEY service=buyer public=\(String(repeating: "ab", count: 32)) rights=catalogue")
        let put = "PUT item T-FIRST name=Ny price=10.00 vat=food group=dairy if-new=yes"
        #expect(try shop.send("buyer/x", "#1 \(put) stock=1")["right"] == "stock")
        #expect(try shop.send("buyer/x", "#1 \(put) stock=1.5").code == "not-allowed")
        #expect(try shop.send("buyer/x", "#1 \(put)").isOK)
    }

    /// Lines of a batch are seen by the next one, and so is what was sold before a count.
    @Test func whatIsNotYetOnDiskCounts() throws {
        let shop = try shop()
        try shop.own("RECEIVE T-MILK 10")
        try shop.process("3", "#\(shop.next(of: "3")) RING T-MILK*2 pay=cash:34.00")
        #expect(try shop.process("3", "STOCK T-MILK")["on-hand"] == "8")
        let next = shop.next(of: "owner/x")
        let counted = try shop.process("owner/x", "#\(next) STOCKTAKE T-MILK 5")
        #expect(counted["change"] == "-3")
        try shop.process("3", "#\(shop.next(of: "3")) RING T-MILK pay=cash:17.00")
        try shop.commit()
        #expect(try stock(shop).last == "4")
        try shop.process("3", "#\(shop.next(of: "3")) RING T-MILK pay=cash:17.00")
        try shop.kill()
        #expect(try stock(shop).last == "4")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func trainingVoidedLinesAndWhatIsNotKeptChangeNothing() throws {
        let shop = try shop()
        try shop.own("RECEIVE T-MILK 10")
        try shop.say("SALE")
        try shop.say("ITEM T-MILK qty=4")
        try shop.say("ITEM T-BEER")
        try shop.say("VOID 1")
        try shop.say("PAY cash 16.00")
        try shop.say("END")
        try shop.say("TRAINING by=21 pin=2121")
        try shop.say("RING T-MILK*3 pay=cash:51.00")
        #expect(try stock(shop).last == "10")
        #expect(try stock(shop, "T-BEER") == ["unknown"])
    }

    @Test func aCountSaysWhatLiesThere() throws {
        let shop = try shop()
        try shop.own("RECEIVE T-MILK 10")
        try shop.own("MOVE T-MILK 4 from=4-B-2 to=K-1")
        let further = try shop.done("owner/x", "STOCKTAKE T-MILK 3 place=K-1 ref=46")
        #expect(further["change"] == "-1" && further["on-hand"] == "9")
        let home = try shop.done("owner/x", "STOCKTAKE T-MILK 8 place=4-B-2 ref=46")
        #expect(home["change"] == "2" && home["on-hand"] == "11" && home["place"] == "4-B-2")
        try shop.say("RING T-MILK*5 pay=cash:85.00")
        let again = try shop.done("owner/x", "STOCKTAKE T-MILK 8 ref=46")
        #expect(again["changed"] == "no" && again["change"] == "0" && again["on-hand"] == "6")
        let other = try shop.done("owner/x", "STOCKTAKE T-MILK 8 ref=47")
        #expect(other["changed"] == "yes" && other["change"] == "5")
        try shop.own("STOCKTAKE T-MILK 8")
        let forgotten = try shop.done("owner/x", "STOCKTAKE T-MILK 7 ref=47")
        #expect(forgotten["changed"] == "yes")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func whatIsBroughtSomewhereMakesItAPlace() throws {
        let shop = try shop()
        #expect(try shop.refused("owner/x", "MOVE T-MILK 1 from=K-9 to=4-B-2") == "unknown-place")
        #expect(
            try shop.refused("owner/x", "ADJUST T-MILK 1 reason=x place=K-9") == "unknown-place")
        try shop.own("STOCKTAKE T-MILK 3 place=K-1")
        try shop.own("RECEIVE T-MILK 3 place=K-2")
        try shop.own("MOVE T-MILK 9 from=K-2 to=4-B-2")
        #expect(
            try stock(shop) == [
                "- place=4-B-2 home=yes on-hand=9", "- place=K-1 on-hand=3",
                "- place=K-2 on-hand=-6", "6",
            ])
        for number in 3...Stock.maximumPlaces {
            try shop.own("PUT place T-MILK K-\(number)")
        }
        #expect(try shop.refused("owner/x", "PUT place T-MILK K-21") == "too-many")
        #expect(try shop.refused("owner/x", "RECEIVE T-MILK 1 place=K-21") == "too-many")
        try shop.own("PUT place T-MILK K-3 off")
        try shop.own("RECEIVE T-MILK 1 place=K-21")
    }

    @Test func aPlaceHasANoteAndAPlan() throws {
        let shop = try shop()
        #expect(
            try shop.done("owner/x", "PUT place T-MILK K-1 note=top planned=6")["changed"] == "yes")
        #expect(
            try shop.done("owner/x", "PUT place T-MILK K-1 planned=6 note=top")["changed"] == "no")
        try shop.own("PUT place T-MILK 4-B-2 note=\"the eye's height\"")
        let home = "- place=4-B-2 home=yes note=\"the eye's height\""
        #expect(
            try stock(shop) == [home, "- place=K-1 planned=6 note=top", "unknown"])
        try shop.own("RECEIVE T-MILK 5 place=K-1")
        try shop.own("PUT place T-MILK K-1")
        #expect(try stock(shop)[1] == "- place=K-1 on-hand=5")
        #expect(try shop.refused("owner/x", "PUT place T-MILK 4-B-2 off") == "home-place")
        #expect(try shop.refused("owner/x", "PUT place T-MILK K-2 off") == "unknown-place")
        try shop.own("PUT place T-MILK 4-B-2")
        #expect(try shop.done("owner/x", "PUT place T-MILK 4-B-2")["changed"] == "no")
        try shop.own("PUT place T-MILK K-1 off")
        #expect(try stock(shop) == ["- place=4-B-2 home=yes on-hand=5", "5"])
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aNewHomeTakesUpWhatLayThere() throws {
        let shop = try shop()
        try shop.own("PUT place T-MILK 4-B-2 note=old")
        try shop.own("RECEIVE T-MILK 10")
        try shop.own("RECEIVE T-MILK 4 place=K-1")
        try shop.own("PUT place T-MILK K-1 note=new")
        try shop.own("RECEIVE T-MILK 3 place=K-2")
        try shop.own("PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy place=K-1")
        #expect(
            try stock(shop) == [
                "- place=K-1 home=yes on-hand=14 note=new", "- place=K-2 on-hand=3", "17",
            ])
        try shop.own("PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy place=K-2")
        #expect(try stock(shop) == ["- place=K-2 home=yes on-hand=17", "17"])
        try shop.own("PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy")
        #expect(try stock(shop) == ["17"])
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aFloorKnowsItsPlaces() throws {
        let shop = try shop()
        let floor = try Floor(
            text: """
                floor name=K width=1000 depth=800
                bay id=K x=200 y=0 width=400 depth=80 shelves=3 face=south
                entrance id=main x=900 y=800

                """)
        try shop.house(.setFloor(floor))
        let put = "PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy place="
        for line in [
            "PUT place T-MILK L-1", "RECEIVE T-MILK 1 place=L-1", "STOCKTAKE T-MILK 1 place=L-1",
            "MOVE T-MILK 1 from=4-B-2 to=L-1", put + "L-1",
        ] {
            #expect(try shop.refused("owner/x", line) == "unknown-place", "\(line)")
        }
        // What stood there before the floor was known stays.
        try shop.own(put + "4-B-2")
        try shop.own("MOVE T-MILK 1 from=4-B-2 to=K-1")
        try shop.own(put + "K-2")
        try shop.kill()
        #expect(shop.engine.store.floor == floor && !floor.isEmpty)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func whatIsTooMuchIsRefusedAndASaleIsNot() throws {
        let shop = try shop()
        try shop.own("STOCKTAKE T-MILK 1000000")
        #expect(try shop.refused("owner/x", "RECEIVE T-MILK 1") == "too-large")
        #expect(try shop.refused("owner/x", "STOCKTAKE T-MILK 1000001") == "too-large")
        #expect(try shop.refused("owner/x", "STOCKTAKE T-MILK 1 place=K-1") == "too-large")
        try shop.own("STOCKTAKE T-MILK 0")
        try shop.own("ADJUST T-MILK -1000000 reason=broken")
        #expect(try shop.refused("owner/x", "ADJUST T-MILK -1 reason=broken") == "too-large")
        try shop.say("RING T-MILK*2 pay=cash:34.00")
        #expect(try stock(shop).last == "-1000002")
        try shop.own("STOCKTAKE T-MILK 12")
        #expect(try stock(shop).last == "12")
    }

    @Test(arguments: [
        ("RECEIVE T-NONE 1", "unknown-item"), ("RECEIVE T-MILK 0", "quantity-zero"),
        ("RECEIVE T-MILK 0.5", "quantity-not-whole"), ("STOCK T-NONE", "unknown-item"),
        ("RECEIVE T-MILK 1 ref=4111111111111111", "card-number"),
        ("PUT place T-MILK K-1 note=4111-1111-1111-1111", "card-number"),
        ("PUT place T-MILK K-1 planned=0.5", "quantity-not-whole"),
        ("STOCKTAKE T-MILK 1 ref=4111111111111111", "card-number"),
    ])
    func isRefused(line: String, code: String) throws {
        let shop = try shop()
        let isLook = line.hasPrefix("STOCK ")
        let answered = try isLook ? shop.send("owner/x", line) : shop.ask("owner/x", line)
        #expect(answered.code == code)
    }

    /// A cashier looks; a supervisor counts; the catalogue is a manager's.
    @Test func rightsAreThoseOfTheVerb() throws {
        let shop = try shop()
        #expect(try shop.ask("3", "RECEIVE T-MILK 1")["right"] == "stock")
        try shop.say("RECEIVE T-MILK 1 by=21 pin=2121")
        let put = "PUT place T-MILK K-1"
        #expect(try shop.ask("3", put + " by=21 pin=2121")["right"] == "catalogue")
        try shop.say(put + " by=1 pin=1001")
        #expect(try shop.send("guest", "STOCK T-MILK")["on-hand"] == "1")
        #expect(try shop.send("guest", "CHECK RECEIVE T-MILK 1")["right"] == "stock")
    }
}
