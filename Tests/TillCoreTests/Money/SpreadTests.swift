import TillCore
import TillTesting
import Testing

@Suite struct SpreadTests {
    private func spread(_ amount: Int64, _ weights: [Int64]) -> [Int64] {
        Money(minor: amount).spread(over: weights.map { Money(minor: $0) }).map(\.minor)
    }

    @Test(
        arguments: [
            // amount, weights, shares: the largest remainder first, the first one on a tie
            (10, [10, 10, 10], [4, 3, 3]), (11, [10, 10, 10], [4, 4, 3]),
            (1, [1, 1, 1], [1, 0, 0]), (2, [1, 2, 1], [1, 1, 0]), (5, [1, 2, 7], [1, 1, 3]),
            (100, [3333, 3333, 3334], [33, 33, 34]), (0, [5, 5], [0, 0]),
            (7, [0, 7, 0], [0, 7, 0]), (3, [1, 1, 1], [1, 1, 1]), (0, [], []),
            (0, [0, 0], [0, 0]),
            (
                999_999_999_999, [499_999_999_999, 500_000_000_000],
                [499_999_999_999, 500_000_000_000]
            ),
            (
                999_999_999_998, [333_333_333_333, 333_333_333_333, 333_333_333_333],
                [333_333_333_333, 333_333_333_333, 333_333_333_332]
            ),
        ] as [(Int64, [Int64], [Int64])])
    func byHand(amount: Int64, weights: [Int64], shares: [Int64]) {
        #expect(spread(amount, weights) == shares)
    }

    /// Shares sum to the amount, each is less than an öre from its part, none passes its weight.
    @Test func always() {
        var random = SplitMix64(seed: 1)
        for round in 0..<3000 {
            let count = Int64.random(in: 1...12, using: &random)
            let most = round.isMultiple(of: 3) ? 999_999_999_999 / count : 3000
            let weights = (0..<count).map { _ in
                random.chance(20) ? 0 : Int64.random(in: 0...most, using: &random)
            }
            let whole = weights.reduce(0, +)
            let amount = random.pick([
                whole, whole / 2, Int64.random(in: 0...whole, using: &random),
            ])
            let shares = spread(amount, weights)
            #expect(shares.reduce(0, +) == (whole == 0 ? 0 : amount))
            for (share, weight) in zip(shares, weights) {
                #expect(share >= 0 && share <= weight)
                guard whole > 0 else { continue }
                let exact = Double(amount) * Double(weight) / Double(whole)
                #expect(abs(Double(share) - exact) < 1.01)
            }
        }
    }

    @Test func asTheAuditorDoesIt() {
        var random = SplitMix64(seed: 2)
        for _ in 0..<3000 {
            let weights = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                Int.random(in: 0...20_000, using: &random)
            }
            let amount = Int.random(in: 0...weights.reduce(0, +), using: &random)
            let own = spread(Int64(amount), weights.map { Int64($0) })
            #expect(own == Figures.spread(amount, over: weights).map { Int64($0) })
        }
    }
}

@Suite struct ShareTests {
    @Test(
        arguments: [
            // amount, part, whole, share
            (1000, 1000, 3000, 333), (1000, 2000, 3000, 667), (1000, 3000, 3000, 1000),
            (1, 500, 1000, 1), (1, 499, 1000, 0), (-1, 500, 1000, -1), (-1, 499, 1000, 0),
            (0, 1, 3, 0), (999_999_999_999, 999_999_999, 1_000_000_000, 999_999_998_999),
            (999_999_999_999, 1_000_000_000, 1_000_000_000, 999_999_999_999),
            (-999_999_999_999, 1, 1_000_000_000, -1000),
        ] as [(Int64, Int64, Int64, Int64)])
    func isRoundedOnce(amount: Int64, part: Int64, whole: Int64, share: Int64) {
        let found = Money(minor: amount).share(
            Quantity(thousandths: part), of: Quantity(thousandths: whole))
        #expect(found == Money(minor: share))
    }

    /// However it is cut, what is given back so far grows to exactly all of it.
    @Test func partsSumToTheWhole() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<2000 {
            let amount = Money(minor: Int64.random(in: 0...100_000, using: &random))
            let whole = Int64.random(in: 1...5000, using: &random)
            var (done, given) = (Int64(0), Money.zero)
            while done < whole {
                done = Int64.random(in: (done + 1)...whole, using: &random)
                let all = amount.share(
                    Quantity(thousandths: done), of: Quantity(thousandths: whole))
                #expect(all >= given && all <= amount)
                given = all
            }
            #expect(given == amount)
        }
    }
}
