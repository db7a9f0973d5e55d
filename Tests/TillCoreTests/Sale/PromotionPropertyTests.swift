import Foundation
import TillCore
import TillTesting
import Testing

/// Offers and baskets that nobody thought of, against every way to use the offers there is.
@Suite struct PromotionPropertyTests {
    /// More with `TILL_PROMOTION_BASKETS=1000000`.
    private static let baskets =
        ProcessInfo.processInfo.environment["TILL_PROMOTION_BASKETS"].flatMap { Int($0) } ?? 100_000

    /// The best of all ways, and so for each part of each basket.
    @Test func savesTheMostThereIs() throws {
        var random = SplitMix64(seed: 20_261_123)
        var (tried, saved, sets) = (0, 0, 0)
        while tried < Self.baskets {
            let offers = Offers(&random)
            let index = PromotionIndex(offers.promotions)
            let pieces = offers.pieces(Int.random(in: 2...7, using: &random), &random)
            let all = EveryWay(pieces, offers.promotions)
            for count in 1...pieces.count {
                let found = saving(Array(pieces.prefix(count)), index)
                #expect(
                    found == all.best[(1 << count) - 1],
                    "\(offers.promotions) \(pieces.prefix(count))")
                tried += 1
                saved += found > 0 ? 1 : 0
                sets += all.sets.isEmpty ? 0 : 1
            }
        }
        #expect(saved * 2 > tried && sets * 3 > tried)
    }

    /// Beyond the bound too: with one that is far too small, and more pieces than are searched.
    @Test func aFurtherPieceNeverCostsMoreThanItself() {
        var random = SplitMix64(seed: 20_261_124)
        for _ in 0..<Self.baskets / 200 {
            let offers = Offers(&random)
            let index = PromotionIndex(
                offers.promotions, maximumStates: random.pick([1, 2, 3, 6, 9, 21, 512]))
            let pieces = offers.pieces(Int.random(in: 1...4, using: &random), &random)
            var basket: [Piece] = []
            var before: Int64 = 0
            for _ in 0..<Int.random(in: 5...60, using: &random) {
                basket.append(random.pick(pieces))
                let after = saving(basket, index)
                #expect(after >= before, "\(offers.promotions) \(basket)")
                before = after
            }
            let whole = basket.reduce(0) { $0 + $1.price }
            #expect(before <= whole)
        }
    }

    /// In another order, and on other lines, the same pieces come to the same.
    @Test func theOrderOfLinesIsNothing() {
        var random = SplitMix64(seed: 20_261_125)
        for _ in 0..<Self.baskets / 100 {
            let offers = Offers(&random)
            let index = PromotionIndex(offers.promotions)
            let some = offers.pieces(3, &random)
            let pieces = (0..<8).map { _ in random.pick(some) }
            let single = saving(pieces, index)
            #expect(saving(pieces.shuffled(using: &random), index) == single)
            // Alike on one line.
            var lines: [SaleLine] = []
            for piece in Set(pieces).shuffled(using: &random) {
                let count = pieces.filter { $0 == piece }.count
                lines.append(piece.line(lines.count + 1, count))
            }
            #expect(saving(lines, index) == single)
        }
    }

    /// What only looks at the lines that compete with a changed one finds what looking at all does.
    @Test func whatIsNotTouchedStays() {
        var random = SplitMix64(seed: 20_261_126)
        for _ in 0..<Self.baskets / 200 {
            let offers = Offers(&random)
            let index = PromotionIndex(offers.promotions)
            let pieces = offers.pieces(5, &random)
            var sale = OpenSale(entry: 1)
            for number in 1...12 {
                let before = sale
                var changed = number
                switch Int.random(in: 0..<4, using: &random) {
                case 0 where !sale.lines.isEmpty:
                    changed = random.pick(sale.lines).line
                    sale.void(changed)
                case 1 where !sale.lines.isEmpty:
                    changed = random.pick(sale.lines).line
                    sale.change(changed) {
                        $0.discount = min($0.amount, Money(minor: $0.discount.minor + 1))
                    }
                default: sale.add(random.pick(pieces).line(number, 2))
                }
                var round = PromotionRound(index, begun: .epoch)
                let touched = [before.line(changed), sale.line(changed)].compactMap { $0 }
                if let promoted = sale.difference(round.work(sale.lines, changed: touched)) {
                    sale.set(promoted)
                }
                let all = round.work(sale.lines)
                #expect(sale.lines.flatMap(\.promotions) == all.shares)
                #expect(
                    sale.reductions == sale.lines.reduce(.zero) { $0 + $1.discount + $1.promoted })
                #expect(sale.total == sale.lines.reduce(.zero) { $0 + $1.charged })
                #expect(sale.lines.allSatisfy { $0.charged >= .zero })
            }
        }
    }

    private func saving(_ pieces: [Piece], _ index: PromotionIndex) -> Int64 {
        saving(pieces.enumerated().map { $1.line($0 + 1) }, index)
    }

    private func saving(_ lines: [SaleLine], _ index: PromotionIndex) -> Int64 {
        var round = PromotionRound(index, begun: .epoch)
        return round.work(lines).shares.reduce(0) { $0 + $1.amount.minor }
    }
}

private struct Piece: Hashable {
    let item: String
    let group: String
    let price: Int64

    func line(_ number: Int, _ count: Int = 1) -> SaleLine {
        var line = SaleLine()
        line.line = number
        line.item = .own(item)
        line.group = group
        line.price = Money(minor: price)
        line.quantity = Quantity(thousandths: Int64(count) * 1000)
        line.amount = Money(minor: price * Int64(count))
        return line
    }
}

/// Up to four that overlap, of all kinds: at most two bundles.
private struct Offers {
    static let items = ["A", "B", "C", "D", "E"]
    var promotions: [Promotion] = []

    init(_ random: inout SplitMix64) {
        var bundles = 0
        for number in 0..<Int.random(in: 1...4, using: &random) {
            var promotion = Promotion()
            promotion.id = "R\(number)"
            let items = Self.items.shuffled(using: &random)
                .prefix(Int.random(in: 1...3, using: &random))
            promotion.items = items.map { .own($0) }
            if random.chance(30) { promotion.groups = [random.pick(["g", "h"])] }
            if random.chance(15) { promotion.items = [] }
            if promotion.items.isEmpty { promotion.groups = ["g"] }
            let price = Money(minor: Int64.random(in: 0...60, using: &random))
            switch Int.random(in: 0..<8, using: &random) {
            case 0:
                promotion.percent = Percent(
                    basisPoints: Int64.random(in: 1...10_000, using: &random))
            case 1: promotion.amount = Money(minor: Int64.random(in: 1...20, using: &random))
            case 2: promotion.each = price
            case 3: (promotion.take, promotion.pay) = (2, 1)
            case 4: (promotion.take, promotion.pay) = (3, random.pick([1, 2]))
            case 5: (promotion.take, promotion.price) = (random.pick([2, 3]), price)
            default:
                promotion.groups = []
                promotion.items = Self.items.shuffled(using: &random)
                    .prefix(random.pick([2, 2, 3])).map { .own($0) }
                promotion.price = price
                bundles += 1
                if bundles > 2 { continue }
            }
            promotions.append(promotion)
        }
    }

    /// An item has one group, and seldom two prices. What costs nothing takes no part.
    func pieces(_ count: Int, _ random: inout SplitMix64) -> [Piece] {
        let prices = Self.items.map { _ in Int64.random(in: 1...40, using: &random) }
        return (0..<count).map { _ in
            let item = Int.random(in: 0..<Self.items.count, using: &random)
            let price = random.chance(95) ? prices[item] : prices[item] + 7
            return Piece(item: Self.items[item], group: item < 2 ? "g" : "h", price: price)
        }
    }
}

/// What each part of a basket saves at best: every set of every offer, in every combination.
private struct EveryWay {
    /// By the bits of the pieces.
    var best: [Int64]
    var sets: [(pieces: Int, saving: Int64)] = []

    init(_ pieces: [Piece], _ promotions: [Promotion]) {
        best = [Int64](repeating: 0, count: 1 << pieces.count)
        let each = pieces.map { Self.each($0, promotions) }
        for promotion in promotions {
            for bits in 1..<best.count {
                let some = pieces.indices.filter { bits >> $0 & 1 == 1 }.map { pieces[$0] }
                if let saving = Self.saving(of: some, promotion) { sets.append((bits, saving)) }
            }
        }
        for bits in 1..<best.count {
            let first = bits & -bits
            let rest = bits & ~first
            best[bits] = best[rest] + each[first.trailingZeroBitCount]
            for set in sets where set.pieces & first != 0 && set.pieces & ~bits == 0 {
                best[bits] = max(best[bits], set.saving + best[bits & ~set.pieces])
            }
        }
    }

    private static func covers(_ promotion: Promotion, _ piece: Piece) -> Bool {
        promotion.items.contains(.own(piece.item)) || promotion.groups.contains(piece.group)
    }

    private static func each(_ piece: Piece, _ promotions: [Promotion]) -> Int64 {
        var best: Int64 = 0
        for promotion in promotions where covers(promotion, piece) {
            if let percent = promotion.percent {
                best = max(best, (piece.price * percent.basisPoints * 2 + 10_000) / 20_000)
            } else if let amount = promotion.amount {
                best = max(best, min(amount.minor, piece.price))
            } else if let each = promotion.each {
                best = max(best, piece.price - each.minor)
            }
        }
        return best
    }

    private static func saving(of pieces: [Piece], _ promotion: Promotion) -> Int64? {
        let prices = pieces.map(\.price).sorted(by: >)
        if let take = promotion.take {
            guard pieces.count == take, pieces.allSatisfy({ covers(promotion, $0) }) else {
                return nil
            }
            if let pay = promotion.pay { return prices[pay...].reduce(0, +) }
            return promotion.price.map { prices.reduce(0, +) - $0.minor }
        }
        guard let price = promotion.price, pieces.count == promotion.items.count,
            Set(pieces.map { ItemCode.own($0.item) }) == Set(promotion.items)
        else { return nil }
        return prices.reduce(0, +) - price.minor
    }
}
