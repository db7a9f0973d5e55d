import Foundation
import TillCore
import TillSettlement
import Testing

/// Leaves a day's files in a folder, for programs that nobody here wrote: a SIE reader, a JSON
/// schema validator. `docs/settlement.md` says how.
@Suite struct SampleFiles {
    private static let folder = ProcessInfo.processInfo.environment["TILL_SAMPLE_FOLDER"]

    @Test(.enabled(if: folder != nil))
    func `are written where TILL_SAMPLE_FOLDER says`() throws {
        var day = TradingDay(try .wideShop())
        day.open(3, float: 50_000)
        day.open(4, float: 0)
        day.open(5, float: 10_000)
        day.sell(3, [.init(amount: 18_065), .init(amount: 1_690, rate: 1200, group: "dairy")])
        day.sell(4, [.init(amount: 9_990, rate: 0)], card: 9_990)
        day.sell(3, [.init(amount: 555, rate: 1200, group: "dairy")], card: 100)
        day.count(3, over: -500)
        day.open(3, float: 30_000)
        day.sell(3, [.init(amount: 99_999_999)])
        day.sell(3, [.init(amount: -1_690, rate: 1200, group: "dairy")], card: -1_690)
        day.sell(3, [.init(amount: 20_000, rate: 0, kind: .giftCard)], voucher: 20_055)
        day.sell(3, [.init(amount: 18_065)], training: true)
        day.move(3, .paidOut, 12_000, reason: "supplies")
        day.move(3, .drops, 50_000)
        day.correct(3, cash: 18_100, toCard: 18_065)
        day.countLate(3, over: -700)
        day.count(3, over: 1_250)
        day.count(3, "card", 40_000)
        let folder = URL(fileURLWithPath: try #require(Self.folder))
        let digest = Hex(repeatElement(0xEF, count: 32))
        for (name, bytes) in try files(day.closed(previous: digest), day.receipts) {
            try Data(bytes).write(to: folder.appending(path: name))
        }
    }
}
