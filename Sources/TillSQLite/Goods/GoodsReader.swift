import Synchronization
import TillCore
import TillEngine
import TillSearch

/// Where goods are, and which: answers `FIND` and `WHERE`, for the protocol and the page alike.
///
/// Words are looked up in an index in memory, which follows the journal's tables; what is answered
/// is read from the tables then, so prices, stock and places are never old. It has connections of
/// its own that can't write: nobody who sells waits for a search.
///
/// A catalogue of a usual shop is indexed before `init` returns. A large one takes seconds, which
/// `keepUp` spends on a thread of its own: until then codes are found, and words are answered
/// `tookTooLong`. What sells, and what has run out, is always followed behind the start, so that a
/// start takes no longer in an old shop than in a new one: until then words are found, only not the
/// most sold first.
package final class GoodsReader: Sendable {
    package enum Outcome: Sendable, Equatable {
        case found([FoundItem])
        /// The index isn't there yet, or there is more to follow than a search may wait for.
        case tookTooLong
    }

    /// Milliseconds that a search may spend on what has changed since the last.
    package static let usualDeadline: UInt64 = 1000
    /// Items that are indexed while whoever starts waits: a tenth of a second.
    package static let itemsIndexedAtStart = 20_000

    private struct Shared {
        var index = Index()
        var synonyms = Synonyms()
        var labels = LabelReader.usual
        var isReady = false
        /// The week of the last sale that was counted.
        var week: Int?
    }

    private let shared = Mutex(Shared())
    private let rows: Mutex<GoodsRows>
    /// For codes alone: they wait for no search.
    private let scans: Mutex<GoodsRows>
    private let names: Mutex<NameFollower>
    private let trade: Mutex<TradeFollower>
    private let deadline: UInt64

    /// - Parameters:
    ///   - directory: the data directory, with the journal's database already made.
    ///   - milliseconds: what a search may take.
    package init(
        directory: String, deadline milliseconds: UInt64 = usualDeadline,
        itemsIndexedAtStart: Int = itemsIndexedAtStart
    ) throws(Fault) {
        deadline = milliseconds
        do {
            let follower = try NameFollower(directory: directory)
            let isLarge = try follower.hasItems(beyond: itemsIndexedAtStart)
            names = Mutex(follower)
            rows = Mutex(try GoodsRows(directory: directory))
            scans = Mutex(try GoodsRows(directory: directory))
            trade = Mutex(try TradeFollower(directory: directory))
            if !isLarge { try persevering { () throws(SQLiteFault) in try prepare() } }
        } catch {
            throw Fault(error)
        }
    }

    /// The item of a GTIN, however it was typed or scanned.
    ///
    /// - Parameters:
    ///   - words: as they were typed.
    ///   - date: the local date, for prices.
    /// - Returns: `nil` when it is none, or no item's.
    package func scanned(
        _ words: [String], on date: CivilDate
    ) throws(Fault) -> FoundItem? {
        let typed = Typed(words)
        guard typed.codes(.usual).contains(where: \.isGTIN) else { return nil }
        return try scans.withLock { rows throws(Fault) in
            let codes = typed.codes(try labels(rows)).filter(\.isGTIN)
            return try faulting { () throws(SQLiteFault) in try rows.found(codes, on: date).first }
        }
    }

    /// The items that have these words in their names; an exact code comes first.
    ///
    /// - Parameters:
    ///   - words: each one or several words, as they were typed.
    ///   - date: the local date, for prices.
    package func find(
        _ words: [String], limit: Int, on date: CivilDate
    ) throws(Fault) -> Outcome {
        // A GTIN is no word: whoever scans or types all of one wants that.
        if let scanned = try scanned(words, on: date) { return .found([scanned]) }
        let typed = Typed(words)
        let coded = try rows.withLock { rows throws(Fault) in
            let codes = typed.codes(try labels(rows))
            return try faulting { () throws(SQLiteFault) in try rows.found(codes, on: date) }
        }
        guard let codes = try search(typed, limit: limit) else { return .tookTooLong }
        let known = Set(coded.map(\.item.code))
        let found = try read(codes.filter { !known.contains($0) }, on: date)
        return .found(Array((coded + found).prefix(limit)))
    }

    /// - Returns: `nil` when no item has this code.
    package func whereabouts(
        of code: ItemCode, limit: Int, on date: CivilDate
    ) throws(Fault) -> Whereabouts? {
        try follow()
        let index = shared.withLock { $0.index }
        let found = try rows.withLock { rows throws(Fault) in
            let codes = [code, try labels(rows).item(code)]
            return try faulting { () throws(SQLiteFault) in
                try rows.found(codes, on: date).first
            }
        }
        guard let found else { return nil }
        let similar = index.similar(to: found.item.code, limit: limit)
        return Whereabouts(found: found, similar: try read(similar, on: date))
    }

    package func item(_ code: ItemCode) throws(Fault) -> Item? {
        try rows.withLock { rows throws(Fault) in
            try faulting { () throws(SQLiteFault) in try rows.item(code) }
        }
    }

    /// Bytes that the index holds, and items in it.
    package var size: (bytes: Int, items: Int) {
        shared.withLock { ($0.index.size, $0.index.count) }
    }

    /// Steps that SQLite has made for it; for tests.
    package var work: Int {
        rows.withLock { $0.database.work } + scans.withLock { $0.database.work }
            + names.withLock { $0.database.work } + trade.withLock { $0.database.work }
    }

    /// `nil` when it would take too long.
    private func search(_ typed: Typed, limit: Int) throws(Fault) -> [ItemCode]? {
        guard try follow() else { return nil }
        let (index, synonyms) = shared.withLock { ($0.index, $0.synonyms) }
        var codes = index.find(Query(typed.words, synonyms: synonyms), limit: limit)
        if typed.isNumber && codes.count < limit {
            let known = Set(codes)
            codes += index.find(codeBeginning: typed.digits, limit: limit).filter {
                !known.contains($0)
            }
        }
        return codes
    }

    /// Items as they stand now, in the order of the codes; but what has run out meanwhile stands
    /// behind what hasn't.
    private func read(_ codes: [ItemCode], on date: CivilDate) throws(Fault) -> [FoundItem] {
        let found = try rows.withLock { rows throws(Fault) in
            try faulting { () throws(SQLiteFault) in try rows.found(codes, on: date) }
        }
        return found.filter { !$0.isOut } + found.filter(\.isOut)
    }

    /// How the shop's labels are read, and synonyms with them: by the newest configuration.
    private func labels(_ rows: GoodsRows) throws(Fault) -> LabelReader {
        guard let configuration = try rows.readConfiguration() else {
            return shared.withLock { $0.labels }
        }
        let synonyms = Synonyms(configuration.synonyms.map(\.words))
        let labels = configuration.labelReader
        shared.withLock { shared in
            shared.synonyms = synonyms
            shared.labels = labels
        }
        return labels
    }
}

extension ItemCode {
    fileprivate var isGTIN: Bool { if case .gtin = self { true } else { false } }
}

extension FoundItem {
    fileprivate var isOut: Bool { onHand.map { $0 <= .zero } ?? false }
}

/// Keeping up.
extension GoodsReader {
    /// Whether everything that was committed before is in the index.
    @discardableResult
    private func follow() throws(Fault) -> Bool {
        let end = Moment.now + deadline
        guard shared.withLock({ $0.isReady }) else { return false }
        return try names.withLock { names throws(Fault) -> Bool in
            while true {
                let segment = try faulting { () throws(SQLiteFault) in try names.follow() }
                guard let segment else { return true }
                take(segment)
                if Moment.now > end { return false }
            }
        }
    }

    private func take(_ segment: Segment) {
        shared.withLock { shared in
            shared.index.add(segment)
            while let range = shared.index.layersToMerge(upTo: Index.smallMerge) {
                shared.index.take(shared.index.merging(range))
            }
        }
    }

    private func prepare() throws(SQLiteFault) {
        try names.withLock { names throws(SQLiteFault) in
            let segment = try names.build()
            shared.withLock { shared in
                shared.index.add(segment)
                shared.isReady = true
            }
        }
    }

    /// Does what is to be done in the background, a bounded step at a time: the index of a large
    /// catalogue, sales and stock that have changed, merges.
    ///
    /// - Returns: whether there is more to be done at once.
    package func keepUp() throws(Fault) -> Bool {
        guard shared.withLock({ $0.isReady }) else {
            try faulting { () throws(SQLiteFault) in try prepare() }
            return true
        }
        try follow()
        merge()
        return try faulting { () throws(SQLiteFault) in try followTrade() }
    }

    private func merge() {
        let planned = shared.withLock { shared -> (Index, Range<Int>)? in
            guard let range = shared.index.layersToMerge() else { return nil }
            shared.index.keep(range)
            return (shared.index, range)
        }
        guard let (index, range) = planned else { return }
        let merge = index.merging(range)
        shared.withLock { shared in
            shared.index.take(merge)
            shared.index.keep(nil)
        }
    }

    private func followTrade() throws(SQLiteFault) -> Bool {
        try trade.withLock { trade throws(SQLiteFault) -> Bool in
            let step = try trade.step()
            eachFew(step.sales) { shared, sale in
                if let week = shared.week, sale.week > week {
                    shared.index.age(byWeeks: sale.week - week)
                }
                shared.week = max(shared.week ?? sale.week, sale.week)
                shared.index.countSale(of: sale.item)
            }
            eachFew(step.stock) { shared, stock in
                shared.index.setStock(of: stock.item, isOut: stock.isOut)
            }
            return !step.isLast
        }
    }

    /// A few at a time: no search waits for all of them.
    private func eachFew<Element>(
        _ elements: [Element], _ body: (inout Shared, Element) -> Void
    ) {
        var rest = elements[...]
        while !rest.isEmpty {
            shared.withLock { shared in
                for element in rest.prefix(Self.changesAtOnce) { body(&shared, element) }
            }
            rest = rest.dropFirst(Self.changesAtOnce)
        }
    }

    private static let changesAtOnce = 100
}
