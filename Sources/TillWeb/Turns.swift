/// Who waits to be let through, one at a time: networks take turns, and so do the people of one of
/// them, where they have a number. However many wait in one lane, the others are through within a
/// turn.
///
/// A lane that is full turns away who comes. When all of it is full, a lane that is longer by two
/// than the newcomer's gives up its last.
package struct Turns<Ticket: Hashable & Sendable>: Sendable {
    package struct Limits: Equatable, Sendable {
        /// With the same person's number, from one network.
        package var person = 2
        package var network = 16
        package var all = 64

        package init() {}
    }

    package enum Arrival: Equatable, Sendable {
        case goes
        case waits
        /// Whose place it is now is turned away.
        case waitsInstead(of: Ticket)
        case turnedAway
    }

    private struct Person {
        let number: Int
        var waiting: [Ticket] = []
    }

    private struct Network {
        let source: [UInt8]
        /// In the order of their turns; each has somebody waiting.
        var people: [Person] = []
        var count: Int { people.reduce(0) { $0 + $1.waiting.count } }
    }

    private let limits: Limits
    private var isTaken = false
    /// In the order of their turns; each has somebody waiting.
    private var networks: [Network] = []

    package init(_ limits: Limits = Limits()) { self.limits = limits }

    package var waiting: Int { networks.reduce(0) { $0 + $1.count } }

    package mutating func arrived(
        _ ticket: Ticket, person: Int, from caller: Caller
    ) -> Arrival {
        guard isTaken else {
            isTaken = true
            return .goes
        }
        let network = networks.first { $0.source == caller.network }
        let ofPerson = network?.people.first { $0.number == person }?.waiting.count ?? 0
        let ofNetwork = network?.count ?? 0
        guard ofPerson < limits.person else { return .turnedAway }
        let pushed: Ticket?
        if ofNetwork >= limits.network {
            pushed = removeLast(of: caller.network, longerThan: ofPerson + 1)
            guard pushed != nil else { return .turnedAway }
        } else if waiting >= limits.all {
            pushed = removeLast(longerThan: ofNetwork + 1)
            guard pushed != nil else { return .turnedAway }
        } else {
            pushed = nil
        }
        append(ticket, person, caller.network)
        return pushed.map { .waitsInstead(of: $0) } ?? .waits
    }

    /// Who was let through is done.
    ///
    /// - Returns: who is let through now.
    package mutating func left() -> Ticket? {
        guard !networks.isEmpty else {
            isTaken = false
            return nil
        }
        var network = networks.removeFirst()
        var person = network.people.removeFirst()
        let ticket = person.waiting.removeFirst()
        if !person.waiting.isEmpty { network.people.append(person) }
        if !network.people.isEmpty { networks.append(network) }
        return ticket
    }

    private mutating func append(_ ticket: Ticket, _ person: Int, _ source: [UInt8]) {
        let at = networks.firstIndex { $0.source == source } ?? networks.endIndex
        if at == networks.endIndex { networks.append(Network(source: source)) }
        let who =
            networks[at].people.firstIndex { $0.number == person } ?? networks[at].people.endIndex
        if who == networks[at].people.endIndex {
            networks[at].people.append(Person(number: person))
        }
        networks[at].people[who].waiting.append(ticket)
    }

    /// The last of the longest network.
    private mutating func removeLast(longerThan count: Int) -> Ticket? {
        guard let longest = networks.max(by: { $0.count < $1.count }), longest.count > count else {
            return nil
        }
        return removeLast(of: longest.source, longerThan: 0)
    }

    /// The last of the network's longest person.
    private mutating func removeLast(of source: [UInt8], longerThan count: Int) -> Ticket? {
        guard let at = networks.firstIndex(where: { $0.source == source }),
            let who = networks[at].people.indices.max(by: { one, other in
                networks[at].people[one].waiting.count < networks[at].people[other].waiting.count
            }), networks[at].people[who].waiting.count > count
        else { return nil }
        let ticket = networks[at].people[who].waiting.removeLast()
        if networks[at].people[who].waiting.isEmpty { networks[at].people.remove(at: who) }
        if networks[at].people.isEmpty { networks.remove(at: at) }
        return ticket
    }
}
