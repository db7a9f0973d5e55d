import TillSQLite

/// What is to be done next with sealed days: a state machine without files, processes or clocks.
/// It is told what has happened, and when; `due` says what to begin.
///
/// ```
/// plan.dayWasSealed()
/// plan.due(at: 0)                    // [.read(after: 141)]
/// plan.didRead([142 …], copied: [])
/// plan.due(at: 0)                    // [.write(142)]
/// plan.wrote(142)
/// plan.due(at: 1)                    // [.copy(142), .deliver(142, attempt: 1)]
/// ```
/// There are three lanes, and one thing at a time in each: files (the journal's disk), outbox
/// (a disk that may be another's) and hook (whatever it does). One that hangs holds up only itself.
///
/// Within a lane the lowest number goes first. Days are written strictly in order, because each
/// names the digest of the one before. In the other lanes a settlement that failed waits for its
/// next try alone: those after it go on.
package struct DeliveryPlan: Equatable, Sendable {
    /// Of a clock that only goes forward.
    package typealias Seconds = Int

    package enum Action: Equatable, Sendable {
        /// Ask the journal for sealed days after this one.
        case read(after: Int)
        case write(Int)
        case copy(Int)
        /// Look whether the importer has set its flag in one of these copies.
        case lookForFlags(of: [Int])
        case deliver(Int, attempt: Int)
    }

    /// Between two looks at the outbox's flags.
    package static let secondsBetweenLooks: Seconds = 60
    /// Copies that one look opens, at most: the first one after a start finds all of them due.
    package static let copiesPerLook = 50
    /// Of the newest days each copy is looked at every minute, of those before them every hour, of
    /// older ones once a day: what an importer has left for months it may leave for years.
    package static let daysEachMinute = 7
    package static let daysEachHour = 60

    private enum Lane {
        case files, outbox, hook
    }

    private let hasHook: Bool
    private var errands: [Int: Errand] = [:]
    private var busy: Set<Lane> = []
    private var hasNews = true
    private var reading = Retry()
    private var lastRead = 0
    private var nextLook = Seconds.min

    package init(hasHook: Bool) { self.hasHook = hasHook }

    /// What to begin now; it counts as begun.
    package mutating func due(at now: Seconds) -> [Action] {
        var actions: [Action] = []
        if !busy.contains(.files), let action = nextOfFiles(now) {
            busy.insert(.files)
            actions.append(action)
        }
        if !busy.contains(.outbox), let action = nextOfOutbox(now) {
            busy.insert(.outbox)
            actions.append(action)
        }
        if !busy.contains(.hook), let action = nextOfHook(now) {
            busy.insert(.hook)
            actions.append(action)
        }
        return actions
    }

    /// When to ask again though nothing has happened; `nil` when only an event can change anything.
    package var nextTime: Seconds? {
        var times: [Seconds] = []
        if !busy.contains(.files) {
            if hasNews { times.append(reading.time) }
            if let time = toWrite?.errand.writing.time { times.append(time) }
        }
        if !busy.contains(.outbox) {
            times += toCopy.map { $0.errand.copying.time }
            if let time = waiting.map(\.errand.looking).min() { times.append(max(time, nextLook)) }
        }
        if !busy.contains(.hook) { times += toDeliver.map { $0.errand.delivering.time } }
        return times.min()
    }

    private mutating func nextOfFiles(_ now: Seconds) -> Action? {
        if hasNews && reading.isDue(at: now) {
            hasNews = false
            return .read(after: lastRead)
        }
        guard let next = toWrite, next.errand.writing.isDue(at: now) else { return nil }
        return .write(next.number)
    }

    private func nextOfOutbox(_ now: Seconds) -> Action? {
        if let next = toCopy.first(where: { $0.errand.copying.isDue(at: now) }) {
            return .copy(next.number)
        }
        guard now >= nextLook else { return nil }
        let due = waiting.filter { $0.errand.looking <= now }.suffix(Self.copiesPerLook)
        return due.isEmpty ? nil : .lookForFlags(of: due.map(\.number))
    }

    private func nextOfHook(_ now: Seconds) -> Action? {
        toDeliver.first { $0.errand.delivering.isDue(at: now) }
            .map { .deliver($0.number, attempt: $0.errand.attempts + 1) }
    }
}

// What happens.
extension DeliveryPlan {
    package mutating func dayWasSealed() { hasNews = true }

    /// - Parameter copied: settlements that were put into the outbox once.
    package mutating func didRead(_ standings: [SettlementStanding], copied: Set<Int>) {
        busy.remove(.files)
        reading = Retry()
        for standing in standings {
            lastRead = max(lastRead, standing.settlement)
            change(standing.settlement, Errand(standing, copied)) { _ in }
        }
    }

    package mutating func couldNotRead(at now: Seconds) {
        busy.remove(.files)
        hasNews = true
        reading.failed(at: now)
    }

    package mutating func wrote(_ number: Int) {
        busy.remove(.files)
        change(number) { $0.isWritten = true }
    }

    package mutating func couldNotWrite(_ number: Int, at now: Seconds) {
        busy.remove(.files)
        change(number) { $0.writing.failed(at: now) }
    }

    package mutating func copied(_ number: Int) {
        busy.remove(.outbox)
        change(number) { $0.isCopied = true }
    }

    /// It needs no copy any more.
    package mutating func foundAcknowledged(_ number: Int) {
        busy.remove(.outbox)
        change(number) { $0.isAcknowledged = true }
    }

    package mutating func couldNotCopy(_ number: Int, at now: Seconds) {
        busy.remove(.outbox)
        change(number) { $0.copying.failed(at: now) }
    }

    /// - Parameters:
    ///   - numbers: those that were looked at in vain.
    ///   - acknowledged: those that accounting has, by flag or otherwise.
    package mutating func looked(
        _ numbers: [Int], at now: Seconds, acknowledged: Set<Int> = []
    ) {
        busy.remove(.outbox)
        nextLook = now + Self.secondsBetweenLooks
        for number in numbers {
            let next = now + pause(number)
            change(number) { $0.looking = next }
        }
        for number in acknowledged { change(number) { $0.isAcknowledged = true } }
    }

    private func pause(_ number: Int) -> Seconds {
        let age = lastRead - number
        if age < Self.daysEachMinute { return Self.secondsBetweenLooks }
        return age < Self.daysEachMinute + Self.daysEachHour ? 3600 : 86_400
    }

    /// The program was run; `isDone` when it said so.
    package mutating func ran(_ number: Int, isDone: Bool, at now: Seconds) {
        busy.remove(.hook)
        change(number) { errand in
            errand.attempts += 1
            if isDone { errand.isDelivered = true } else { errand.delivering.failed(at: now) }
        }
    }

    /// There was nothing to give the program.
    package mutating func couldNotRun(_ number: Int, at now: Seconds) {
        busy.remove(.hook)
        change(number) { $0.delivering.failed(at: now) }
    }

    /// Changes an errand, and forgets one that is finished.
    private mutating func change(
        _ number: Int, _ new: Errand? = nil, _ body: (inout Errand) -> Void
    ) {
        guard var errand = errands[number] ?? new else { return }
        body(&errand)
        errands[number] = errand.isFinished(hasHook: hasHook) ? nil : errand
    }
}

// What is left to do.
extension DeliveryPlan {
    private typealias Open = (number: Int, errand: Errand)

    private func open(_ isMeant: (Errand) -> Bool) -> [Open] {
        errands.filter { isMeant($0.value) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private var toWrite: Open? { open { !$0.isWritten }.first }

    private var toCopy: [Open] { open { $0.isWritten && !$0.isCopied && !$0.isAcknowledged } }

    private var toDeliver: [Open] {
        hasHook ? open { $0.isWritten && !$0.isDelivered } : []
    }

    private var waiting: [Open] { open { $0.isCopied && !$0.isAcknowledged } }
}

/// One settlement's way to accounting.
private struct Errand: Equatable, Sendable {
    var isWritten: Bool
    var isCopied: Bool
    var isDelivered: Bool
    var isAcknowledged: Bool
    /// Runs of the program so far.
    var attempts: Int
    var writing = Retry()
    var copying = Retry()
    var delivering = Retry()
    /// When its copy is looked at again.
    var looking = DeliveryPlan.Seconds.min

    init(_ standing: SettlementStanding, _ copied: Set<Int>) {
        isWritten = standing.isWritten
        isCopied = copied.contains(standing.settlement)
        isDelivered = standing.isDelivered
        isAcknowledged = standing.isAcknowledged
        attempts = standing.attempts
    }

    func isFinished(hasHook: Bool) -> Bool {
        isWritten && isAcknowledged && (isDelivered || !hasHook)
    }
}
