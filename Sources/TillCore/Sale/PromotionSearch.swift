/// The best use of a cluster's offers for the pieces of a sale.
///
/// A piece by itself saves what the best offer for single pieces takes off it (`Kind.each`); the
/// search says which pieces do better together.
///
/// Pieces go by, dearest first, and each is left by itself or put into a set of one offer; the
/// state is how full each offer's set is. In which set of an offer a piece stands doesn't matter:
/// whatever pieces an offer gets, dearest first is the best way to lay them out, so the places in
/// a set fill in that order and the last ones are the free ones. How many bundles there are is
/// tried out before; the pieces for them are kept back, of an item the dearest. So the best of all
/// ways is found, in steps that are pieces times states.
///
/// **The bound.** Of one kind (an item at a price) `cap` pieces are searched. Those above are
/// laid out by a rule that looks at the rest of a kind by itself, or at the rest for one bundle.
///
/// **Why one more piece never costs more than its price.** Let S be a basket and S + x the basket
/// with a further piece. What is searched of S + x holds what is searched of S (`min(count, cap)`
/// grows with the count), and what is above the cap holds what is above it in S. Every way to lay
/// out fewer pieces is one for more: the further piece is left by itself, which saves nothing or
/// more. The best of more ways is no worse; a sum, and a greater of two, of what never falls never
/// falls either. Which pieces are in which cluster, and the cap, depend on the offers alone. So
/// what is saved never falls, whichever the piece and wherever the bound. Without an offer in the
/// cluster nothing would be saved in sets, and to do so is one of the ways: no offer of a cluster
/// makes anything dearer than it would be without all of them.
struct PromotionSearch {
    /// Pieces of one item at one price.
    struct Kind {
        let item: ItemCode
        let price: Int64
        /// What a piece saves by itself.
        let each: Int64
        let count: Int
        /// Of the cluster's offers, those that are for it.
        let offers: [Int]
    }

    enum Offer {
        case multiple(take: Int, pay: Int)
        case mixed(take: Int, price: Int64)
        case bundle(items: [ItemCode], price: Int64)

        var take: Int? {
            switch self {
            case .multiple(let take, _), .mixed(let take, _): take
            case .bundle: nil
            }
        }
    }

    /// What comes out, by kind: what each offer takes off, and how many pieces are by themselves.
    struct Result {
        var taken: [[Int: Int64]]
        var left: [Int]
        var saving: Int64
    }

    /// Bundles of an offer that are tried out against other offers; more follow by rule.
    static let maximumBundles = 6
    /// Pieces of one kind that are searched, at least.
    static let maximumPieces = 12

    let kinds: [Kind]
    let offers: [Offer]
    /// How often a piece met a state: the measure of work.
    private(set) var steps = 0

    private let cap: Int
    private var strides: [Int] = []
    private var states = 1

    /// - Parameter kinds: dearest first.
    init(_ kinds: [Kind], _ offers: [Offer]) {
        self.kinds = kinds
        self.offers = offers
        let hasBundles = offers.contains { $0.take == nil }
        let most = offers.compactMap(\.take).max() ?? 1
        let cap = hasBundles ? Self.maximumBundles : Self.maximumPieces
        // One bundle alone is laid out by rule: the rule is the best way then.
        self.cap = hasBundles && offers.count == 1 ? 0 : (cap + most - 1) / most * most
        for offer in offers {
            strides.append(states)
            states *= offer.take ?? 1
        }
    }

    mutating func best() -> Result {
        var result = Result(
            taken: kinds.map { _ in [:] }, left: kinds.map(\.count), saving: 0)
        if let way = bestWay() { lay(way, into: &result) }
        let over = kinds.map { max(0, $0.count - cap) }
        if over.contains(where: { $0 > 0 }) { layRest(over, into: &result) }
        return result
    }

    private func searched(_ kind: Int) -> Int { min(kinds[kind].count, cap) }

    // MARK: - The search

    /// A way through: how many of each kind are kept for bundles, and the choice for each of the
    /// rest by the state that it leads to.
    private struct Way {
        var bundles: [Int]
        var kept: [Int]
        var pieces: [Int]
        var choices: [[UInt8]]
        var saving: Int64
    }

    private mutating func bestWay() -> Way? {
        guard cap > 0 else { return nil }
        var best: Way?
        var bundles = offers.map { _ in 0 }
        let most = offers.indices.map(mostBundles)
        while true {
            if let way = way(with: bundles), way.saving > (best?.saving ?? -1) { best = way }
            guard let next = bundles.indices.first(where: { bundles[$0] < most[$0] }) else {
                return best
            }
            for index in bundles.indices where index < next { bundles[index] = 0 }
            bundles[next] += 1
        }
    }

    private func mostBundles(_ offer: Int) -> Int {
        guard case .bundle(let items, _) = offers[offer] else { return 0 }
        let counts = items.map { item in
            kinds.indices.filter { kinds[$0].item == item }.map(searched).reduce(0, +)
        }
        return min(Self.maximumBundles, counts.min() ?? 0)
    }

    private mutating func way(with bundles: [Int]) -> Way? {
        var kept = kinds.map { _ in 0 }
        var saving: Int64 = 0
        for (offer, count) in bundles.enumerated() where count > 0 {
            guard case .bundle(let items, let price) = offers[offer] else { continue }
            saving -= Int64(count) * price
            for item in items {
                var need = count
                for index in kinds.indices where kinds[index].item == item && need > 0 {
                    let more = min(need, searched(index) - kept[index])
                    kept[index] += more
                    need -= more
                    saving += Int64(more) * kinds[index].price
                }
                guard need == 0 else { return nil }
            }
        }
        var way = Way(bundles: bundles, kept: kept, pieces: [], choices: [], saving: saving)
        pass(&way)
        return way
    }

    /// All pieces that are not kept for bundles, one after the other.
    private mutating func pass(_ way: inout Way) {
        var values = [Int64](repeating: .min, count: states)
        values[0] = 0
        for (index, kind) in kinds.enumerated() {
            let counting = kind.offers.filter { offers[$0].take != nil }
            for _ in way.kept[index]..<searched(index) {
                var next = [Int64](repeating: .min, count: states)
                var choice = [UInt8](repeating: 0, count: states)
                for state in values.indices where values[state] > .min {
                    steps += 1 + counting.count
                    if values[state] + kind.each > next[state] {
                        next[state] = values[state] + kind.each
                        choice[state] = 0
                    }
                    for offer in counting {
                        let (after, gain) = put(kind.price, into: offer, at: state)
                        guard values[state] + gain > next[after] else { continue }
                        next[after] = values[state] + gain
                        choice[after] = UInt8(offer + 1)
                    }
                }
                values = next
                way.pieces.append(index)
                way.choices.append(choice)
            }
        }
        way.saving += values[0]
    }

    /// The state after a piece went into an offer's set, and what that saves.
    private func put(_ price: Int64, into offer: Int, at state: Int) -> (state: Int, gain: Int64) {
        let stride = strides[offer]
        switch offers[offer] {
        case .multiple(let take, let pay):
            let place = state / stride % take
            return (step(state, place, take, stride), place >= pay ? price : 0)
        case .mixed(let take, let whole):
            let place = state / stride % take
            return (step(state, place, take, stride), place == take - 1 ? price - whole : price)
        case .bundle:
            return (state, .min / 4)
        }
    }

    private func step(_ state: Int, _ place: Int, _ take: Int, _ stride: Int) -> Int {
        place == take - 1 ? state - place * stride : state + stride
    }

    /// The state before, the same way back.
    private func back(from state: Int, _ offer: Int) -> Int {
        let stride = strides[offer]
        let take = offers[offer].take ?? 1
        return state / stride % take == 0 ? state + (take - 1) * stride : state - stride
    }

    // MARK: - Laying out

    private func lay(_ way: Way, into result: inout Result) {
        var chosen = way.pieces.map { _ in 0 }
        var state = 0
        for piece in way.pieces.indices.reversed() {
            chosen[piece] = Int(way.choices[piece][state])
            if chosen[piece] > 0 { state = back(from: state, chosen[piece] - 1) }
        }
        var open: [[Int]] = offers.map { _ in [] }
        for (piece, choice) in zip(way.pieces, chosen) where choice > 0 {
            open[choice - 1].append(piece)
            guard open[choice - 1].count == offers[choice - 1].take else { continue }
            take(open[choice - 1], times: 1, by: choice - 1, into: &result)
            open[choice - 1] = []
        }
        var kept = way.kept
        for (offer, count) in way.bundles.enumerated() {
            guard case .bundle(let items, _) = offers[offer] else { continue }
            for _ in 0..<count {
                let set = items.compactMap { item in
                    kinds.indices.first { kinds[$0].item == item && kept[$0] > 0 }
                }
                for index in set { kept[index] -= 1 }
                take(set, times: 1, by: offer, into: &result)
            }
        }
    }

    /// What a set saves.
    private func saving(of set: [Int], by offer: Int) -> Int64 {
        let prices = set.map { kinds[$0].price }.sorted(by: >)
        switch offers[offer] {
        case .multiple(_, let pay): return prices[pay...].reduce(0, +)
        case .mixed(_, let price), .bundle(_, let price): return prices.reduce(0, +) - price
        }
    }

    /// Spreads what a set saves over its pieces in proportion to their prices. One that saves
    /// nothing is not made.
    private func take(_ set: [Int], times: Int, by offer: Int, into result: inout Result) {
        let saved = saving(of: set, by: offer)
        guard saved > 0 else { return }
        let shares = Money(minor: saved).spread(over: set.map { Money(minor: kinds[$0].price) })
        for (index, share) in zip(set, shares) {
            result.taken[index][offer, default: 0] += share.minor * Int64(times)
            result.left[index] -= times
        }
        result.saving += saved * Int64(times)
    }

    // MARK: - Beyond the bound

    /// Of the rest the better of two: whole sets of one kind, or as many bundles as there are,
    /// each item in the first bundle that names it.
    private func layRest(_ over: [Int], into result: inout Result) {
        var sets = result
        var bundles = result
        for index in kinds.indices where over[index] > 0 {
            let sum = setsOfOne(index, over[index])
            if let offer = sum.offer, let size = offers[offer].take {
                take(
                    [Int](repeating: index, count: size), times: over[index] / size, by: offer,
                    into: &sets)
            }
        }
        let gainOfSets = gain(of: sets, over: result)
        layBundles(over, into: &bundles)
        result = gain(of: bundles, over: result) > gainOfSets ? bundles : sets
    }

    /// What was saved more, less what its pieces would save by themselves.
    private func gain(of after: Result, over before: Result) -> Int64 {
        var gain = after.saving - before.saving
        for (index, kind) in kinds.enumerated() {
            gain -= Int64(before.left[index] - after.left[index]) * kind.each
        }
        return gain
    }

    private func setsOfOne(_ index: Int, _ count: Int) -> (offer: Int?, gain: Int64) {
        var best: (offer: Int?, gain: Int64) = (nil, 0)
        for offer in kinds[index].offers {
            guard let size = offers[offer].take else { continue }
            let set = [Int](repeating: index, count: size)
            let each = saving(of: set, by: offer) - Int64(size) * kinds[index].each
            let gain = each * Int64(count / size)
            if gain > best.gain { best = (offer, gain) }
        }
        return best
    }

    private func layBundles(_ over: [Int], into result: inout Result) {
        var left = over
        var seen: Set<ItemCode> = []
        for (offer, form) in offers.enumerated() {
            guard case .bundle(let items, _) = form else { continue }
            let own = Set(items).subtracting(seen)
            seen.formUnion(items)
            guard own.count == items.count else { continue }
            while true {
                // Of an item first what gains most by being in a bundle.
                let set = items.compactMap { item in
                    kinds.indices.filter { kinds[$0].item == item && left[$0] > 0 }
                        .max { gain($0) < gain($1) }
                }
                guard set.count == items.count else { break }
                let alone = set.reduce(0) { $0 + kinds[$1].each }
                guard saving(of: set, by: offer) > alone else { break }
                let times = set.map { left[$0] }.min() ?? 0
                take(set, times: times, by: offer, into: &result)
                for index in set { left[index] -= times }
            }
        }
    }

    private func gain(_ kind: Int) -> Int64 { kinds[kind].price - kinds[kind].each }
}
