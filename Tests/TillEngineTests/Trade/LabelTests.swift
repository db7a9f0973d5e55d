import TillCore
import TillEngine
import TillTesting
import Testing

/// Packs whose label says what they cost, and what they weigh or not: sold at exactly that, and out
/// of stock by what is in them.
@Suite struct LabelTests {
    /// Cheese at 80.00 a kilogram, weighed and priced by its maker and in the shop; 10 kg of each.
    private func shop() throws -> Shop {
        let shop = try Shop.selling()
        for code in ["7350000000023", "2011111100006"] {
            try shop.own("PUT item \(code) name=Ost price=80.00 vat=food group=dairy unit=kg")
            try shop.own("RECEIVE \(code) 10")
        }
        return shop
    }

    private let both = "\"(01)07350000000023(3103)000750(3922)005500\""

    private func left(_ shop: Shop, of code: String) throws -> String? {
        try shop.send("3", "STOCK \(code)")["on-hand"]
    }

    /// The label's price, however much a kilogram costs in the catalogue.
    @Test func aLabelSaysWeightAndPrice() throws {
        let shop = try shop()
        try shop.say("SALE")
        let line = try shop.say("ITEM \(both)")
        #expect(line["qty"] == "0.75" && line["unit"] == "kg" && line["price"] == "80.00")
        #expect(line["amount"] == "55.00" && line["label-price"] == "55.00")
        try shop.say("PAY card 55.00")
        try shop.say("END")
        #expect(try left(shop, of: "7350000000023") == "9.25")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aPriceSaysHowMuchItIs() throws {
        let shop = try shop()
        try shop.say("SALE")
        let line = try shop.say("ITEM 2011111112344")
        #expect(line["qty"] == "0.154" && line["unit"] == "kg" && line["amount"] == "12.34")
        let two = try shop.say("ITEM 2011111112344 qty=2")
        #expect(two["qty"] == "0.308" && two["amount"] == "24.68" && two["labels"] == "2")
        #expect(two["total"] == "37.02")
        #expect(try shop.code("ITEM 2011111112344 qty=0.5") == "quantity-not-whole")
        #expect(try shop.code("ITEM 2011111112344 qty=0") == "quantity-zero")
        try shop.say("PAY card 37.02")
        try shop.say("END")
        #expect(try left(shop, of: "2011111100006") == "9.538")
        #expect(try shop.foldedDifferences() == [])
    }

    /// What nobody can tell changes nothing, and what is sold by the piece is a piece.
    @Test func withoutAPriceOfItsOwnItIsAPiece() throws {
        let shop = try shop()
        try shop.own("PUT item 2011111100006 name=Ost price=0.00 vat=food group=dairy unit=kg")
        let receipt = try #require(try shop.say("RING 2011111112344 pay=card:12.34")["receipt"])
        #expect(try shop.send("3", "RECEIPT \(receipt)").rows[0].contains(" qty=1 price=12.34 "))
        #expect(try left(shop, of: "2011111100006") == "10")
        try shop.own("PUT item 2011111100006 name=Ost price=80.00 vat=food group=dairy")
        try shop.say("RING 2011111112344 pay=card:12.34")
        #expect(try left(shop, of: "2011111100006") == "9")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aPackIsGivenBackInPartsAndWithoutItsReceipt() throws {
        let shop = try shop()
        let receipt = try #require(try shop.say("RING \(both)*3 pay=card:165.00")["receipt"])
        #expect(try left(shop, of: "7350000000023") == "7.75")
        try shop.say("SALE")
        let part = try shop.say("RETURN receipt=\(receipt) line=1 qty=0.75 reason=broken")
        #expect(part["amount"] == "-55.00" && part["left"] == "1.5")
        let rest = try shop.say("RETURN receipt=\(receipt) line=1 reason=broken")
        #expect(rest["amount"] == "-110.00" && rest["total"] == "-165.00")
        let free = try shop.say("RETURN \(both) reason=broken by=21 pin=2121")
        #expect(free["qty"] == "-0.75" && free["amount"] == "-55.00")
        try shop.say("PAY card -220.00 by=21 pin=2121")
        try shop.say("END")
        #expect(try left(shop, of: "7350000000023") == "10.75")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Its quantity is what its labels say; at another price it is weighed like any other.
    @Test func aLabelledLineMayBeRepriced() throws {
        let shop = try shop()
        try shop.say("SALE")
        try shop.say("ITEM \(both)")
        #expect(try shop.code("QTY 1 2") == "line-fixed")
        try shop.say("DISCOUNT 1 percent=10.00")
        let changed = try shop.say("REPRICE 1 40.00 by=21 pin=2121")
        #expect(changed["amount"] == "30.00" && changed["total"] == "27.00")
        #expect(try shop.say("QTY 1 0.5")["amount"] == "20.00")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Percentages are of what the label says; three for two is for what is counted.
    @Test func onlyPercentagesAreTakenOffPacks() throws {
        let shop = try shop()
        try shop.own("PUT promotion A text=x groups=dairy take=2 pay=1")
        try shop.say("SALE")
        try shop.say("ITEM \(both)")
        #expect(try shop.say("ITEM \(both)")["total"] == "110.00")
        try shop.own("PUT promotion B text=x groups=dairy percent=50.00")
        #expect(try shop.say("ITEM \(both)")["total"] == "82.50")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A tray has one deposit, whatever it weighs.
    @Test func aPackHasADeposit() throws {
        let shop = try shop()
        try shop.own("PUT item T-TRAY name=Pant price=2.00 vat=food group=deposit kind=deposit")
        let put = "PUT item 7350000000023 name=Ost price=80.00 vat=food group=dairy unit=kg"
        try shop.own(put + " deposit=T-TRAY")
        try shop.say("SALE")
        let line = try shop.say("ITEM \(both) qty=2")
        #expect(line["deposit"] == "4.00" && line["total"] == "114.00")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func anotherCurrencyIsNoPrice() throws {
        let shop = try shop()
        func label(_ currency: String) -> String {
            "ITEM \"(01)07350000000023(3103)000750(3932)\(currency)005500\""
        }
        try shop.say("SALE")
        let refused = try shop.ask("3", label("978"))
        #expect(refused.code == "other-currency" && refused["currency"] == "EUR")
        #expect(try shop.ask("3", label("999"))["currency"] == "999")
        #expect(try shop.say(label("752"))["amount"] == "55.00")
        // Whoever may say what it costs says so.
        let own = try shop.say(label("978") + " price=80.00 by=21 pin=2121")
        #expect(own["amount"] == "60.00")
        let back = "RETURN" + label("978").dropFirst(4) + " reason=broken by=21 pin=2121"
        #expect(try shop.code(back) == "other-currency")
    }
}

/// Labels of another kind than Sweden's, as the configuration says how they stand.
@Suite struct LabelPatternTests {
    private func shop(_ labels: String) throws -> Shop {
        let shop = try Shop(
            Shop.configuration.replacing(
                "register number=1\n", with: labels + "register number=1\n"))
        try shop.say("LOGIN 17 pin=4711")
        try shop.say("OPEN float=500.00")
        return shop
    }

    @Test func theShopsOwnPatternIsRead() throws {
        let shop = try shop("label pattern=28IIIIIPPPPPC\n")
        try shop.own("PUT item 2812345001233 name=Paj price=0.00 vat=food group=bread")
        try shop.own("STOCKTAKE 2812345009994 5")
        let receipt = try shop.say("RING 2812345017906 pay=card:17.90")
        #expect(receipt["total"] == "17.90")
        for line in ["PRICE", "STOCK"] {
            #expect(try shop.send("3", "\(line) 2812345017906")["item"] == "2812345000007")
        }
        #expect(try shop.send("3", "STOCK 2812345017906")["on-hand"] == "4")
        // Sweden's hold beside it.
        try shop.own("PUT item 2311111100007 name=Ost price=100.00 vat=food group=dairy unit=kg")
        try shop.say("RING 2311111112345 pay=card:123.40")
        #expect(try shop.foldedDifferences() == [])
    }

    /// A prefix that the configuration speaks of is read as it says.
    @Test func aPatternComesBeforeTheUsual() throws {
        let shop = try shop("label pattern=20IIIIIVPPPPC\nlabel pattern=02IIIIIWWWWWC decimals=2\n")
        try shop.own("PUT item 2012345000001 name=Paj price=0.00 vat=food group=bread")
        #expect(try shop.say("RING 2012345928756 pay=card:28.75")["total"] == "28.75")
        #expect(try shop.code("RING 2012345828759 pay=card:28.75") == "unknown-item")
        let zero = "0212345000007"
        try shop.own("PUT item \(zero) name=Ost price=100.00 vat=food group=dairy unit=kg")
        #expect(try shop.say("RING 212345001233 pay=card:123.00")["total"] == "123.00")
    }
}
