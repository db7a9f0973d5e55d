import Foundation
import TillCore
import TillSettlement
import Testing

/// `settlement.html`, read by a parser that nobody here wrote.
@Suite struct SettlementPageTests {
    /// Two registers, one without a count; a return, a gift card, cash that moved, numbers lost.
    private func day(_ language: Language = .swedish) throws -> TradingDay {
        var configuration = try Configuration.wideShop()
        configuration.print.language = language
        var day = TradingDay(configuration)
        day.open(3, float: 50_000)
        day.open(4, float: 0)
        day.sell(3, [.init(amount: 118_065), .init(amount: 1_690, rate: 1200, group: "dairy")])
        day.sell(4, [.init(amount: 9_990, rate: 0)], card: 9_990)
        day.sell(3, [.init(amount: -1_690, rate: 1200, group: "dairy")], card: -1_690)
        day.sell(3, [.init(amount: 20_000, rate: 0, kind: .giftCard)], voucher: 20_055)
        day.sell(3, [.init(amount: 18_065)], training: true)
        day.move(3, .paidOut, 12_000, reason: "supplies")
        day.count(3, over: -500)
        return day
    }

    private func page(_ day: TradingDay, _ skipped: [SkippedReceipts] = []) throws -> [UInt8] {
        let files = try files(day.closed(skipped: skipped), day.receipts)
        return try #require(files["settlement.html"])
    }

    private func parsed(_ language: Language) throws -> ParsedPage {
        try ParsedPage(try page(try day(language)))
    }

    @Test func `its head says whose day it is`() throws {
        let swedish = try parsed(.swedish)
        #expect(swedish.texts(of: "h1") == ["Kvarnens Livs"])
        #expect(swedish.texts(of: "title") == ["Dagsavslut 142 · 2026-11-23 · Kvarnens Livs"])
        let head = [
            "Kvarnens \"Livs\" & Fisk på Ön AB", "Org.nr 556677-8899", "Dagsavslut 142",
            "måndag 2026-11-23",
        ]
        #expect(Array(swedish.texts(of: "p").prefix(4)) == head)
        let english = try parsed(.english)
        #expect(
            Array(english.texts(of: "p").suffix(from: 1).prefix(3)) == [
                "Org. no. 556677-8899", "Settlement 142", "Monday 2026-11-23",
            ])
    }

    @Test func `what was sold leads to how it was paid`() throws {
        let swedish = try parsed(.swedish)
        #expect(
            Array(swedish.rows.prefix(9)) == [
                ["Från försäljning till betalning", "Antal", "Belopp"],
                ["Försäljning", "2", "1\u{A0}297,45"],
                ["Returer", "1", "−16,90"],
                ["Försäljning efter returer", "", "1\u{A0}280,55"],
                ["Sålda presentkort", "1", "200,00"],
                ["Kvitton", "4", "1\u{A0}480,55"],
                ["Öresavrundning", "1", "0,45"],
                ["Behållet av värdebevis", "1", "0,55"],
                ["Betalningar", "", "1\u{A0}481,55"],
            ])
        let english = try parsed(.english)
        #expect(english.rows.contains(["Sales less returns", "", "1,280.55"]))
        #expect(english.rows.contains(["25%", "1,180.65", "944.52", "236.13"]))
        #expect(english.rows.contains(["Sum", "4", "1,481.55"]))
    }

    @Test func `a register has its Z, its drawer and what is missing`() throws {
        let lost = SkippedReceipts(register: 3, first: 305, last: 306)
        var day = try day()
        day.skip(2, at: 3)
        day.sell(3, [.init(amount: 100)])
        let page = try ParsedPage(try page(day, [lost]))
        #expect(page.texts(of: "h2").first == "Kassa 3 · Z-dagrapport 3-17")
        #expect(
            page.rows.contains([
                "1 · Kontant", "500,00", "1\u{A0}579,00", "1\u{A0}573,00", "−6,00",
            ]))
        #expect(page.rows.contains(["Kort", "", "99,90", "ej räknad", ""]))
        #expect(page.rows.contains(["Kassa 3", "3-17", "3-301–3-307", "5", "3-305–3-306"]))
        #expect(page.rows.contains(["Kassa 4", "4-17", "4-401", "1", "Inga"]))
        #expect(page.texts.contains { $0.hasPrefix("Kvittonummer saknas: ") })
        #expect(!page.texts.contains { $0.hasPrefix("Alla kvitton som kassorna ") })
    }

    @Test func `a drawer's difference has its reason and who signed`() throws {
        let day = try day()
        var closed = day.closed()
        closed.reports[0].drawers[0].recounts = 1
        closed.reports[0].drawers[0].reason = "change"
        closed.reports[0].drawers[0].signer = 21
        closed.reports[0].head.person = 17
        var reason = Setting.Reason()
        reason.kind = .difference
        reason.name = "change"
        reason.text = "Fel växel"
        closed.configuration.reasons.append(reason)
        let page = try ParsedPage(
            try #require(try files(closed, day.receipts)["settlement.html"]))
        #expect(
            page.texts.contains("Kassalåda 1: Omräknad 1, Orsak Fel växel, Godkänd av person 21"))
        #expect(page.texts(of: "dd").contains("person 17"))
    }

    @Test func `what goes on the next day is carried over`() throws {
        let day = try day(.english)
        var closed = day.closed()
        closed.reports[0].head.openSaleLines = 3
        closed.reports[0].head.openSaleTotal = Money(minor: 12_345)
        closed.reports[1].head.heldSales = 2
        closed.reports[1].head.heldTotal = Money(minor: 6_000)
        closed.seal.head.openSales = 1
        closed.seal.head.heldSales = [1290, 1291]
        closed.seal.head.heldTotal = Money(minor: 6_000)
        let page = try ParsedPage(
            try #require(try files(closed, day.receipts)["settlement.html"]))
        let from = try #require(
            page.rows.firstIndex(of: ["Carried over to the next day", "Count", "Amount"]))
        #expect(
            Array(page.rows[(from + 1)...].prefix(4)) == [
                ["Unfinished sales, register 3", "1", "123.45"],
                ["Held sales, register 4", "2", "60.00"],
                ["Unfinished sales", "1", ""],
                ["Held sales", "2", "60.00"],
            ])
    }

    @Test func `the seal, the key and the digests stand as they are`() throws {
        let day = try day()
        let before = Hex(repeatElement(0x12, count: 32))
        let (files, record) = try settled(day.closed(previous: before), day.receipts)
        let parsed = try ParsedPage(try #require(files["settlement.html"]))
        let head = day.closed().seal.head
        let seal = [head.head, head.signature, head.signingKey, before].map(\.written)
        #expect(parsed.texts(of: "dd").suffix(4) == seal[...])
        let others = record.files.filter { !$0.name.hasPrefix("settlement.") }
        #expect(others.count == record.files.count - 2)
        for file in others {
            let row = parsed.rows.first { $0.first == file.name }
            #expect(row?.last == file.sha256.written)
        }
    }

    @Test func `a posting stands on its side, and the sides are summed`() throws {
        let swedish = try parsed(.swedish)
        let from = try #require(
            swedish.rows.firstIndex(of: ["Konto", "Benämning", "Avser", "Debet", "Kredit"]))
        #expect(swedish.rows[from + 1] == ["1686", "Kortfordringar € {Visa}", "Kort", "", "16,90"])
        #expect(
            swedish.rows.contains([
                "6991", "Kassadifferenser", "Differens, kassalåda 1", "5,00", "",
            ]))
        #expect(swedish.rows.contains(["Summa", "", "", "99,90", "99,90"]))
    }

    @Test func `a voucher for the whole store says which register, and which cost centre`() throws {
        var day = TradingDay(try .richShop("settlement vouchers=store\n"))
        day.open(3, float: 50_000)
        day.open(4, float: 0)
        day.sell(3, [.init(amount: 1_690, rate: 1200, group: "dairy")])
        day.sell(4, [.init(amount: 9_990)])
        day.count(3, over: 0)
        let page = try ParsedPage(try page(day))
        let headings = ["Konto", "Benämning", "Avser", "Kassa", "Kst", "Debet", "Kredit"]
        #expect(page.rows.filter { $0.first == "Konto" } == [headings])
        let postings = [
            ["3012", "Mejeri", "Försäljning 12 %, Mejeri, ost & \"smör\"", "3", "10"],
            ["1919", "Växelkassa", "Växelkassa, kassalåda 1", "3", "10"],
            ["1919", "Växelkassa", "Tömd, kassalåda 1", "4", "10"],
            ["3001", "Försäljning 25 %", "Försäljning 25 %", "4", "10"],
            ["Summa", "", "", "", ""],
        ]
        for posting in postings {
            let wanted = posting.map { $0.replacing(" %", with: "\u{A0}%") }
            #expect(
                page.rows.contains {
                    $0.prefix(5).map { $0.replacing(" %", with: "\u{A0}%") } == wanted
                }, "\(posting)")
        }
    }
}
