import TillCore
import TillSettlement
import Testing

/// A day that doesn't add up gives no settlement, and says what differs.
@Suite struct SettlementFaultTests {
    private func tradingDay() throws -> TradingDay {
        var day = TradingDay(try .shop())
        day.open(3, float: 50_000)
        day.sell(3, [.init(amount: 18_065), .init(amount: 1_690, rate: 1200, group: "dairy")])
        day.sell(3, [.init(amount: 9_990)], card: 9_990)
        day.sell(3, [.init(amount: 500)])
        day.count(3, over: -500)
        return day
    }

    private func fault(
        _ change: (inout ClosedDay, inout [Receipt]) -> Void
    ) throws -> SettlementFault? {
        let day = try tradingDay()
        var closed = day.closed()
        var receipts = day.receipts
        change(&closed, &receipts)
        do {
            _ = try files(closed, receipts)
            return nil
        } catch let fault as SettlementFault {
            return fault
        }
    }

    @Test func `a day as it was adds up`() throws {
        #expect(try fault { _, _ in } == nil)
    }

    @Test func `the seal asks for another format`() throws {
        #expect(try fault { closed, _ in closed.seal.head.format = 2 }?.code == .unknownFormat)
    }

    @Test func `a receipt is missing`() throws {
        let inside = try fault { _, receipts in _ = receipts.remove(at: 1) }
        #expect(inside?.code == .receiptOutOfPlace)
        #expect(inside?.message == "receipt 3-303 came where number 302 is next")
        let last = try fault { _, receipts in receipts.removeLast() }
        #expect(last?.message == "Z 3-17 ends with receipt 303, number 303 is next")
    }

    @Test func `a receipt comes twice, or late`() throws {
        #expect(
            try fault { _, receipts in receipts.append(receipts[0]) }?.code == .receiptOutOfPlace)
        #expect(try fault { _, receipts in receipts.swapAt(0, 1) }?.code == .receiptOutOfPlace)
    }

    @Test func `a receipt of another day or register`() throws {
        #expect(try fault { _, receipts in receipts[0].day = 141 }?.code == .receiptOutOfPlace)
        #expect(
            try fault { _, receipts in receipts[0].name.register = 4 }?.code == .receiptOutOfPlace)
    }

    @Test func `a receipt doesn't sum`() throws {
        let fault = try fault { _, receipts in receipts[0].lines[0].amount += Money(minor: 1) }
        #expect(fault?.code == .receiptDiffers)
        #expect(
            fault?.message == """
                receipt 3-301: lines 197.56, gross per VAT rate 197.55, total 197.55, \
                rounding 0.45, paid less change and kept 198.00
                """)
    }

    @Test func `the Z says other sales than its receipts`() throws {
        let fault = try fault { closed, _ in
            closed.reports[0].totals[.sales].amount += Money(minor: 1)
            closed.seal.totals[.sales].amount += Money(minor: 1)
        }
        #expect(fault?.code == .receiptsDiffer)
        #expect(
            fault?.message == """
                Z 3-17 says `figure=sales count=3 amount=302.46`, \
                its receipts `figure=sales count=3 amount=302.45`
                """)
    }

    @Test func `VAT is an öre off on two receipts`() throws {
        let fault = try fault { _, receipts in
            receipts[0].vat[0].vat += Money(minor: 1)
        }
        #expect(fault?.code == .receiptsDiffer)
    }

    @Test func `the seal says other figures than its Zs`() throws {
        let fault = try fault { closed, _ in closed.seal.totals[.logIns].count += 1 }
        #expect(fault?.code == .reportsDiffer)
        #expect(
            fault?.message == """
                the day's seal says `figure=logins count=1 amount=0.00`, its Zs `nothing more`
                """)
    }

    @Test func `a Z is missing, or of another day`() throws {
        #expect(try fault { closed, _ in closed.reports = [] }?.code == .reportsDiffer)
        #expect(
            try fault { closed, _ in closed.reports[0].head.day = 141 }?.code == .reportsDiffer)
    }

    @Test func `a drawer should hold something else`() throws {
        let fault = try fault { closed, _ in
            closed.reports[0].drawers[0].expected += Money(minor: 100)
        }
        #expect(fault?.code == .cashDiffers)
    }

    @Test func `a tender or a rate has no account`() throws {
        let tender = try fault { closed, _ in _ = closed.configuration.tenders.removeLast() }
        #expect(tender?.code == .noAccount)
        #expect(tender?.message == "the configuration has no account for tender card")
        #expect(
            try fault { closed, _ in closed.configuration.rates.removeAll() }?.code == .noAccount)
    }

    /// What was paid in by its reasons is not what the drawer got.
    @Test func `what is posted and what was kept differ`() throws {
        let fault = try fault { closed, _ in
            let tally = Tally(count: 1, amount: Money(minor: 1))
            closed.configuration.reasons = [Self.found]
            closed.reports[0].totals.reasons["found", or: Tally()] += tally
            closed.seal.totals.reasons["found", or: Tally()] += tally
        }
        #expect(fault?.code == .unbalanced)
        #expect(
            fault?.message == """
                day 142, account 1912: 198.01 is posted, the running totals say 198.00
                """)
    }

    private static var found: Setting.Reason {
        var reason = Setting.Reason()
        reason.name = "found"
        reason.account = 3004
        return reason
    }

    @Test func `lost numbers are stated, not found`() throws {
        var day = try tradingDay()
        day.skip(20, at: 3)
        day.sell(3, [.init(amount: 700)])
        #expect(throws: SettlementFault.self) { try files(day.closed(), day.receipts) }
        let skipped = SkippedReceipts(register: 3, first: 304, last: 323)
        let made = try files(day.closed(skipped: [skipped]), day.receipts)
        let json = String(decoding: made["settlement.json"] ?? [], as: UTF8.self)
        #expect(json.contains(#""complete": false"#))
        #expect(json.contains("\"first\": 304,\n          \"last\": 323"))
    }

    @Test func `a Z may end with lost numbers`() throws {
        var day = try tradingDay()
        day.skip(20, at: 3)
        let skipped = SkippedReceipts(register: 3, first: 304, last: 323)
        #expect(throws: SettlementFault.self) { try files(day.closed(), day.receipts) }
        _ = try files(day.closed(skipped: [skipped]), day.receipts)
    }
}
