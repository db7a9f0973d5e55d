import TillCore
import Testing

/// What it takes to work promotions out, counted, never timed.
@Suite struct PromotionWorkTests {
    private func line(_ number: Int, item: Int) -> SaleLine {
        var line = SaleLine()
        line.line = number
        line.item = .own("I\(item)")
        line.group = "g\(item % 7)"
        line.price = Money(minor: Int64(500 + item * 37 % 4000))
        line.amount = line.price
        return line
    }

    /// 250 times three for two of 20 items, 250 times 10 % of 100: in a row, so that each overlaps
    /// the next.
    private func promotions(_ count: Int) -> [Promotion] {
        (0..<count).map { number in
            var promotion = Promotion()
            promotion.id = "P\(1000 + number)"
            let isPercentage = number.isMultiple(of: 2)
            let (first, size) = isPercentage ? (number * 3, 100) : (number * 5, 20)
            promotion.items = (first..<first + size).map { .own("I\($0 % 3000)") }
            if isPercentage {
                promotion.percent = Percent(basisPoints: 1000)
            } else {
                (promotion.take, promotion.pay) = (3, 2)
            }
            return promotion
        }
    }

    private struct Work {
        var most = 0
        var lookedUp = 0
        var shares = 0
    }

    /// Rings up lines and says what the last hundred took at most.
    private func ring(_ lines: Int, _ index: PromotionIndex) -> Work {
        var sale = OpenSale(entry: 1)
        var work = Work()
        for number in 1...lines {
            let line = line(number, item: number * 17 % 3000)
            sale.add(line)
            var round = PromotionRound(index, begun: .epoch)
            let result = round.work(sale.lines, changed: [line])
            let promoted = sale.difference(result)
            if let promoted { sale.set(promoted) }
            guard number > lines - 100 else { continue }
            work.most = max(work.most, result.steps)
            work.lookedUp = max(work.lookedUp, result.lookedUp)
            work.shares = max(work.shares, promoted?.shares.count ?? 0)
        }
        return work
    }

    /// A line costs what competes with it: no more with 500 promotions than with 50, and at the
    /// end of 1,000 lines no more than those of its cluster.
    @Test func aLineCostsWhatCompetesWithIt() {
        let none = ring(1000, PromotionIndex([]))
        #expect(none.most == 0 && none.shares == 0)
        let some = ring(200, PromotionIndex(promotions(50)))
        let many = ring(200, PromotionIndex(promotions(500)))
        let long = ring(1000, PromotionIndex(promotions(500)))
        #expect(many.most < 20_000 && long.most < 60_000, "\(some) \(many) \(long)")
        // Only lines whose shares are other than before stand in the event.
        #expect(many.shares < 20 && long.shares < 60, "\(some) \(many) \(long)")
        // A line is looked up twice at most.
        #expect(long.lookedUp <= 2002)
    }

    /// A hundred thousand pieces are as cheap as twelve.
    @Test func piecesOfAKindAreCounted() {
        let offers = promotions(2)
        var (few, many) = (line(1, item: 6), line(1, item: 6))
        few.quantity = Quantity(thousandths: 12_000)
        few.amount = Money(minor: few.price.minor * 12)
        many.quantity = Quantity(thousandths: 99_999_000)
        many.amount = Money(minor: many.price.minor * 99_999)
        var round = PromotionRound(PromotionIndex(offers), begun: .epoch)
        let steps = round.work([few]).steps
        let result = round.work([many])
        #expect(result.steps == steps && steps < 100)
        #expect(
            result.shares == [
                PromotionShare(
                    line: 1, rule: "P1001", amount: Money(minor: many.price.minor * 33_333))
            ])
    }
}
