import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

@Suite struct GoodsReaderTests {
    private func shop() throws -> Shop {
        let shop = try Shop()
        for (code, name) in [
            ("S-1", "Havredryck Barista 1 l"), ("S-2", "Havredryck"), ("S-3", "Mellanmjölk 3 %"),
            ("S-4", "Knäckebröd \"Råg\""), ("S-5", "Mellanmjölk laktosfri"),
        ] {
            try put(code, name, in: shop)
        }
        return shop
    }

    private func put(_ code: String, _ name: String, in shop: Shop) throws {
        let name = name.replacing("\"", with: "\\\"")
        let put = "PUT item \"\(code)\" name=\"\(name)\" price=1.00 vat=food group=dairy"
        #expect(try shop.ask("owner/x", put).isOK)
    }

    private func codes(
        _ reader: GoodsReader, _ words: String..., limit: Int = 20
    ) throws -> [String] {
        let outcome = try reader.find(words, limit: limit, on: CivilDate(daysSince1970: 20_000))
        guard case .found(let items) = outcome else { return ["late"] }
        // The shop has goods of its own.
        return items.map(\.item.code.written).filter { $0 != "7310865001825" }
    }

    @Test func wordsInAnyOrderWholeOrBegun() throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory)
        #expect(try codes(reader, "havre").prefix(2) == ["S-2", "S-1"])
        #expect(try codes(reader, "bar", "HAVREDRYCK") == ["S-1"])
        #expect(try codes(reader, "mellanmjolk").prefix(2) == ["S-3", "S-5"])
        #expect(try codes(reader, "mjölk laktosfri") == ["S-5"])
        #expect(try codes(reader, "knackebrod").contains("S-4"))
        #expect(try codes(reader, "havre", limit: 1) == ["S-2"])
        #expect(try codes(reader, "melanmjölk").prefix(2) == ["S-3", "S-5"])
    }

    /// What the reader tells of places is what `STOCK` tells through the writer.
    @Test func placesAsTheWriterTellsThem() throws {
        let shop = try shop()
        for line in [
            "PUT item S-2 name=Havredryck price=1.00 vat=food group=dairy place=4-B-3",
            "PUT place S-2 4-B-3 note=\"by the milk\" planned=24", "PUT place S-2 K-1 planned=48",
            "STOCKTAKE S-2 7", "RECEIVE S-2 20 place=K-1", "MOVE S-2 2 from=K-1 to=9-A-1",
            "ADJUST S-2 -1 reason=broken",
        ] {
            #expect(try shop.ask("owner/x", line).isOK, "\(line)")
        }
        let reader = try GoodsReader(directory: shop.directory)
        let code = try #require(ItemCode(text: "S-2"))
        let today = CivilDate(daysSince1970: 20_000)
        let found = try #require(try reader.whereabouts(of: code, limit: 5, on: today)?.found)
        let told = try shop.send("owner/x", "STOCK S-2").text
        #expect(told.contains("- place=4-B-3 home=yes on-hand=6 planned=24 note=\"by the milk\""))
        #expect(found.onHand == Quantity(thousandths: 26_000))
        #expect(found.places.map(\.place) == ["4-B-3", "9-A-1", "K-1"])
        #expect(found.places.map(\.onHand?.written) == ["6", "2", "18"])
        #expect(found.places.map(\.planned?.written) == ["24", nil, "48"])
        #expect(found.places.map(\.note) == ["by the milk", nil, nil])
        #expect(found.places.map(\.isHome) == [true, false, false])
    }

    /// Any code of an item finds it, a pack's too, and so does a label of the shop's own pattern.
    @Test func furtherCodesAndLabelsFindTheirItem() throws {
        let label = "label pattern=28IIIIIPPPPPC\nregister number=1\n"
        let shop = try Shop(Shop.configuration.replacing("register number=1\n", with: label))
        try put("S-1", "Havredryck", in: shop)
        try put("2812345000007", "Paj", in: shop)
        for line in ["PUT code 17310865001822 item=S-1 factor=12", "PUT code ZQX item=S-1"] {
            #expect(try shop.ask("owner/x", line).isOK)
        }
        let reader = try GoodsReader(directory: shop.directory)
        let today = CivilDate(daysSince1970: 20_000)
        #expect(try codes(reader, "17310865001822") == ["S-1"])
        #expect(try codes(reader, "zqx") == ["S-1"])
        #expect(try codes(reader, "2812345017906") == ["2812345000007"])
        for (text, code) in [("ZQX", "S-1"), ("2812345017906", "2812345000007")] {
            let asked = try #require(ItemCode(text: text))
            let found = try reader.whereabouts(of: asked, limit: 5, on: today)?.found
            #expect(found?.item.code.written == code)
        }
        #expect(try shop.ask("owner/x", "PUT code ZQX off").isOK)
        #expect(try codes(reader, "zqx") == [])
    }

    @Test func anExactCodeComesFirst() throws {
        let shop = try shop()
        try put("Havredryck", "Something else", in: shop)
        try put("036000291452", "Servett", in: shop)
        try put("T BOX=1", "Kartong", in: shop)
        let reader = try GoodsReader(directory: shop.directory)
        #expect(try codes(reader, "Havredryck").first == "Havredryck")
        #expect(try codes(reader, "S-4").first == "S-4")
        #expect(try codes(reader, "s-4").first == "S-4")
        for text in ["036000291452", "0036000291452", "00036000291452", "0 036000 291452"] {
            #expect(try codes(reader, text) == ["0036000291452"])
        }
        #expect(try codes(reader, "(01)00036000291452(10)AB1").first == "0036000291452")
        #expect(try codes(reader, "T", "BOX=1").first == "\"T BOX=1\"")
        #expect(try codes(reader, "00360002").first == "0036000291452")
    }

    @Test(arguments: [
        "\"", "*", "a OR b", "NEAR(a b)", "name:havre", "-havre", "^", "(", "'; DROP TABLE items",
        "%", "\u{0}", "\\", "havre\"*", "🥛", "\u{301}", String(repeating: "x", count: 10_000),
        String(repeating: "ab ", count: 5000), String(repeating: "9", count: 400),
    ])
    func whatACustomerTypesIsNoOperator(text: String) throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory)
        _ = try codes(reader, text)
        #expect(try Set(codes(reader, "havre")) == ["S-1", "S-2"])
    }

    @Test func itFollowsWhatChanges() throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory)
        #expect(try codes(reader, "barista") == ["S-1"])
        try put("S-1", "Kaffe", in: shop)
        try put("S-6", "Barista filter", in: shop)
        #expect(try codes(reader, "barista") == ["S-6"])
        #expect(try codes(reader, "kaffe") == ["S-1"])
        for number in 1...40 {
            try put("S-1", "Kaffe \(number)", in: shop)
            #expect(try codes(reader, "kaffe \(number)").first == "S-1")
        }
        #expect(try codes(reader, "kaffe") == ["S-1"])
    }

    /// A large catalogue is indexed in the background: its codes are found at once.
    @Test func wordsOfALargeCatalogueWaitForItsIndex() throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory, itemsIndexedAtStart: 3)
        try put("036000291452", "Servett", in: shop)
        #expect(try codes(reader, "036000291452") == ["0036000291452"])
        #expect(try codes(reader, "havre") == ["late"])
        while try reader.keepUp() {}
        #expect(try Set(codes(reader, "havre")) == ["S-1", "S-2"])
        #expect(try codes(reader, "servett") == ["0036000291452"])
    }

    /// More has changed than a search may wait for.
    @Test func aSearchWithoutTimeIsGivenUp() throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory, deadline: 0)
        for number in 1...3000 { try shop.process("owner/x", line(number, in: shop)) }
        try shop.commit()
        #expect(try codes(reader, "dryck") == ["late"])
        while try reader.keepUp() {}
        #expect(try codes(reader, "dryck").count == 20)
    }

    private func line(_ number: Int, in shop: Shop) -> String {
        "#\(shop.next(of: "owner/x")) PUT item D-\(number) name=\"Dryck \(number)\" price=1.00 "
            + "vat=food group=dairy"
    }

    @Test func whatSellsComesBeforeWhatDoesNot() throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory)
        #expect(try codes(reader, "mellanmjölk").prefix(2) == ["S-3", "S-5"])
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("3", "OPEN float=0.00")
        let sold = try shop.ask("3", "RING S-5 pay=cash:1.00")
        #expect(sold.isOK, "\(sold)")
        while try reader.keepUp() {}
        #expect(try codes(reader, "mellanmjölk").prefix(2) == ["S-5", "S-3"])
        let later = try GoodsReader(directory: shop.directory)
        while try later.keepUp() {}
        #expect(try codes(later, "mellanmjölk").prefix(2) == ["S-5", "S-3"])
    }

    @Test func whereaboutsNameWhatIsLikeIt() throws {
        let shop = try shop()
        let reader = try GoodsReader(directory: shop.directory)
        let day = CivilDate(daysSince1970: 20_000)
        let milk = ItemCode.own("S-3")
        let found = try #require(try reader.whereabouts(of: milk, limit: 5, on: day))
        #expect(found.found.item.name == "Mellanmjölk 3 %")
        // The shop has a mellanmjölk of its own.
        #expect(found.similar.map(\.item.code.written) == ["7310865001825", "S-5"])
        #expect(try reader.whereabouts(of: .own("S-99"), limit: 5, on: day) == nil)
    }
}
