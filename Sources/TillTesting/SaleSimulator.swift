import TillCore

/// A day in the life of a shop, and the next: lines that make sense and lines that don't, at four
/// registers, with commits, kills and a clock that jumps; the same for the same seed.
package final class SaleSimulator {
    package let shop: Shop
    package private(set) var books = Books()
    /// As they were at the last commit: what a kill goes back to.
    private var saved = Books()
    /// Answered and not yet committed.
    private var pending: [Said] = []
    var random: SplitMix64
    package private(set) var kills = 0

    package struct Said: Sendable {
        package let station: String
        package let line: String
        package let reply: Answered
    }

    package struct Books: Sendable {
        package var auditor = Auditor()
        /// Every numbered line that was answered `OK`.
        package var done: [Said] = []
    }

    package init(seed: UInt64, clock: VirtualClock = VirtualClock()) throws {
        random = SplitMix64(seed: seed)
        shop = try Shop(clock: clock)
    }

    package func run(steps: Int) throws {
        for _ in 0..<steps { try step() }
        try commit()
    }

    private func step() throws {
        moveClock()
        if random.chance(2) {
            try say("office/night", "#\(shop.next(of: "office/night")) \(officeLine())")
        } else if random.chance(1) {
            try say("office/night", random.pick(["DAY", "SETTLEMENTS", "STATUS"]))
        } else {
            let number = Int.random(in: 1...4, using: &random)
            let line = registerLine(number)
            let isNumbered = !Self.unnumbered.contains { line.hasPrefix($0) }
            try say(
                "\(number)", isNumbered ? "#\(shop.next(of: "\(number)")) \(line)" : line)
        }
        if random.chance(50) { try commit() }
        if random.chance(1) { try kill() }
    }

    private static let unnumbered = ["X", "TOTAL", "PRICE", "REPLY", "RECEIPT"]

    private func moveClock() {
        shop.clock.advance(milliseconds: Int64.random(in: 0...40_000, using: &random))
        if random.chance(1) { shop.clock.advance(seconds: 8 * 3600) }
        if random.chance(1) { shop.clock.advance(seconds: -90) }
    }

    package func say(_ station: String, _ line: String) throws {
        let reply = try shop.process(station, line)
        books.auditor.heard(station, line, reply, on: shop.clock.now.localDate)
        guard reply.isOK, line.hasPrefix("#") else { return }
        books.done.append(Said(station: station, line: line, reply: reply))
        pending.append(Said(station: station, line: line, reply: reply))
    }

    package func commit() throws {
        try shop.commit()
        saved = books
        pending = []
    }

    /// The process dies; terminals send again what they have no answer for.
    package func kill() throws {
        kills += 1
        try shop.kill()
        books = saved
        let unanswered = pending
        pending = []
        for said in unanswered { try say(said.station, said.line) }
        try commit()
    }
}
