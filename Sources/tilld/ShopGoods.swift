import NIOPosix
import TillCore
import TillSQLite
import TillWeb

/// The goods as the staff page asks for them, read on a thread of their own.
struct ShopGoods: GoodsAnswers {
    private let index: SearchIndex
    private let thread: NIOThreadPool

    init(index: SearchIndex) {
        self.index = index
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
    }

    func find(_ words: [String], limit: Int) async throws -> [FoundItem]? {
        let index = index
        return try await thread.runIfActive {
            switch try index.find(words, limit: limit) {
            case .found(let items): items.map(Self.found)
            case .tookTooLong: nil
            }
        }
    }

    func whereabouts(of code: ItemCode, limit: Int) async throws -> Whereabouts? {
        let found = try await find([code.written], limit: 1)?.first { $0.item.code == code }
        return found.map { Whereabouts(found: $0, similar: []) }
    }

    func way(from start: String?, to place: String) async -> [WayPoint]? { nil }

    private static func found(_ item: Item) -> FoundItem {
        var places: [Placed] = []
        if let place = item.place { places = [Placed(place: place, isHome: true)] }
        return FoundItem(item: item, price: item.price, places: places)
    }
}
