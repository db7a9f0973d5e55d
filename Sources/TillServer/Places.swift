import DequeModule
import TillCore

/// Who may have a connection: so many strangers, guests and stations, each kind with places of its
/// own, so that no number of strangers keeps a station out.
///
/// A connection is a stranger until it is let in. When strangers have all their places, or an
/// address has all of its own, the one that has been a stranger longest makes room for the next: a
/// register that comes now has time for its HELLO, and who holds sockets and says nothing holds
/// nothing. A stranger whose proof is being looked at stays.
struct Places<ID: Hashable> {
    struct Limit {
        var stations = Limits.connections
        var guests = Limits.guests
        var strangers = Limits.strangers
        var strangersOfAnAddress = Limits.strangersOfAnAddress
    }

    enum Arrival: Equatable {
        case welcome
        /// Somebody gives up its place.
        case welcomeInsteadOf(ID)
        case full
    }

    private enum Kind: Equatable {
        case stranger(address: String, number: Int)
        case guest(address: String)
        case station(Station)
    }

    private let limit: Limit
    private var kinds: [ID: Kind] = [:]
    /// Strangers in the order in which they came; those that are no longer are passed over.
    private var queue: Deque<(id: ID, number: Int)> = []
    private var arrivals = 0
    private var greeting: Set<ID> = []
    private var strangers = 0
    private var guests = 0
    private var byAddress: [String: Int] = [:]
    private var stations: [Station: ID] = [:]

    init(_ limit: Limit = Limit()) { self.limit = limit }

    var isEmpty: Bool { kinds.isEmpty }
    var count: Int { kinds.count }

    mutating func arrived(_ id: ID, from address: String) -> Arrival {
        var arrival = Arrival.welcome
        if byAddress[address, default: 0] >= limit.strangersOfAnAddress {
            guard let oldest = oldest(of: address) else { return .full }
            leave(oldest)
            arrival = .welcomeInsteadOf(oldest)
        } else if strangers >= limit.strangers {
            guard let oldest = oldest(of: nil) else { return .full }
            leave(oldest)
            arrival = .welcomeInsteadOf(oldest)
        }
        arrivals += 1
        kinds[id] = .stranger(address: address, number: arrivals)
        strangers += 1
        byAddress[address, default: 0] += 1
        queue.append((id, arrivals))
        return arrival
    }

    /// Its HELLO is looked at.
    ///
    /// - Returns: `false` when there is no place for what it says to be.
    mutating func greets(_ id: ID, as station: Station) -> Bool {
        guard case .stranger = kinds[id] else { return kinds[id] != nil }
        let hasRoom =
            station == .guest
            ? guests < limit.guests
            : stations[station] != nil || stations.count < limit.stations
        if hasRoom { greeting.insert(id) }
        return hasRoom
    }

    /// Its HELLO was refused: it is as any other stranger.
    mutating func wasRefused(_ id: ID) { greeting.remove(id) }

    /// It was let in.
    mutating func letIn(_ id: ID, as station: Station) {
        guard case .stranger(let address, _) = kinds[id] else { return }
        greeting.remove(id)
        endStranger(address)
        if station == .guest {
            kinds[id] = .guest(address: address)
            guests += 1
        } else {
            kinds[id] = .station(station)
            stations[station] = id
        }
    }

    mutating func leave(_ id: ID) {
        greeting.remove(id)
        switch kinds.removeValue(forKey: id) {
        case .stranger(let address, _): endStranger(address)
        case .guest: guests -= 1
        case .station(let station): if stations[station] == id { stations[station] = nil }
        case nil: break
        }
    }

    private mutating func endStranger(_ address: String) {
        strangers -= 1
        byAddress[address, default: 1] -= 1
        if byAddress[address] == 0 { byAddress[address] = nil }
        // Those that are passed over go when they are as many as those that are not.
        if queue.count > 2 * strangers + 64 { queue = Deque(queue.filter(isStranger)) }
    }

    private func oldest(of address: String?) -> ID? {
        queue.first { entry in
            guard isStranger(entry), !greeting.contains(entry.id) else { return false }
            guard let address else { return true }
            if case .stranger(address, _) = kinds[entry.id] { return true }
            return false
        }?.id
    }

    private func isStranger(_ entry: (id: ID, number: Int)) -> Bool {
        if case .stranger(_, entry.number) = kinds[entry.id] { true } else { false }
    }
}
