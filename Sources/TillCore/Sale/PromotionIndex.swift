/// Which promotions are for which item and group, and which of them are weighed against each other.
///
/// Built when promotions change, so that a line asks for what is for it and not for all 500.
///
/// Sets (`take=`, one of each) of overlapping offers compete for the same pieces. To find the best
/// of all ways takes time that grows with every offer in the competition, so there is a bound on
/// it: offers are put together in *clusters* until the states of one cluster are
/// `maximumStates`, and a piece belongs to one cluster. The clusters follow from the promotions
/// alone, never from what lies in a basket: that is what makes one more piece never cost more
/// than its price, also beyond the bound (see `PromotionSearch`).
package struct PromotionIndex: Sendable {
    /// By their ids.
    let promotions: [Promotion]
    private var byItem: [ItemCode: [Int]] = [:]
    private var byGroup: [String: [Int]] = [:]
    /// Of each promotion; of those that are for single pieces `nil`.
    private var clusters: [Int?]

    /// States of the search through one cluster: as many as four offers of "3 for 2" and "one of
    /// each" make together.
    package static let maximumStates = 512

    package init(
        _ promotions: some Sequence<Promotion>, maximumStates: Int = Self.maximumStates
    ) {
        let sorted = promotions.filter { $0.form != nil }.sorted { $0.id < $1.id }
        self.promotions = sorted
        clusters = sorted.map { _ in nil }
        for (index, promotion) in sorted.enumerated() {
            for item in promotion.items { byItem[item, default: []].append(index) }
            for group in Set(promotion.groups) { byGroup[group, default: []].append(index) }
        }
        putTogether(maximumStates)
    }

    package var isEmpty: Bool { promotions.isEmpty }

    /// Those that are for a line, in the order of their ids.
    func covering(_ line: SaleLine) -> [Int] {
        switch (byItem[line.item], byGroup[line.group]) {
        case (nil, nil): []
        case (let some?, nil), (nil, let some?): some
        case (let items?, let groups?): Set(items).union(groups).sorted()
        }
    }

    /// The first cluster that one of a line's offers is in.
    func cluster(of covering: [Int]) -> Int? {
        covering.lazy.compactMap { clusters[$0] }.min()
    }

    func cluster(of promotion: Int) -> Int? { clusters[promotion] }

    // MARK: - Clusters

    /// First those that name the same item or group; then one that names items with one that names
    /// groups, since an item may be in the group. Always in the order of ids.
    private mutating func putTogether(_ maximumStates: Int) {
        var parents = Array(promotions.indices)
        var states = promotions.map { $0.form?.states ?? 1 }
        let sets = promotions.indices.filter { promotions[$0].form?.isOfSets == true }
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index { index = parents[index] }
            return index
        }
        func unite(_ left: Int, _ right: Int) {
            let (left, right) = (root(left), root(right))
            guard left != right, states[left] * states[right] <= maximumStates else { return }
            parents[max(left, right)] = min(left, right)
            states[min(left, right)] *= states[max(left, right)]
        }
        for index in sets {
            let promotion = promotions[index]
            var others: [Int] = []
            for item in promotion.items { others += byItem[item] ?? [] }
            for group in promotion.groups { others += byGroup[group] ?? [] }
            for other in Set(others).sorted()
            where other < index && promotions[other].form?.isOfSets == true
                && promotions[other].mayHold(with: promotion)
            {
                unite(other, index)
            }
        }
        let byGroups = sets.filter { !promotions[$0].groups.isEmpty }
        for index in sets where !promotions[index].items.isEmpty {
            for other in byGroups where promotions[other].mayHold(with: promotions[index]) {
                unite(other, index)
            }
        }
        for index in sets { clusters[index] = root(index) }
    }
}

extension Promotion {
    /// Whether there is a day on which both hold.
    fileprivate func mayHold(with other: Promotion) -> Bool {
        let isBefore = to.map { to in other.from.map { to < $0 } ?? false } ?? false
        let isAfter = from.map { from in other.to.map { $0 < from } ?? false } ?? false
        return !isBefore && !isAfter
    }
}

extension Promotion.Form {
    /// Whether it takes pieces together, for which others compete.
    var isOfSets: Bool {
        switch self {
        case .percent, .amount, .each: false
        case .multiple, .mixed, .bundle: true
        }
    }

    /// What it multiplies the states of a search by: how full its set is, or how many bundles
    /// there are.
    fileprivate var states: Int {
        switch self {
        case .percent, .amount, .each: 1
        case .multiple(let take, _), .mixed(let take, _): take
        case .bundle: PromotionSearch.maximumBundles + 1
        }
    }

    /// What it takes off one piece by itself; `nil` when it is for sets, or not for what is
    /// weighed.
    func saving(of price: Money, isWeighed: Bool) -> Money? {
        switch self {
        case .percent(let percent): percent.of(price)
        case .amount(let amount): isWeighed ? nil : min(amount, price)
        case .each(let each): isWeighed ? nil : max(.zero, price - each)
        case .multiple, .mixed, .bundle: nil
        }
    }
}
