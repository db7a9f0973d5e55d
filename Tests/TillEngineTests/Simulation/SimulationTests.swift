import Testing
import TillCore
import TillEngine
import TillTesting

/// Whole days of a shop at random, compared with books that are kept beside it. A failure names the
/// seed; the same seed does the same again.
@Suite struct SimulationTests {
    private static func days(seed: UInt64, steps: Int) throws -> SaleSimulator {
        // Some shops sell over the night on which food goes from 6 % to 12 %.
        let clock =
            seed.isMultiple(of: 3)
            ? VirtualClock(year: 2027, month: 12, day: 31) : VirtualClock()
        let simulator = try SaleSimulator(seed: seed, clock: clock)
        try simulator.run(steps: steps)
        return simulator
    }

    @Test(arguments: 1...40)
    func everyFigureAddsUp(seed: UInt64) throws {
        let simulator = try Self.days(seed: seed, steps: 500)
        let shop = simulator.shop
        for name in simulator.books.auditor.receipts.keys.sorted() {
            try simulator.say("owner/audit", "RECEIPT \(name)")
        }
        for name in simulator.books.auditor.reports.keys.sorted() {
            try simulator.say("owner/audit", "REPORT \(name)")
        }
        for name in simulator.books.auditor.balances.keys.sorted() where !name.hasPrefix("v") {
            try simulator.say("owner/audit", "BALANCE " + name.replacing(" ", with: "="))
        }
        for code in simulator.books.auditor.goods.keys.sorted() {
            try simulator.say("owner/audit", "STOCK \(code)")
        }
        try simulator.say("owner/audit", "HELD")
        #expect(simulator.books.auditor.findings == [])
        for (index, figures) in simulator.books.auditor.settlements.enumerated() {
            let found = try #require(try shop.settlement(index + 1))
            var answer = Answer()
            found.seal.totals.writeRows { answer.row($0) }
            let rows = String(decoding: answer.rows.bytes, as: UTF8.self)
            #expect(rows.split(separator: "\n").map(String.init) == figures.rows)
        }
        #expect(simulator.books.auditor.receipts.count > 10)
    }

    @Test(arguments: 101...116)
    func aLineSentAgainIsAnsweredTheSame(seed: UInt64) throws {
        let simulator = try Self.days(seed: seed, steps: 300)
        let shop = simulator.shop
        try shop.kill()
        let entries = try shop.entries().count
        for said in simulator.books.done {
            #expect(try shop.send(said.station, said.line).text == said.reply.text)
        }
        for said in simulator.books.done {
            let other = try shop.send(said.station, said.line + " ")
            #expect(other.code == "conflict")
            #expect(other.number == said.reply.number)
        }
        #expect(try shop.entries().count == entries)
    }

    @Test(arguments: 201...216)
    func aFoldMakesTheSameTables(seed: UInt64) throws {
        let simulator = try Self.days(seed: seed, steps: 300)
        #expect(try simulator.shop.foldedDifferences() == [])
        try simulator.kill()
        #expect(try simulator.shop.foldedDifferences() == [])
    }

    /// A simulator that has stopped saying something tests nothing of it.
    @Test func everythingIsSaidAndDone() throws {
        var answers: [String: Int] = [:]
        for seed in UInt64(401)...410 {
            let simulator = try Self.days(seed: seed, steps: 500)
            #expect(simulator.books.auditor.findings == [], "seed \(seed)")
            answers.merge(simulator.answers) { $0 + $1 }
        }
        let silent = Self.done.filter { answers[$0, default: 0] == 0 }
        #expect(silent == [])
    }

    private static let done = [
        "ADJUST", "BALANCE", "BLOCK", "CANCEL", "CHECK", "CLOSEDAY", "COPY", "COUNT", "DAY",
        "DISCOUNT", "MOVE", "RECEIVE", "STOCK", "STOCKTAKE", "MOVE unknown-place",
        "DROP", "END", "FAILED", "HELD", "HOLD", "ITEM", "LOGIN", "LOGOUT", "NOSALE", "OPEN",
        "OVERSHORT", "PAID", "PAIDIN", "PAIDOUT", "PAY", "PRICE", "PUT", "QTY", "RECALL", "RECEIPT",
        "REPRICE", "RETENDER", "RETURN", "RING", "SALE", "SETTLEMENTS", "TOTAL", "TRAINING",
        "UNPAY", "VOID", "X", "Z", "CANCEL payment-pending", "COPY already-copied",
        "DISCOUNT discount-too-large", "END not-paid",
        "PAY balance-too-low", "PAY refund-not-allowed", "PAY voucher-redeemed",
        "RECALL in-training", "RECALL unknown-held", "RETENDER not-correctable",
        "RETURN not-returnable", "RETURN return-too-much", "RETURN voucher-redeemed",
        "RING balance-too-low",
    ]

    @Test(arguments: 301...312)
    func whatIsLoadedIsWhatWasLive(seed: UInt64) throws {
        let simulator = try Self.days(seed: seed, steps: 200)
        let shop = simulator.shop
        let before = shop.engine.store
        try shop.kill()
        let after = shop.engine.store
        #expect(after.registers == before.registers)
        #expect(after.services == before.services)
        #expect(after.people == before.people)
        #expect(after.guards == before.guards)
        #expect(after.day == before.day)
        #expect(after.lastDay == before.lastDay)
        #expect(after.keys == before.keys)
        #expect(after.held == before.held)
        #expect(after.practices == before.practices)
        #expect(after.promotions == before.promotions)
        #expect(after.configuration == before.configuration)
        #expect(after.floor == before.floor)
    }
}
