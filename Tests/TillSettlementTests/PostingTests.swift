import TillCore
import TillSettlement
import Testing

/// What a Z posts beside sales, their VAT and what was paid for them.
@Suite struct PostingTests {
    /// Account, amount and purpose of each posting of the day's one voucher.
    private func postings(_ body: (inout TradingDay) -> Void) throws -> [String] {
        var day = TradingDay(try .wideShop())
        day.open(3, float: 50_000)
        body(&day)
        let made = try files(day.closed(), day.receipts)
        let bytes = try #require(made["kvarnen-000142.si"])
        let lines = String(decoding: bytes.filter { $0 < 0x80 }, as: UTF8.self)
            .split(separator: "\r\n")
        return lines.filter { $0.hasPrefix("#TRANS") }.map { line in
            String(line).replacing("#TRANS ", with: "").replacing(" {20 \"3\"}", with: "")
                .replacing(" 20261123", with: "")
        }
    }

    @Test func `a return is posted the other way round`() throws {
        let postings = try postings { $0.sell(3, [.init(amount: -18_065)], card: -18_065) }
        #expect(
            postings == [
                "1686 -180.65 \"tender card\"", "3001 144.52 \"sales 25.00\"",
                "2611 36.13 \"vat 25.00\"",
            ])
    }

    @Test func `gift cards are owed, not earned, and bear no VAT`() throws {
        let postings = try postings { day in
            day.sell(3, [.init(amount: 50_000, kind: .giftCard)], card: 50_000)
        }
        #expect(postings == ["1686 500.00 \"tender card\"", "2421 -500.00 \"gift cards\""])
    }

    @Test func `what customers pay on account is taken off what they owe`() throws {
        let postings = try postings { day in
            day.sell(3, [.init(amount: 50_000, kind: .account)], card: 50_000)
        }
        #expect(
            postings == ["1686 500.00 \"tender card\"", "1510 -500.00 \"payments on account\""])
    }

    @Test func `a gift card that is taken back is owed no more`() throws {
        let postings = try postings { day in
            day.sell(3, [.init(amount: 500_000, kind: .giftCard)], card: 500_000)
            day.sell(3, [.init(amount: -450_000, kind: .giftCard)], card: -450_000)
        }
        #expect(postings == ["1686 500.00 \"tender card\"", "2421 -500.00 \"gift cards\""])
    }

    @Test func `a credit that is paid out is owed again`() throws {
        let postings = try postings { day in
            day.sell(3, [.init(amount: -30_000, kind: .account)], card: -30_000)
        }
        #expect(
            postings == ["1686 -300.00 \"tender card\"", "1510 300.00 \"payments on account\""])
    }

    @Test func `the rest of a voucher is kept`() throws {
        let postings = try postings { $0.sell(3, [.init(amount: 4_000, rate: 0)], voucher: 5_000) }
        #expect(
            postings == [
                "1687 50.00 \"tender voucher\"", "3004 -40.00 \"sales 0.00\"",
                "3990 -10.00 \"kept of vouchers\"",
            ])
    }

    @Test func `cash that moves without a sale`() throws {
        let postings = try postings { day in
            day.move(3, .paidIn, 20_000, reason: "found")
            day.move(3, .paidOut, 12_000, reason: "supplies")
            day.move(3, .drops, 30_000)
        }
        #expect(
            postings == [
                "1912 200.00 \"reason found\"", "3994 -200.00 \"reason found\"",
                "1912 -120.00 \"reason supplies\"", "5460 120.00 \"reason supplies\"",
                "1949 300.00 \"drop\"", "1912 -300.00 \"drop\"",
            ])
    }

    @Test func `a tender that was counted and differs`() throws {
        let postings = try postings { day in
            day.sell(3, [.init(amount: 10_000, rate: 0)], card: 10_000)
            day.count(3, "card", 9_000)
            day.count(3, "euro", 2_000)
        }
        // 20.00 euro that nobody expected, at 11.50.
        #expect(
            postings.suffix(4) == [
                "1686 -10.00 \"counted drawer 1 card\"", "6991 10.00 \"counted drawer 1 card\"",
                "1911 230.00 \"counted drawer 1 euro\"",
                "6991 -230.00 \"counted drawer 1 euro\"",
            ])
    }

    @Test func `a drawer of an earlier Z is booked when it is counted`() throws {
        let postings = try postings { $0.countLate(3, over: -700) }
        #expect(postings == ["1912 -7.00 \"counted late\"", "6991 7.00 \"counted late\""])
    }

    @Test func `a correction moves an amount, and rounding with it`() throws {
        let postings = try postings { day in
            day.sell(3, [.init(amount: 18_065, rate: 0)])
            day.correct(3, cash: 18_100, toCard: 18_065)
        }
        #expect(postings == ["1686 180.65 \"tender card\"", "3004 -180.65 \"sales 0.00\""])
    }

    @Test func `training is in no posting`() throws {
        #expect(try postings { $0.sell(3, [.init(amount: 18_065)], training: true) } == [])
    }

    @Test func `an account that nobody set up stops the settlement`() throws {
        var day = TradingDay(try .shop())
        day.open(3, float: 0)
        day.move(3, .drops, 30_000)
        #expect(throws: SettlementFault.self) { try files(day.closed(), day.receipts) }
    }
}
