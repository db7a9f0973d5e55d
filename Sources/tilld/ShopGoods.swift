import NIOPosix
import TillCore
import TillSQLite
import TillServer
import TillWeb

/// Where the shop's goods are: what the protocol and the staff page are both answered from.
struct ShopGoods: Sendable {
    let reader: GoodsReader
    let floor: Floor
    /// The page's: its event loops wait for no disk. The server calls on a thread of its own.
    private let thread: NIOThreadPool

    init(reader: GoodsReader, floor: Floor) {
        self.reader = reader
        self.floor = floor
        thread = NIOThreadPool(numberOfThreads: 1)
        thread.start()
        thread.submit { _ in ThreadPriority.lower(to: .search) }
    }
}

extension ShopGoods: Catalogue {
    func scanned(_ words: [String], on date: CivilDate) throws -> FoundItem? {
        try reader.scanned(words, on: date)
    }

    func find(_ words: [String], limit: Int, on date: CivilDate) throws -> [FoundItem]? {
        switch try reader.find(words, limit: limit, on: date) {
        case .found(let items): items
        case .tookTooLong: nil
        }
    }

    func whereabouts(of code: ItemCode, limit: Int, on date: CivilDate) throws -> Whereabouts? {
        try reader.whereabouts(of: code, limit: limit, on: date)
    }

    func spot(of place: String) -> FloorSpot? {
        floor.place(place).map { place in
            FloorSpot(
                zone: place.zone?.name, aisle: place.aisle?.name, x: place.bay.area.middle.x,
                y: place.bay.area.middle.y)
        }
    }
}

extension ShopGoods: GoodsAnswers {
    func find(_ words: [String], limit: Int) async throws -> [FoundItem]? {
        try await thread.runIfActive {
            try find(words, limit: limit, on: SystemClock.now().localDate)
        }
    }

    func whereabouts(of code: ItemCode, limit: Int) async throws -> Whereabouts? {
        try await thread.runIfActive {
            try whereabouts(of: code, limit: limit, on: SystemClock.now().localDate)
        }
    }
}
