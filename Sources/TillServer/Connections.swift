import Logging
import NIOCore
import Synchronization
import TillCore

/// The open connections, and who of them has which place.
final class Connections: Sendable {
    private struct State {
        var places: Places<ObjectIdentifier>
        var ports: [ObjectIdentifier: ConnectionPort] = [:]
        /// How many had to give up their place since that was last said.
        var turnedOut = 0
        var lastSaid: NIODeadline?
    }

    private let state: Mutex<State>
    private let logger: Logger
    /// Between two lines of the log about a house that is full.
    private static let silence = TimeAmount.minutes(1)

    init(_ limit: Places<ObjectIdentifier>.Limit = .init(), logger: Logger) {
        state = Mutex(State(places: Places(limit)))
        self.logger = logger
    }

    /// - Returns: `false` when there are as many strangers as there may be, and none makes room.
    func insert(_ port: ConnectionPort, from address: String) -> Bool {
        let (isIn, turnedOut, news) = state.withLock {
            state -> (Bool, ConnectionPort?, Int?) in
            switch state.places.arrived(port.id, from: address) {
            case .welcome:
                state.ports[port.id] = port
                return (true, nil, nil)
            case .welcomeInsteadOf(let oldest):
                state.ports[port.id] = port
                return (true, state.ports.removeValue(forKey: oldest), Self.note(&state))
            case .full: return (false, nil, Self.note(&state))
            }
        }
        turnedOut?.turnOut()
        if let news {
            logger.warning(
                "strangers have all their places: the oldest make room",
                metadata: ["since the last time": "\(news)", "address": "\(address)"])
        }
        return isIn
    }

    /// - Returns: how many gave up their place since this was last said, when it is to be said.
    private static func note(_ state: inout State) -> Int? {
        state.turnedOut += 1
        let now = NIODeadline.now()
        if let last = state.lastSaid, now - last < silence { return nil }
        state.lastSaid = now
        defer { state.turnedOut = 0 }
        return state.turnedOut
    }

    /// A connection of the house's own: it counts among nobody's.
    func insertOurs(_ port: ConnectionPort) { state.withLock { $0.ports[port.id] = port } }

    func greets(_ port: ConnectionPort, as station: Station) -> Bool {
        state.withLock { state in
            state.places.greets(port.id, as: station)
        }
    }

    func wasRefused(_ port: ConnectionPort) { state.withLock { $0.places.wasRefused(port.id) } }

    func letIn(_ port: ConnectionPort, as station: Station) {
        state.withLock { $0.places.letIn(port.id, as: station) }
    }

    func remove(_ port: ConnectionPort) {
        state.withLock { state in
            state.places.leave(port.id)
            state.ports[port.id] = nil
        }
    }

    var isEmpty: Bool { state.withLock { $0.ports.isEmpty } }

    /// Every connection sends what it owes, then closes.
    func shutDown() {
        for port in state.withLock({ Array($0.ports.values) }) { port.shutDown() }
    }
}
