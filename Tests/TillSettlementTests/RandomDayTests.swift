import TillCore
import TillSettlement
import Testing

/// Thousands of days that nobody thought of. What the files say is read back from their bytes and
/// added up here, not by the code that wrote them.
@Suite struct RandomDayTests {
    /// Knuth's linear congruential generator: the same days on every machine.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 33)
        }
    }

    private func day(_ generator: inout Generator) throws -> TradingDay {
        var day = TradingDay(try .wideShop())
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
            sell(at: register, &day, &generator)
            if Int.random(in: 0..<8, using: &generator) == 0 {
                disturb(register, &day, &generator)
            }
        }
        for register in registers where Bool.random(using: &generator) {
            day.count(register, over: .random(in: -3...3, using: &generator) * 100)
        }
        return day
    }

    private func sell(at register: Int, _ day: inout TradingDay, _ generator: inout Generator) {
        let count = Int.random(in: 1...9, using: &generator)
        let lines = (0..<count).map { _ in
            line(&generator)
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
    private func line(_ generator: inout Generator) -> TradingDay.Line {
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
    private func disturb(
        _ register: Int, _ day: inout TradingDay, _ generator: inout Generator
    ) {
        let amount = Int64.random(in: 1...500, using: &generator) * 100
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: day.move(register, .paidIn, amount, reason: "found")
        case 1: day.move(register, .paidOut, amount, reason: "supplies")
        case 2: day.move(register, .drops, amount)
        case 3: day.correct(register, cash: amount, toCard: amount - 45)
        default: day.countLate(register, over: amount - 25_000)
        }
    }

    @Test func `day is the sum of its Zs and of its receipts, and every voucher balances`() throws {
        var generator = Generator(state: 20_261_123)
        for _ in 0..<2000 {
            let day = try day(&generator)
            let made = try files(day.closed(), day.receipts)
            let totals = try rows(of: "totals.csv", in: made)
            let receipts = try rows(of: "receipts.csv", in: made)
            checkTotals(totals)
            check(totals, against: receipts)
            try checkVouchers(made, totals)
        }
    }

    private typealias Row = [Substring: Substring]

    private func lines(_ name: String, in files: [String: [UInt8]]) throws -> [Substring] {
        let bytes = try #require(files[name]).map { $0 < 0x80 ? $0 : UInt8(ascii: "?") }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
    }

    private func rows(of name: String, in files: [String: [UInt8]]) throws -> [Row] {
        let lines = try lines(name, in: files)
        func cells(_ line: Substring) -> [Substring] {
            line.split(separator: ",", omittingEmptySubsequences: false)
        }
        let header = cells(try #require(lines.first))
        return lines.dropFirst().map { line in
            Row(uniqueKeysWithValues: zip(header, cells(line)))
        }
    }

    private func sum(_ rows: [Row], _ column: Substring) -> Int64 {
        rows.reduce(0) { $0 + (Money(text: String($1[column] ?? ""))?.minor ?? 0) }
    }

    private func checkTotals(_ totals: [Row]) {
        let ofDay: Set<Substring> = ["open-sales", "held-sales"]
        for day in totals where day["scope"] == "day" && !ofDay.contains(day["figure"] ?? "") {
            let parts = totals.filter {
                $0["scope"] == "register" && $0["figure"] == day["figure"]
                    && $0["key"] == day["key"]
            }
            for column: Substring in ["gross", "net", "vat", "amount"] {
                #expect(sum([day], column) == sum(parts, column))
            }
        }
    }

    /// A receipt made in training counts in nothing; what was corrected later stands in the totals
    /// only.
    private func check(_ totals: [Row], against all: [Row]) {
        let receipts = all.filter { $0["training"] == "no" }
        let day = totals.filter { $0["scope"] == "day" }
        func figure(_ name: Substring, _ key: Substring = "") -> Int64 {
            sum(day.filter { $0["figure"] == name && $0["key"] == key }, "amount")
        }
        #expect(figure("receipts") == sum(receipts, "total"))
        #expect(figure("kept") == sum(receipts, "kept"))
        #expect(figure("training") == sum(all, "total") - sum(receipts, "total"))
        var sold: Int64 = 0
        for rate: Substring in ["0.00", "12.00", "25.00"] {
            let tally = day.filter { $0["figure"] == "vat" && $0["key"] == rate }
            #expect(sum(tally, "gross") == sum(receipts, "gross-\(rate)"))
            #expect(sum(tally, "vat") == sum(receipts, "vat-\(rate)"))
            sold += sum(tally, "gross")
        }
        #expect(figure("sales") - figure("returns") == sold)
        #expect(figure("goods") + figure("services") + figure("deposits") == figure("sales"))
        #expect(sold + figure("gift-cards") == figure("receipts"))
        let tenders: [Substring] = ["cash", "card", "voucher"]
        let paid = tenders.reduce(0) { $0 + figure("tender", $1) }
        #expect(paid == figure("receipts") + figure("rounding") + figure("kept"))
        guard figure("corrected-tenders") == 0 else { return }
        #expect(figure("rounding") == sum(receipts, "rounding"))
        for tender in tenders {
            #expect(figure("tender", tender) == sum(receipts, "tender-\(tender)"))
        }
    }

    /// Sums each `#VER`, and the accounts over the day.
    private func checkVouchers(_ files: [String: [UInt8]], _ totals: [Row]) throws {
        var accounts: [Substring: Int64] = [:]
        var sum: Int64 = 0
        for line in try lines("kvarnen-000142.si", in: files) {
            let fields = line.split(separator: " ")
            if fields[0] == "#TRANS" {
                let amount = try #require(Money(text: String(fields[4]))).minor
                #expect(amount != 0)
                sum += amount
                accounts[fields[1], default: 0] += amount
            } else if fields[0] == "}" {
                #expect(sum == 0)
                sum = 0
            }
        }
        let day = totals.filter { $0["scope"] == "day" }
        func amount(_ figure: Substring, _ key: Substring, _ column: Substring) -> Int64 {
            self.sum(day.filter { $0["figure"] == figure && $0["key"] == key }, column)
        }
        #expect(accounts["1686", default: 0] == amount("tender", "card", "amount"))
        #expect(accounts["1687", default: 0] == amount("tender", "voucher", "amount"))
        #expect(accounts["2421", default: 0] == -amount("gift-cards", "", "amount"))
        #expect(accounts["2611", default: 0] == -amount("vat", "25.00", "vat"))
        #expect(accounts["3002", default: 0] == -amount("vat", "12.00", "net"))
        #expect(accounts["3740", default: 0] == -amount("rounding", "", "amount"))
        #expect(accounts["3990", default: 0] == -amount("kept", "", "amount"))
        #expect(accounts["1949", default: 0] == amount("drops", "", "amount"))
        #expect(accounts["3994", default: 0] == -amount("paid-in", "", "amount"))
        #expect(accounts["5460", default: 0] == amount("paid-out", "", "amount"))
        let counted =
            self.sum(totals.filter { $0["figure"] == "drawer-difference" }, "amount")
            + amount("late-differences", "", "amount")
        #expect(accounts["6991", default: 0] == -counted)
        let cash = accounts["1910", default: 0] + accounts["1912", default: 0]
        let moved =
            amount("paid-in", "", "amount") - amount("paid-out", "", "amount")
            - amount("drops", "", "amount")
        #expect(cash == amount("tender", "cash", "amount") + counted + moved)
    }
}
