import TillCore
import Testing

@testable import TillSettlement

/// What groups with accounts of their own, and deposits, come to.
@Suite struct SalesSharesTests {
    private func shares(_ lines: [TradingDay.Line], _ more: String = "") throws -> [String] {
        let configuration = try Configuration.richShop(more)
        var day = TradingDay(configuration)
        day.open(3, float: 0)
        day.sell(3, lines)
        var shares = SalesShares(configuration)
        for receipt in day.receipts { shares.add(receipt) }
        return shares.nets.entries.map { entry in
            let purpose = Posting.Purpose.sales(entry.key.rate, entry.key.part)
            return "\(purpose.text) \(entry.value.written)"
        }
    }

    @Test func `a group with an account is posted apart, one without is not`() throws {
        #expect(
            try shares([.init(amount: 12_500), .init(amount: 2_500, group: "dairy")]) == [
                "sales 25.00 100.00", "sales 25.00 dairy 20.00",
            ])
    }

    @Test func `deposits are apart from the group that they are sold in`() throws {
        let lines: [TradingDay.Line] = [
            .init(amount: 1_120, rate: 1200, group: "dairy"),
            .init(amount: 224, rate: 1200, group: "dairy", kind: .deposit),
        ]
        #expect(try shares(lines) == ["sales 12.00 dairy 10.00", "deposits 12.00 2.00"])
    }

    /// 20.06 at 25 % is 4.01 of VAT and 16.05 net; each half by itself is 8.02.
    @Test func `what rounding leaves goes to the part with the largest gross, the first of two`()
        throws
    {
        #expect(
            try shares([.init(amount: 1_003, group: "dairy"), .init(amount: 1_003)]) == [
                "sales 25.00 8.03", "sales 25.00 dairy 8.02",
            ])
        #expect(
            try shares([.init(amount: 1_003, group: "dairy"), .init(amount: 1_002)]) == [
                "sales 25.00 8.02", "sales 25.00 dairy 8.02",
            ])
    }

    @Test func `what is given back of one group and sold of another`() throws {
        #expect(
            try shares([.init(amount: -1_003, group: "dairy"), .init(amount: 1_003)]) == [
                "sales 25.00 8.02", "sales 25.00 dairy -8.02",
            ])
    }

    /// 0.03 back has 0.01 of VAT in it, the 0.02 of both none: the rest goes to what is sold.
    @Test func `of what is sold and given back, what is sold is the larger`() throws {
        #expect(
            try shares([.init(amount: -3), .init(amount: 1, group: "dairy")]) == [
                "sales 25.00 -0.02", "sales 25.00 dairy 0.00",
            ])
        #expect(
            try shares([.init(amount: 1), .init(amount: -3, group: "dairy")]) == [
                "sales 25.00 0.00", "sales 25.00 dairy -0.02",
            ])
    }

    /// A sale that comes back whole leaves nothing with any of its parts.
    @Test func `where all is given back, the largest return is`() throws {
        let configuration = try Configuration.richShop()
        var day = TradingDay(configuration)
        day.open(3, float: 0)
        for sign: Int64 in [1, -1] {
            day.sell(
                3, [.init(amount: sign * 1_003), .init(amount: sign * 1_004, group: "dairy")])
        }
        var shares = SalesShares(configuration)
        for receipt in day.receipts { shares.add(receipt) }
        #expect(shares.nets.entries.allSatisfy { $0.value == .zero })
    }

    @Test func `training has no share`() throws {
        let configuration = try Configuration.richShop()
        var day = TradingDay(configuration)
        day.open(3, float: 0)
        day.sell(3, [.init(amount: 1_003)], training: true)
        var shares = SalesShares(configuration)
        for receipt in day.receipts { shares.add(receipt) }
        #expect(shares.nets.entries.isEmpty)
    }
}
