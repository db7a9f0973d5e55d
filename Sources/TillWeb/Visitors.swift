/// Who is connected: bounded in all and for each address, and who makes room for whom.
///
/// When there is no place, whoever has done least for theirs gives it up: first who hasn't sent one
/// whole request, then who is no longer waiting for an answer and not logged in; of those the
/// address with the most connections, and there the oldest. So half-sent heads keep nobody out.
/// Who is logged in is pushed out by nobody.
package struct Visitors<ID: Hashable & Sendable>: Sendable {
    package struct Limits: Equatable, Sendable {
        /// Browsers open up to six each.
        package var all = 256
        /// Of an IPv6 network of 64 bits.
        package var network = 128
        package var host = 32

        package init() {}
    }

    package enum Arrival: Equatable, Sendable {
        case taken
        case takenInstead(of: ID)
        case turnedAway
    }

    /// What a connection has done for its place, the least first.
    private enum Standing: Int, Comparable {
        /// Has not sent one whole request.
        case unproven
        /// Has an answer, of nobody who is logged in.
        case idle
        /// Waits for an answer.
        case asking
        /// Carried a request of somebody who is logged in.
        case known

        static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    }

    private struct Visitor {
        let caller: Caller
        var standing = Standing.unproven
        /// The order of what happened last to each.
        var order: Int
    }

    private let limits: Limits
    private var present: [ID: Visitor] = [:]
    private var order = 0

    package init(_ limits: Limits = Limits()) { self.limits = limits }

    package var count: Int { present.count }

    package mutating func arrived(_ id: ID, from caller: Caller) -> Arrival {
        let ofNetwork = present.filter { $0.value.caller.network == caller.network }
        let ofHost = ofNetwork.filter { $0.value.caller.host == caller.host }
        let rivals: [ID: Visitor]?
        if ofHost.count >= limits.host {
            rivals = ofHost
        } else if ofNetwork.count >= limits.network {
            rivals = ofNetwork
        } else {
            rivals = present.count >= limits.all ? present : nil
        }
        guard let rivals else {
            insert(id, caller)
            return .taken
        }
        guard let least = least(of: rivals) else { return .turnedAway }
        present[least] = nil
        insert(id, caller)
        return .takenInstead(of: least)
    }

    /// It has sent a whole request, which is now answered.
    package mutating func asked(_ id: ID, isLoggedIn: Bool) {
        set(id, isLoggedIn ? .known : .asking)
    }

    /// It has all its answers.
    package mutating func answered(_ id: ID) {
        guard present[id]?.standing == .asking else { return }
        set(id, .idle)
    }

    package mutating func left(_ id: ID) { present[id] = nil }

    private mutating func insert(_ id: ID, _ caller: Caller) {
        order += 1
        present[id] = Visitor(caller: caller, order: order)
    }

    private mutating func set(_ id: ID, _ standing: Standing) {
        order += 1
        present[id]?.standing = standing
        present[id]?.order = order
    }

    private func least(of rivals: [ID: Visitor]) -> ID? {
        var ofNetwork: [[UInt8]: Int] = [:]
        for visitor in present.values { ofNetwork[visitor.caller.network, default: 0] += 1 }
        let candidates = rivals.filter { $0.value.standing <= .idle }
        return candidates.min { one, other in
            let (one, other) = (one.value, other.value)
            if one.standing != other.standing { return one.standing < other.standing }
            let counts = (ofNetwork[one.caller.network], ofNetwork[other.caller.network])
            return counts.0 == counts.1
                ? one.order < other.order : (counts.0 ?? 0) > (counts.1 ?? 0)
        }?.key
    }
}
