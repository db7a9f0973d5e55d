/// Works out what promotions take off a sale's lines: a function of the pieces and the promotions
/// that hold, the same whatever the order of the lines.
///
/// 1. Goods and services count that are sold by us at our price: no returns, no prices of one's
///    own, none that the cashier had to give, no line with a discount by hand. What is weighed, or
///    comes with its price in its code, takes part in percentages only.
/// 2. A piece by itself saves what the best offer for single pieces takes off it, rounded for each
///    piece as on the label of its shelf: two lines of one come to what one line of two does.
/// 3. Sets are made where pieces save more together than by themselves: the way that saves the
///    customer most (`PromotionSearch`). No piece is in two promotions.
///
/// What a set of pieces saves is spread over them in proportion to their prices, and what pieces of
/// one item save over the lines that they stand on, so that a piece given back is given back at
/// what it came to.
package struct PromotionRound {
    /// What came out for the lines that were looked at.
    package struct Result: Equatable, Sendable {
        /// By line and rule.
        package var shares: [PromotionShare] = []
        /// Every line that was worked out anew, with shares or without, ascending.
        package var lines: [Int] = []
        /// The measure of work: lines whose offers were looked up, and steps of the search.
        package var lookedUp = 0
        package var steps = 0
    }

    private struct KindName: Hashable {
        let item: ItemCode
        let price: Money
        let group: String
    }

    private let index: PromotionIndex
    private let begun: Timestamp
    private var result = Result()

    package init(_ index: PromotionIndex, begun: Timestamp) {
        self.index = index
        self.begun = begun
    }

    private static func takesPart(_ line: SaleLine) -> Bool {
        line.isOrdinary && !line.isOwnPrice && line.pricing != .open && line.discount == .zero
    }

    private static func isWeighed(_ line: SaleLine) -> Bool {
        line.unit != .each || !line.isMeasured || !line.quantity.isWhole
    }

    /// - Parameter changed: lines as they were and as they are; `nil` when all may be otherwise.
    ///   Only what competes with them is worked out.
    package mutating func work(_ lines: [SaleLine], changed: [SaleLine]? = nil) -> Result {
        result = Result()
        var looked: Set<Int> = []
        var clusters: [Int: [SaleLine]] = [:]
        for line in changed ?? lines {
            if changed == nil || looked.insert(line.line).inserted {
                result.lines.append(line.line)
            }
            guard Self.takesPart(line) else { continue }
            if let cluster = cluster(of: line) { clusters[cluster] = [] }
        }
        result.lines.sort()
        for line in lines where Self.takesPart(line) {
            let isChanged = changed == nil || looked.contains(line.line)
            guard isChanged || !clusters.isEmpty else { continue }
            if let cluster = cluster(of: line) {
                guard clusters[cluster]?.append(line) != nil else { continue }
                if !isChanged { result.lines.append(line.line) }
            } else if isChanged {
                alone(line)
            }
        }
        for (cluster, lines) in clusters.sorted(by: { $0.key < $1.key }) {
            together(lines, of: cluster)
        }
        result.lines.sort()
        result.shares.sort { ($0.line, $0.rule) < ($1.line, $1.rule) }
        return result
    }

    private func holding(_ line: SaleLine) -> [Int] {
        index.covering(line).filter { index.promotions[$0].holds(at: begun) }
    }

    /// Where pieces of a line compete with others; what is weighed never does.
    private mutating func cluster(of line: SaleLine) -> Int? {
        guard !Self.isWeighed(line) else { return nil }
        result.lookedUp += 1
        return index.cluster(of: holding(line))
    }

    // MARK: - By themselves

    /// The best offer for one piece, the first by its id on a tie.
    private func each(
        _ price: Money, _ holding: [Int], isWeighed: Bool
    ) -> (rule: String, saving: Money)? {
        var best: (rule: String, saving: Money)?
        for entry in holding {
            let promotion = index.promotions[entry]
            let saving = promotion.form?.saving(of: price, isWeighed: isWeighed) ?? .zero
            if saving > (best?.saving ?? .zero) { best = (promotion.id, saving) }
        }
        return best
    }

    private mutating func alone(_ line: SaleLine) {
        result.lookedUp += 1
        let isWeighed = Self.isWeighed(line)
        let count = isWeighed ? 1 : line.pieces
        let price = isWeighed ? line.amount : line.price
        guard let each = each(price, holding(line), isWeighed: isWeighed) else { return }
        result.shares.append(
            PromotionShare(
                line: line.line, rule: each.rule,
                amount: Money(minor: each.saving.minor * Int64(count))))
    }

    // MARK: - Together

    /// All pieces of a cluster.
    private mutating func together(_ lines: [SaleLine], of cluster: Int) {
        let sets = index.promotions.indices.filter {
            index.cluster(of: $0) == cluster && index.promotions[$0].holds(at: begun)
        }
        let byKind = Dictionary(grouping: lines) {
            KindName(item: $0.item, price: $0.price, group: $0.group)
        }
        let named = byKind.sorted { left, right in
            if left.key.price != right.key.price { return right.key.price < left.key.price }
            if left.key.item != right.key.item { return left.key.item < right.key.item }
            return left.key.group < right.key.group
        }
        var eachRules: [String?] = []
        var kinds: [PromotionSearch.Kind] = []
        for (name, lines) in named {
            let holding = lines.first.map(self.holding) ?? []
            let each = each(name.price, holding, isWeighed: false)
            eachRules.append(each?.rule)
            kinds.append(
                PromotionSearch.Kind(
                    item: name.item, price: name.price.minor, each: each?.saving.minor ?? 0,
                    count: lines.reduce(0) { $0 + $1.pieces },
                    offers: sets.indices.filter { holding.contains(sets[$0]) }))
        }
        var search = PromotionSearch(
            kinds, sets.compactMap { index.promotions[$0].offer })
        let found = search.best()
        result.steps += search.steps
        for (place, entry) in named.enumerated() {
            var taken: [String: Int64] = [:]
            for (offer, amount) in found.taken[place] {
                taken[index.promotions[sets[offer]].id] = amount
            }
            if let rule = eachRules[place], found.left[place] > 0 {
                taken[rule] = kinds[place].each * Int64(found.left[place])
            }
            divide(taken, over: entry.value)
        }
    }

    /// Every line gets its part of what its kind saves, by the piece; rules follow in their order.
    private mutating func divide(_ taken: [String: Int64], over lines: [SaleLine]) {
        let whole = Money(minor: taken.values.reduce(0, +))
        guard whole > .zero else { return }
        let lines = lines.sorted { $0.line < $1.line }
        var parts = whole.spread(over: lines.map(\.amount))
        var place = 0
        for (rule, amount) in taken.sorted(by: { $0.key < $1.key }) {
            var left = Money(minor: amount)
            while left > .zero {
                let part = min(left, parts[place])
                if part > .zero {
                    result.shares.append(
                        PromotionShare(line: lines[place].line, rule: rule, amount: part))
                }
                parts[place] -= part
                left -= part
                if parts[place] == .zero { place += 1 }
            }
        }
    }
}

extension SaleLine {
    /// Of what is sold by the piece.
    fileprivate var pieces: Int { Int(quantity.thousandths / 1000) }
}

extension ItemCode: Comparable {
    package static func < (left: ItemCode, right: ItemCode) -> Bool {
        switch (left, right) {
        case (.gtin(let left), .gtin(let right)): left < right
        case (.gtin, .own): true
        case (.own, .gtin): false
        case (.own(let left), .own(let right)): left < right
        }
    }
}

extension Promotion {
    fileprivate var offer: PromotionSearch.Offer? {
        switch form {
        case .multiple(let take, let pay): .multiple(take: take, pay: pay)
        case .mixed(let take, let price): .mixed(take: take, price: price.minor)
        case .bundle(let price): .bundle(items: items, price: price.minor)
        case .percent, .amount, .each, nil: nil
        }
    }
}
