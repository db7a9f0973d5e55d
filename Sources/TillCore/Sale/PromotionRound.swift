/// Works out what promotions take off a sale's lines: a function of the lines and the promotions
/// that hold, in one clear order.
///
/// 1. Goods and services count that are sold by us at our price: no returns, no prices of one's
///    own, no line with a discount by hand. What is weighed takes part in percentages only.
/// 2. Each promotion says what it would save on the pieces that are still free, dearest first.
/// 3. The one that saves the customer most is applied, the first by its id on a tie, and its
///    pieces are taken. Then again from 2, until none saves anything: the lowest price wins, and no
///    piece is in two promotions.
///
/// What a set of pieces saves is spread over them in proportion to their prices, so that a piece
/// given back is given back at what it came to.
package struct PromotionRound {
    /// The pieces of a line that are in no promotion yet.
    private struct Pieces {
        let line: Int
        let item: ItemCode
        let price: Money
        /// What a weighed line came to; pieces have `count`.
        let weighed: Money?
        var count: Int
    }

    /// What one promotion saves, by the index of the pieces.
    private struct Offer {
        var saving = Money.zero
        var shares: [Int: Money] = [:]
        var taken: [Int: Int] = [:]
    }

    private var pieces: [Pieces]
    private let promotions: [(promotion: Promotion, form: Promotion.Form, covered: [Int])]

    package init(_ lines: [SaleLine], _ promotions: [Promotion]) {
        let lines = lines.filter(Self.takesPart)
        pieces = lines.map { line in
            let isWeighed =
                line.unit != .each || !line.quantity.isWhole || !line.isMeasured
            return Pieces(
                line: line.line, item: line.item, price: line.price,
                weighed: isWeighed ? line.amount : nil,
                count: isWeighed ? 1 : Int(line.quantity.thousandths / 1000))
        }
        self.promotions = promotions.compactMap { promotion in
            let covered = lines.indices.filter { promotion.covers(lines[$0]) }
            guard !covered.isEmpty, let form = promotion.form else { return nil }
            return (promotion, form, covered)
        }
    }

    private static func takesPart(_ line: SaleLine) -> Bool {
        line.isOrdinary && !line.isOwnPrice && line.discount == .zero
    }

    /// The shares of every line that is in a promotion, by line and rule.
    package mutating func shares() -> [PromotionShare] {
        var shares: [PromotionShare] = []
        while let (rule, offer) = best() {
            for (index, taken) in offer.taken { pieces[index].count -= taken }
            for (index, amount) in offer.shares where amount > .zero {
                add(PromotionShare(line: pieces[index].line, rule: rule, amount: amount), &shares)
            }
        }
        return shares.sorted { ($0.line, $0.rule) < ($1.line, $1.rule) }
    }

    private func add(_ share: PromotionShare, _ shares: inout [PromotionShare]) {
        let same = shares.firstIndex { $0.line == share.line && $0.rule == share.rule }
        if let same { shares[same].amount += share.amount } else { shares.append(share) }
    }

    private func best() -> (rule: String, Offer)? {
        var best: (rule: String, Offer)?
        for entry in promotions {
            let offer = offer(entry.form, entry.promotion, entry.covered)
            guard offer.saving > (best?.1.saving ?? .zero) else { continue }
            best = (entry.promotion.id, offer)
        }
        return best
    }

    private func offer(
        _ form: Promotion.Form, _ promotion: Promotion, _ covered: [Int]
    ) -> Offer {
        switch form {
        case .percent(let percent): percentage(percent, covered)
        case .multiple(let take, let pay):
            sets(of: take, covered) { prices in prices[pay...].reduce(.zero, +) }
        case .mixed(let take, let price):
            sets(of: take, covered) { prices in prices.reduce(.zero, +) - price }
        case .bundle(let price): bundles(for: price, covered, of: promotion.items.count)
        }
    }

    private func percentage(_ percent: Percent, _ covered: [Int]) -> Offer {
        var offer = Offer()
        for index in covered where pieces[index].count > 0 {
            let entry = pieces[index]
            let whole = entry.weighed ?? Money(minor: entry.price.minor * Int64(entry.count))
            let amount = percent.of(whole)
            offer.saving += amount
            offer.shares[index] = amount
            offer.taken[index] = entry.count
        }
        return offer
    }

    /// Pieces in sets of `size`, dearest first; `saving` of a set's prices, dearest first.
    private func sets(
        of size: Int, _ covered: [Int], saving: (ArraySlice<Money>) -> Money
    ) -> Offer {
        var offer = Offer()
        let dearest = covered.filter { pieces[$0].weighed == nil }
            .sorted { (pieces[$1].price, $0) < (pieces[$0].price, $1) }
        var single: [Int] = []
        for index in dearest {
            // Whole sets of one line at once: a hundred thousand pieces are as cheap as three.
            var left = pieces[index].count
            while left > 0 {
                if single.isEmpty, left >= size {
                    let sets = left / size
                    add([Int](repeating: index, count: size), times: sets, saving, to: &offer)
                    left -= sets * size
                } else {
                    single.append(index)
                    left -= 1
                }
                guard single.count == size else { continue }
                add(single, times: 1, saving, to: &offer)
                single = []
            }
        }
        return offer
    }

    private func add(
        _ set: [Int], times: Int, _ saving: (ArraySlice<Money>) -> Money, to offer: inout Offer
    ) {
        let prices = set.map { pieces[$0].price }
        let saved = saving(prices[...])
        guard saved > .zero else { return }
        offer.saving += Money(minor: saved.minor * Int64(times))
        for (index, share) in zip(set, saved.spread(over: prices)) {
            offer.shares[index, default: .zero] += Money(minor: share.minor * Int64(times))
            offer.taken[index, default: 0] += times
        }
    }

    /// One of each item, as often as the scarcest allows.
    private func bundles(for price: Money, _ covered: [Int], of size: Int) -> Offer {
        var offer = Offer()
        var left = pieces.map(\.count)
        while true {
            var set: [Int] = []
            var seen: Set<ItemCode> = []
            for index in covered where left[index] > 0 && pieces[index].weighed == nil {
                if seen.insert(pieces[index].item).inserted { set.append(index) }
            }
            guard set.count == size else { return offer }
            let times = set.map { left[$0] }.reduce(Int.max, min)
            let before = offer.saving
            add(set, times: times, { $0.reduce(.zero, +) - price }, to: &offer)
            guard offer.saving > before else { return offer }
            for index in set { left[index] -= times }
        }
    }
}
