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

    @Test(arguments: 1...16)
    func everyFigureAddsUp(seed: UInt64) throws {
        let simulator = try Self.days(seed: seed, steps: 400)
        let shop = simulator.shop
        for name in simulator.books.auditor.receipts.keys.sorted() {
            try simulator.say("owner/audit", "RECEIPT \(name)")
        }
        for name in simulator.books.auditor.reports.keys.sorted() {
            try simulator.say("owner/audit", "REPORT \(name)")
        }
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

    @Test(arguments: 101...108)
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

    @Test(arguments: 201...208)
    func aFoldMakesTheSameTables(seed: UInt64) throws {
        let simulator = try Self.days(seed: seed, steps: 300)
        #expect(try simulator.shop.foldedDifferences() == [])
        try simulator.kill()
        #expect(try simulator.shop.foldedDifferences() == [])
    }

    @Test(arguments: 301...304)
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
        #expect(after.configuration == before.configuration)
    }
}
