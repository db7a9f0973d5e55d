import TillCore

/// Knuth's linear congruential generator: the same days on every machine.
private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

/// Days that nobody thought of, the same ones for the same seed.
struct RandomDays {
    private var generator: Generator

    init(seed: UInt64) { generator = Generator(state: seed) }

    mutating func next(in configuration: Configuration) -> TradingDay {
        var day = TradingDay(configuration)
        let registers = (1...Int.random(in: 1...4, using: &generator)).map { $0 + 2 }
        for register in registers {
            day.open(register, float: .random(in: 0...1000, using: &generator) * 100)
        }
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            let register = registers.randomElement(using: &generator) ?? 3
            if Int.random(in: 0..<10, using: &generator) == 0 {
                day.count(register, over: .random(in: -300...300, using: &generator))
                day.open(register, float: 20_000)
            }
            sell(at: register, &day)
            if Int.random(in: 0..<8, using: &generator) == 0 {
                disturb(register, &day)
            }
        }
        for register in registers where Bool.random(using: &generator) {
            day.count(register, over: .random(in: -3...3, using: &generator) * 100)
        }
        return day
    }

    private mutating func sell(at register: Int, _ day: inout TradingDay) {
        let count = Int.random(in: 1...9, using: &generator)
        let lines = (0..<count).map { _ in
            line()
        }
        let total = lines.reduce(0) { $0 + $1.amount }
        let training = Int.random(in: 0..<20, using: &generator) == 0
        switch Int.random(in: 0..<4, using: &generator) {
        case 0 where total >= 0:
            day.sell(register, lines, handing: (total / 100 + 1) * 100, training: training)
        case 1: day.sell(register, lines, card: total, training: training)
        case 2 where total > 0:
            let worth = Int64.random(in: 1...2 * total, using: &generator)
            day.sell(register, lines, voucher: worth, training: training)
        default:
            let part = Int64.random(in: min(0, total)...max(0, total), using: &generator)
            day.sell(register, lines, card: part, training: training)
        }
    }

    /// Sold, or one in eight given back; a gift card is neither.
    private mutating func line() -> TradingDay.Line {
        let amount = Int64.random(in: 0...99_999, using: &generator)
        guard Int.random(in: 0..<16, using: &generator) > 0 else {
            return TradingDay.Line(amount: amount, rate: 0, kind: .giftCard)
        }
        return TradingDay.Line(
            amount: Int.random(in: 0..<8, using: &generator) == 0 ? -amount : amount,
            rate: [0, 1200, 2500].randomElement(using: &generator) ?? 0,
            group: Bool.random(using: &generator) ? "goods" : "dairy",
            kind: [.goods, .goods, .service, .deposit].randomElement(using: &generator) ?? .goods)
    }

    /// Cash that moves without a sale, a payment that was by card after all, a late count.
    private mutating func disturb(_ register: Int, _ day: inout TradingDay) {
        let amount = Int64.random(in: 1...500, using: &generator) * 100
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: day.move(register, .paidIn, amount, reason: "found")
        case 1: day.move(register, .paidOut, amount, reason: "supplies")
        case 2: day.move(register, .drops, amount)
        case 3: day.correct(register, cash: amount, toCard: amount - 45)
        default: day.countLate(register, over: amount - 25_000)
        }
    }
}
