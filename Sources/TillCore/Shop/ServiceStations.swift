/// The numbering of services' stations: of those that were used last, and of visitors.
///
/// A service may have any number of stations, each browser of a page one, and each keeps its
/// counter for ever. Only so many are at hand; when a further one uses a number, the one whose last
/// number is the oldest *retires*: its counter goes to the journal's tables, and is fetched from
/// there when the station speaks again. Which are at hand is a function of the journal.
package struct ServiceStations: Equatable, Sendable {
    /// How many are at hand. Another number makes other tables: `Schema.version` goes up with it.
    package struct Limits: Equatable, Sendable {
        /// Of one service.
        package var ofOne = 64
        /// Of all together: in a demonstration any name is a service.
        package var inAll = 1000
        /// Fetched and forgotten again, so that a poll doesn't ask the disk each time.
        package var visitors = 256

        package init() {}
    }

    package let limits: Limits
    /// By the service's name, then the station's own.
    package private(set) var atHand: [String: [String: Counter]] = [:]
    private var count = 0
    /// Services of whom one has come since anybody was sent away.
    private var grown: [String] = []
    /// As the journal has them: none of them is at hand, and nothing is changed here.
    private var visitors: [Station: Counter] = [:]

    package init(limits: Limits = Limits()) { self.limits = limits }

    package static func == (left: Self, right: Self) -> Bool { left.atHand == right.atHand }

    /// Whether a station's counter has to be fetched before it can be told.
    func isUnknown(_ station: Station) -> Bool {
        isAway(station) && visitors[station] == nil
    }

    /// A service's station that has retired, or is new.
    func isAway(_ station: Station) -> Bool {
        guard case .service = station else { return false }
        return atHand(station) == nil
    }

    /// A visitor that the journal doesn't know is new.
    func counter(of station: Station) -> Counter {
        atHand(station) ?? visitors[station] ?? Counter()
    }

    func atHand(_ station: Station) -> Counter? {
        guard case .service(let service, let name) = station else { return nil }
        return atHand[service]?[name]
    }

    /// All away that one line speaks of come together, so that none sends away another.
    mutating func receive(_ fetched: [Station: Counter]) {
        if visitors.count + fetched.count > limits.visitors { visitors.removeAll() }
        visitors.merge(fetched) { $1 }
    }

    /// As it was written down.
    mutating func load(_ counter: Counter, of service: String, _ name: String) {
        if atHand[service, default: [:]].updateValue(counter, forKey: name) == nil { count += 1 }
    }

    /// Takes a station's new counter.
    ///
    /// - Returns: whether it has come to those at hand.
    mutating func put(_ counter: Counter, of service: String, _ name: String) -> Bool {
        visitors[.service(key: service, name: name)] = nil
        guard atHand[service, default: [:]].updateValue(counter, forKey: name) == nil else {
            return false
        }
        count += 1
        grown.append(service)
        return true
    }

    /// Sends away who is too many, once an entry has happened: all that it speaks of is at hand
    /// until then.
    mutating func retire() -> [(Station, Counter)] {
        guard !grown.isEmpty else { return [] }
        var gone: [(Station, Counter)] = []
        for service in grown {
            while let stations = atHand[service], stations.count > limits.ofOne {
                guard let oldest = Self.oldest([service: stations]) else { break }
                gone.append(remove(oldest))
            }
        }
        while count > limits.inAll {
            guard let oldest = Self.oldest(atHand) else { break }
            gone.append(remove(oldest))
        }
        grown.removeAll(keepingCapacity: true)
        return gone
    }

    private typealias Found = (service: String, name: String, counter: Counter)

    private mutating func remove(_ found: Found) -> (Station, Counter) {
        atHand[found.service]?[found.name] = nil
        if atHand[found.service]?.isEmpty == true { atHand[found.service] = nil }
        count -= 1
        return (.service(key: found.service, name: found.name), found.counter)
    }

    private static func oldest(_ services: [String: [String: Counter]]) -> Found? {
        var oldest: Found?
        for (service, stations) in services {
            for (name, counter) in stations {
                let found = (service, name, counter)
                if oldest.map({ isOlder(found, $0) }) ?? true { oldest = found }
            }
        }
        return oldest
    }

    /// An entry is one station's, so the order is a strict one; several of whom an epoch was begun
    /// before they had used a number go by name.
    private static func isOlder(_ left: Found, _ right: Found) -> Bool {
        (left.counter.entry ?? 0, left.service, left.name)
            < (right.counter.entry ?? 0, right.service, right.name)
    }
}

/// A service's station that has left what is at hand, or come back to it.
package enum StationMove: Equatable, Sendable {
    case retired(Station, Counter)
    case returned(Station)
}
