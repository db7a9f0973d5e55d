import TillCore
import Testing

@testable import TillSettlement

/// The plain-text ledgers. That hledger, ledger and beancount read them is a test of the scripts
/// (`test_foreign.py`), which has these programs.
@Suite struct LedgerTests {
    private func text(_ day: TradingDay, _ suffix: String) throws -> String {
        let made = try files(day.closed(), day.receipts)
        return String(decoding: try #require(made["kvarnen-000142\(suffix)"]), as: UTF8.self)
    }

    private func smallDay(_ more: String = "") throws -> TradingDay {
        var day = TradingDay(try .shop(more))
        day.open(3, float: 50_000)
        day.sell(3, [.init(amount: 18_065), .init(amount: 1_690, rate: 1200)], handing: 20_000)
        day.count(3, over: -500)
        return day
    }

    @Test func `a small day for hledger and ledger`() throws {
        let text = try text(smallDay(), ".journal")
        #expect(
            text.hasPrefix("; Kvarnens \"Livs\" & Fisk på Ön AB, day 2026-11-23, settlement 142"))
        #expect(text.contains("\ncommodity SEK\n    format 1000.00 SEK\n"))
        #expect(text.contains("\naccount assets:1686 Kortfordringar - -Visa-\n"))
        let end = try #require(text.firstRange(of: "\n2026")?.lowerBound)
        #expect(
            text[end...] == """

                2026-11-23 * (3-17) Z17 register 3  ; register:3
                    assets:1912 Kassa -tre- i Åre                  198.00 SEK  ; tender cash
                    income:3002 Smørrebrød - 12 %                  -15.09 SEK  ; sales 12.00
                    liabilities:2621 Utgående moms 12 %             -1.81 SEK  ; vat 12.00
                    income:3001 Försäljning 25 %                  -144.52 SEK  ; sales 25.00
                    liabilities:2611 Utgående moms 25 %            -36.13 SEK  ; vat 25.00
                    income:3740 Öres-kronutjämning                  -0.45 SEK  ; rounding
                    assets:1912 Kassa -tre- i Åre                   -5.00 SEK  ; counted drawer 1
                    expenses:6991 Kassadifferenser                   5.00 SEK  ; difference drawer 1

                ; What the day's seal says of each account, and the drawers of cash.
                2026-11-23 * (142) What the day came to
                    assets:1912 Kassa -tre- i Åre                    0.00 SEK = 193.00 SEK
                    liabilities:2611 Utgående moms 25 %              0.00 SEK = -36.13 SEK
                    liabilities:2621 Utgående moms 12 %              0.00 SEK = -1.81 SEK
                    income:3001 Försäljning 25 %                     0.00 SEK = -144.52 SEK
                    income:3002 Smørrebrød - 12 %                    0.00 SEK = -15.09 SEK
                    income:3740 Öres-kronutjämning                   0.00 SEK = -0.45 SEK
                    expenses:6991 Kassadifferenser                   0.00 SEK = 5.00 SEK

                """)
    }

    @Test func `a small day for beancount`() throws {
        let text = try text(smallDay(), ".beancount")
        #expect(
            text.hasPrefix(
                #"""
                option "title" "Kvarnens \"Livs\" & Fisk på Ön AB, 2026-11-23"
                option "operating_currency" "SEK"
                option "tolerance_multiplier" "0"

                2026-11-23 open Assets:1686-Kortfordringar-Visa  SEK
                  name: "Kortfordringar € {Visa}"

                """#))
        #expect(text.contains("\n2026-11-23 * \"Z17 register 3\" #register-3 ^z-3-17\n"))
        #expect(
            text.contains(
                "\n  Income:3740-Öres-kronutjämning                -0.45 SEK  ; rounding\n"))
        #expect(text.hasSuffix("balance Expenses:6991-Kassadifferenser                 5.00 SEK\n"))
        #expect(
            text.contains(
                "\n2026-11-24 balance Assets:1912-Kassa-tre-i-Åre                  193.00 SEK\n"))
    }

    @Test func `a transaction for each receipt, and one for what else the Z holds`() throws {
        let text = try text(smallDay("settlement ledger=receipt\n"), ".journal")
        #expect(
            text.contains(
                "\n2026-11-23 * (3-301) Receipt 3-301  ; register:3, time:2026-11-23T"))
        #expect(text.contains("\n2026-11-23 * (3-17) Z17 register 3  ; register:3\n"))
        #expect(try LedgerText(text).transactions == 2)
    }

    @Test func `a name that ends lines and begins comments stays a name`() throws {
        var day = try smallDay()
        day.configuration.accounts[1].name = "A  B;C:D\n2026-01-01 x\n\"\\"
        day.configuration.store.company = "A\n2026-01-01 open Assets:1"
        for suffix in [".journal", ".beancount"] {
            let lines = try text(day, suffix).split(separator: "\n")
            #expect(!lines.contains { $0.hasPrefix("2026-01-01") })
        }
        let journal = try text(day, ".journal")
        #expect(journal.contains("account assets:1910 A B-C-D 2026-01-01 x --\n"))
    }

    /// Floats come out of the safe, what drawers held goes back: the drawers' account ends at
    /// nothing, the safe has what was counted.
    @Test func `a float comes out of the safe and goes back`() throws {
        var day = TradingDay(try .richShop())
        day.open(3, float: 50_000)
        day.sell(3, [.init(amount: 10_000, rate: 0)])
        day.count(3, over: -500)
        day.open(3, float: 20_000)
        day.countLate(3, over: 300)
        let ledger = try LedgerText(text(day, ".journal"))
        #expect(ledger.stated[1912] == 0)
        #expect(ledger.stated[1919] == 9_800)
        #expect(ledger.posted == ledger.stated)
    }

    @Test func `a voucher for the whole shop names its Zs, eight of them at most`() throws {
        var day = TradingDay(try .shop("settlement vouchers=store\n"))
        day.open(3, float: 0)
        day.open(4, float: 0)
        day.sell(3, [.init(amount: 500)])
        day.sell(4, [.init(amount: 500)])
        let made = try files(day.closed(), day.receipts)
        let bytes = try #require(made["kvarnen-000142.si"]).filter { $0 < 0x80 }
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.split(separator: "\r\n").count { $0.hasPrefix("#VER") } == 1)
        #expect(text.contains("#VER \"\" \"\" 20261123 \"Day 142, Z 3-17 4-17\" 20261123"))
        for number in 5...12 { day.open(number, float: 0) }
        let many = try files(day.closed(), day.receipts)
        #expect(
            String(decoding: many["settlement.json"] ?? [], as: UTF8.self).contains(
                "Day 142, Z 3-17 4-17 5-17 6-17 7-17 8-17 9-17 10-17 and 2 more"))
    }

    /// What an error in the posting of receipts would look like.
    @Test func `transactions that come to something else than the totals are found`() throws {
        let day = try smallDay().closed()
        var shares = SalesShares(day.configuration)
        for receipt in try smallDay().receipts { shares.add(receipt) }
        let bookkeeper = Bookkeeper(configuration: day.configuration)
        let balances = try Balances(of: day, [3: shares], bookkeeper)
        var posted = balances.accounts
        try balances.check(posted, day: 142)
        posted[3001, or: .zero] += Money(minor: 1)
        #expect(throws: SettlementFault.self) { try balances.check(posted, day: 142) }
        #expect(throws: SettlementFault.self) { try balances.check(Tallies(), day: 142) }
    }

    @Test(arguments: [
        "", "settlement ledger=receipt\n", "settlement vouchers=store ledger=receipt\n",
    ])
    func `what is posted is what the running totals say, and both programs read the same`(
        _ settlement: String
    ) throws {
        var days = RandomDays(seed: 7_411)
        for _ in 0..<100 {
            let day = days.next(in: try .richShop(settlement))
            let journal = try LedgerText(text(day, ".journal"))
            #expect(journal.isBalanced)
            #expect(journal.posted == journal.stated)
            let beancount = try LedgerText(text(day, ".beancount"))
            #expect(beancount.isBalanced)
            #expect(beancount.posted == journal.posted)
            #expect(beancount.stated == journal.stated)
            #expect(beancount.transactions == journal.transactions)
        }
    }
}

/// What a ledger says, read back from its text: öre by account.
struct LedgerText {
    var posted: [Int: Int64] = [:]
    var stated: [Int: Int64] = [:]
    var transactions = 0
    var isBalanced = true

    init(_ text: String) throws {
        for block in text.split(separator: "\n\n") {
            var sum: Int64 = 0
            for line in block.split(separator: "\n") {
                guard let row = Row(line) else { continue }
                if row.isStated {
                    stated[row.account] = row.amount
                } else {
                    sum += row.amount
                    posted[row.account, default: 0] += row.amount
                }
            }
            let isTransaction =
                block.hasPrefix("2026-11-23 * ") && !block.contains("(142) What the day came to")
            if isTransaction { transactions += 1 }
            if sum != 0 { isBalanced = false }
        }
        for number in stated.keys where posted[number] == nil { posted[number] = 0 }
    }

    /// `assets:1912 Kassa  203.00 SEK`, `… 0.00 SEK = 203.00 SEK`, `2026-11-24 balance …`
    private struct Row {
        let account: Int
        let amount: Int64
        let isStated: Bool

        init?(_ line: Substring) {
            let words = line.split(separator: " ").prefix { $0 != ";" }
            guard let kind = words.first(where: { $0.contains(":") }),
                let unit = words.lastIndex(of: "SEK"), unit > 1,
                let money = Money(text: String(words[unit - 1])),
                let number = Int(kind.split(separator: ":")[1].prefix { $0.isNumber })
            else { return nil }
            account = number
            amount = money.minor
            isStated = words.contains("=") || words.contains("balance")
        }
    }
}
