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
    /// How often each verb was answered, by what: `PAY`, `PAY balance-too-low`.
    package private(set) var answers: [String: Int] = [:]

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
        if random.chance(books.auditor.registers.values.allSatisfy(\.hasZ) ? 30 : 2) {
            try say("office/night", "#\(shop.next(of: "office/night")) \(officeLine())")
        } else if random.chance(1) {
            try say("office/night", random.pick(["DAY", "SETTLEMENTS", "STATUS"]))
        } else {
            let number = nextRegister()
            let line = registerLine(number)
            let verb = String(line.prefix { $0 != " " })
            let isNumbered = !Self.unnumbered.contains(verb)
            try say(
                "\(number)", isNumbered ? "#\(shop.next(of: "\(number)")) \(line)" : line)
        }
        if random.chance(50) { try commit() }
        if random.chance(1) { try kill() }
    }

    /// Looked at, not done: they carry no number.
    private static let unnumbered: Set = [
        "X", "TOTAL", "PRICE", "REPLY", "RECEIPT", "HELD", "BALANCE", "STOCK", "CHECK",
    ]

    /// One that has made its Z has little to say until the day is closed.
    private func nextRegister() -> Int {
        let busy = books.auditor.registers.filter { !$0.value.hasZ }.keys.sorted()
        return busy.isEmpty || random.chance(10)
            ? Int.random(in: 1...4, using: &random) : random.pick(busy)
    }

    private func moveClock() {
        shop.clock.advance(milliseconds: Int64.random(in: 0...40_000, using: &random))
        if random.chance(1) { shop.clock.advance(seconds: 8 * 3600) }
        if random.chance(1) { shop.clock.advance(seconds: -90) }
    }

    package func say(_ station: String, _ line: String) throws {
        let reply = try shop.process(station, line)
        books.auditor.heard(station, line, reply, on: shop.clock.now.localDate)
        let words = line.split(separator: " ")
        let verb = words.first { !$0.hasPrefix("#") }.map(String.init) ?? ""
        answers[reply.isOK ? verb : "\(verb) \(reply.code)", default: 0] += 1
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
