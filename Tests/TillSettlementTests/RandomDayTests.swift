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
        var day = TradingDay(try .shop())
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
        }
        for register in registers where Bool.random(using: &generator) {
            day.count(register, over: .random(in: -3...3, using: &generator) * 100)
        }
        return day
    }

    private func sell(at register: Int, _ day: inout TradingDay, _ generator: inout Generator) {
        let count = Int.random(in: 1...9, using: &generator)
        let lines = (0..<count).map { _ in
            TradingDay.Line(
                amount: .random(in: 0...99_999, using: &generator),
                rate: [0, 1200, 2500].randomElement(using: &generator) ?? 0,
                group: Bool.random(using: &generator) ? "goods" : "dairy")
        }
        let total = lines.reduce(0) { $0 + $1.amount }
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: day.sell(register, lines, handing: (total / 100 + 1) * 100)
        case 1: day.sell(register, lines, card: total)
        default: day.sell(register, lines, card: .random(in: 0...total, using: &generator))
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
        for day in totals where day["scope"] == "day" && day["figure"] != "open-sales" {
            let parts = totals.filter {
                $0["scope"] == "register" && $0["figure"] == day["figure"]
                    && $0["key"] == day["key"]
            }
            for column: Substring in ["gross", "net", "vat", "amount"] {
                #expect(sum([day], column) == sum(parts, column))
            }
        }
    }

    private func check(_ totals: [Row], against receipts: [Row]) {
        let day = totals.filter { $0["scope"] == "day" }
        func figure(_ name: Substring, _ key: Substring = "") -> [Row] {
            day.filter { $0["figure"] == name && $0["key"] == key }
        }
        #expect(sum(figure("sales"), "amount") == sum(receipts, "total"))
        #expect(sum(figure("rounding"), "amount") == sum(receipts, "rounding"))
        for tender: Substring in ["cash", "card"] {
            #expect(sum(figure("tender", tender), "amount") == sum(receipts, "tender-\(tender)"))
        }
        for rate: Substring in ["0.00", "12.00", "25.00"] {
            #expect(sum(figure("vat", rate), "gross") == sum(receipts, "gross-\(rate)"))
            #expect(sum(figure("vat", rate), "vat") == sum(receipts, "vat-\(rate)"))
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
        #expect(accounts["2611", default: 0] == -amount("vat", "25.00", "vat"))
        #expect(accounts["3002", default: 0] == -amount("vat", "12.00", "net"))
        #expect(accounts["3740", default: 0] == -amount("rounding", "", "amount"))
        let counted = self.sum(totals.filter { $0["figure"] == "drawer-difference" }, "amount")
        #expect(accounts["6991", default: 0] == -counted)
        let cash = accounts["1910", default: 0] + accounts["1912", default: 0]
        #expect(cash == amount("tender", "cash", "amount") + counted)
    }
}
