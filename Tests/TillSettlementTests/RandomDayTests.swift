import TillCore
import TillSettlement
import Testing

/// Thousands of days that nobody thought of. What the files say is read back from their bytes and
/// added up here, not by the code that wrote them.
@Suite struct RandomDayTests {
    @Test func `day is the sum of its Zs and of its receipts, and every voucher balances`() throws {
        var days = RandomDays(seed: 20_261_123)
        for _ in 0..<2000 {
            let day = days.next(in: try .wideShop())
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
