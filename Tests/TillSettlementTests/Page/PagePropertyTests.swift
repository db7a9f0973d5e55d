import Foundation
import TillCore
import TillSettlement
import Testing

/// What holds of every page; `SimulatedDayTests` checks it of days that nobody made by hand.
@Suite struct PagePropertyTests {
    private func busy(_ language: Language) throws -> TradingDay {
        var configuration = try Configuration.wideShop()
        configuration.print.language = language
        var day = TradingDay(configuration)
        for register in 3...5 { day.open(register, float: 50_000) }
        day.sell(3, [.init(amount: 123_456_789), .init(amount: 1_690, rate: 1200)])
        day.sell(4, [.init(amount: 9_990, rate: 0), .init(amount: -700)], card: 9_290)
        day.sell(5, [.init(amount: 20_000, rate: 0, kind: .giftCard)], voucher: 20_055)
        day.sell(5, [.init(amount: 1_000, isOwnPrice: true)], training: true)
        day.move(3, .paidIn, 4_200, reason: "found")
        day.move(3, .drops, 70_000)
        day.correct(3, cash: 18_100, toCard: 18_065)
        day.countLate(4, over: -777)
        day.count(3, over: 1_250)
        day.count(3, "card", 40_000)
        return day
    }

    @Test(arguments: [(Language.swedish, ",", "\u{A0}"), (.english, ".", ",")])
    func `it has every amount in both languages`(
        language: Language, point: String, space: String
    ) throws {
        let day = try busy(language)
        let files = try files(day.closed(), day.receipts)
        try PageProperties.check(files, point: point, space: space)
        let text = String(decoding: try #require(files["settlement.html"]), as: UTF8.self)
        #expect(text.contains(" lang=\"\(language.rawValue)\">"))
        #expect(text.components(separatedBy: "http").count == 2, "only the namespace of XHTML")
    }

    @Test func `a day without a register is a page`() throws {
        let day = TradingDay(try .wideShop())
        try PageProperties.check(try files(day.closed(), []))
    }

    @Test func `nothing that comes from outside becomes markup`() throws {
        let hostile = "</td></style><script>alert('1')</script><!-- & &amp; \"x\" ]]>"
        var day = TradingDay(try .wideShop())
        day.configuration.store.name = "name" + hostile
        day.configuration.store.company = "company" + hostile
        day.configuration.store.organisation = "organisation" + hostile
        day.configuration.store.currency = "currency" + hostile
        for index in day.configuration.groups.indices {
            day.configuration.groups[index].text = "group" + hostile
        }
        for index in day.configuration.reasons.indices {
            day.configuration.reasons[index].text = "reason" + hostile
        }
        for index in day.configuration.tenders.indices {
            day.configuration.tenders[index].text = "tender" + hostile
        }
        for index in day.configuration.accounts.indices {
            day.configuration.accounts[index].name = "account" + hostile
        }
        day.open(3, float: 50_000)
        day.sell(3, [.init(amount: 1_690)])
        day.move(3, .paidOut, 1_000, reason: "supplies")
        var closed = day.closed()
        closed.seal.head.program = "program" + hostile
        closed.reports[0].drawers[0].reason = "difference" + hostile
        let files = try files(closed, day.receipts)
        try PageProperties.check(files)
        let page = try ParsedPage(try #require(files["settlement.html"]))
        for name in ["name", "company", "currency", "group", "reason", "tender", "account"] {
            #expect(page.texts.contains(name + hostile))
        }
        for name in ["organisation", "program", "difference"] {
            #expect(page.texts.contains { $0.contains(name + hostile) })
        }
    }

    @Test func `what XML can't hold is replaced, and a line break is a space`() throws {
        var day = TradingDay(try .wideShop())
        day.configuration.store.name = "A\u{0}B\u{1B}C\u{FFFE}D\u{85}E\nF\tG😀"
        let page = try ParsedPage(
            try #require(try files(day.closed(), [])["settlement.html"]))
        #expect(page.texts(of: "h1") == ["A\u{FFFD}B\u{FFFD}C\u{FFFD}D\u{FFFD}E F G😀"])
    }

    /// Half a sheet holds a VAT row to 9,999,999.99.
    @Test func `figures too long for half a sheet get the whole`() throws {
        for (amount, isBroken) in [(999_999_900, true), (1_000_000_000, false)] as [(Int64, Bool)] {
            var day = TradingDay(try .wideShop())
            day.open(3, float: 0)
            day.sell(3, [.init(amount: amount)])
            let page = try ParsedPage(
                try #require(try files(day.closed(), day.receipts)["settlement.html"]))
            let looks = page.elements.map(\.look)
            #expect(looks.contains("columns") == isBroken)
        }
    }

    @Test func `a group or reason that the configuration has lost keeps its name`() throws {
        var day = TradingDay(try .wideShop())
        day.configuration.groups = []
        day.open(3, float: 0)
        day.sell(3, [.init(amount: 500, group: "dairy")])
        let page = try ParsedPage(
            try #require(try files(day.closed(), day.receipts)["settlement.html"]))
        #expect(page.rows.contains(["dairy", "1", "5,00"]))
    }
}
