/// What goes wrong over and over is told once a minute for each kind, with how often it was: who
/// makes trouble in a loop fills no log. Told the time.
package struct Noise: Sendable {
    package enum Heard: Equatable, Sendable {
        case tell
        /// It was told less than a minute ago, and is counted.
        case count
    }

    /// How often more, since a kind was told.
    package struct More: Equatable, Sendable {
        package let kind: String
        package let count: Int
    }

    private struct Kind {
        var told: ContinuousClock.Instant
        var more = 0
    }

    package static let interval = Duration.seconds(60)
    /// Beyond it all further kinds are one.
    package static let kinds = 32
    package static let other = "other"

    private var known: [String: Kind] = [:]

    package init() {}

    package mutating func heard(_ name: String, at now: ContinuousClock.Instant) -> Heard {
        let isNew = known[name] == nil && known.count >= Self.kinds
        let name = isNew ? Self.other : name
        guard let kind = known[name], now - kind.told < Self.interval else {
            let more = known[name]?.more ?? 0
            known[name] = Kind(told: now, more: more)
            return .tell
        }
        known[name]?.more += 1
        return .count
    }

    /// What was counted and not told, of kinds whose minute is over; those begin anew.
    package mutating func due(at now: ContinuousClock.Instant) -> [More] {
        let over = known.filter { now - $0.value.told >= Self.interval }
        for name in over.keys { known[name] = nil }
        return over.filter { $0.value.more > 0 }
            .map { More(kind: $0.key, count: $0.value.more) }
            .sorted { $0.kind < $1.kind }
    }
}
