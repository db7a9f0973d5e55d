import TillCore
import Testing

/// What events leave on hand, worked out by hand.
@Suite struct StockTests {
    private let item: Item = {
        var item = Item()
        item.code = .own("T-MILK")
        item.place = "HOME"
        return item
    }()

    private func pieces(_ count: Int64) -> Quantity { Quantity(thousandths: count * 1000) }

    private func stock(_ onHand: Int64?, _ places: (String, Int64?)...) -> Stock {
        let rows = places.map { name, count in
            var place = Stock.Place(name)
            place.onHand = count.map(pieces)
            return place
        }
        return Stock(onHand: onHand.map(pieces), places: rows)
    }

    private func received(_ stock: Stock, at place: String?) -> [Quantity?] {
        var event = Event.GoodsReceived()
        event.quantity = pieces(5)
        event.place = place
        let after = stock.after(event, of: item)
        return [after.onHand, after.placeOnHand]
    }

    @Test func whatComesIsAdded() {
        #expect(received(stock(nil), at: nil) == [pieces(5), nil])
        #expect(received(stock(nil, ("K-1", 3), ("K-2", nil)), at: "HOME") == [pieces(8), nil])
        #expect(received(stock(-2, ("K-1", 3)), at: "K-1") == [pieces(3), pieces(8)])
        #expect(received(stock(7), at: "K-9") == [pieces(12), pieces(5)])
    }

    @Test func whatIsMovedLeavesTheShopAsItWas() {
        var event = Event.GoodsMoved()
        event.quantity = pieces(5)
        event.from = "K-1"
        event.to = "HOME"
        let back = stock(7, ("K-1", 3)).after(event, of: item)
        #expect(back.onHand == pieces(7) && back.fromOnHand == pieces(-2) && back.toOnHand == nil)
        event.to = "K-2"
        let unknown = stock(nil, ("K-1", nil)).after(event, of: item)
        #expect(unknown.onHand == nil && unknown.fromOnHand == nil)
        #expect(unknown.toOnHand == pieces(5))
    }

    @Test func whatIsNotKnownIsNotAdjusted() {
        var event = Event.StockAdjusted()
        event.quantity = pieces(-1)
        event.place = "K-1"
        let kept = stock(7, ("K-1", 3)).after(event, of: item)
        #expect(kept.onHand == pieces(6) && kept.placeOnHand == pieces(2))
        let unknown = stock(nil, ("K-1", nil)).after(event, of: item)
        #expect(unknown.onHand == nil && unknown.placeOnHand == nil)
    }

    @Test(arguments: [(nil, 1, 8), ("HOME", 1, 8), ("K-1", 2, 9), ("K-9", 5, 12)])
    func aCountIsOfItsPlace(place: String?, change: Int64, onHand: Int64) {
        var event = Event.StockCounted()
        event.counted = pieces(5)
        event.place = place
        let after = stock(7, ("K-1", 3)).after(event, of: item)
        #expect(after.change == pieces(change) && after.onHand == pieces(onHand))
        #expect(after.placeOnHand == (place?.hasPrefix("K") == true ? pieces(5) : nil))
    }

    @Test func anEventThatSaysOtherwiseDoesNotFollow() {
        var event = Event.GoodsReceived()
        event.quantity = pieces(5)
        event = stock(7).after(event, of: item)
        #expect(stock(7).leads(to: .received(event), of: item))
        #expect(!stock(8).leads(to: .received(event), of: item))
        event.onHand += .one
        #expect(!stock(7).leads(to: .received(event), of: item))
    }

    @Test func theHomeHasTheRest() {
        let places = stock(7, ("HOME", nil), ("K-1", 9), ("K-2", nil)).placed(home: "HOME")
        #expect(places.map(\.place) == ["HOME", "K-1", "K-2"])
        #expect(places.map(\.isHome) == [true, false, false])
        #expect(places.map(\.onHand) == [pieces(-2), pieces(9), nil])
        #expect(stock(nil).placed(home: nil).isEmpty)
    }
}
