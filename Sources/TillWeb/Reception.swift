import Glibc
import NIOCore
import NIOSSL
import Synchronization

/// The page's open connections: lets them in, and ends those that take too long.
final class Reception: Sendable {
    private struct Visit {
        let channel: any Channel
        var pace: Pace
    }

    private struct State {
        var visitors: Visitors<ObjectIdentifier>
        var visits: [ObjectIdentifier: Visit] = [:]
    }

    private let state: Mutex<State>
    private let patience: Pace.Patience
    private let noise: NoiseLog

    init(
        limits: Visitors<ObjectIdentifier>.Limits, patience: Pace.Patience, noise: NoiseLog
    ) {
        state = Mutex(State(visitors: Visitors(limits)))
        self.patience = patience
        self.noise = noise
    }

    var channels: [any Channel] { state.withLock { $0.visits.values.map(\.channel) } }

    /// Counted when it is accepted, before it says anything.
    ///
    /// - Returns: whether there is a place for it.
    func arrived(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        let caller = Caller(channel.remoteAddress)
        let now = ContinuousClock.now
        let (arrival, other) = state.withLock { state in
            let arrival = state.visitors.arrived(id, from: caller)
            guard arrival != .turnedAway else { return (arrival, Visit?.none) }
            state.visits[id] = Visit(channel: channel, pace: Pace(patience, at: now))
            guard case .takenInstead(let other) = arrival else { return (arrival, nil) }
            return (arrival, state.visits.removeValue(forKey: other))
        }
        if arrival != .taken { noise.isFull() }
        other?.channel.cut()
        guard arrival != .turnedAway else { return false }
        channel.closeFuture.whenComplete { [self] _ in left(id) }
        return true
    }

    private func left(_ id: ObjectIdentifier) {
        state.withLock { state in
            state.visitors.left(id)
            state.visits[id] = nil
        }
    }

    func head(_ id: ObjectIdentifier, at now: ContinuousClock.Instant) {
        state.withLock { $0.visits[id]?.pace.head(at: now) }
    }

    func whole(_ id: ObjectIdentifier, isLoggedIn: Bool, at now: ContinuousClock.Instant) {
        state.withLock { state in
            state.visits[id]?.pace.whole(at: now)
            state.visitors.asked(id, isLoggedIn: isLoggedIn)
        }
    }

    func answered(_ id: ObjectIdentifier, at now: ContinuousClock.Instant) {
        state.withLock { state in
            guard state.visits[id]?.pace.answered(at: now) == true else { return }
            state.visitors.answered(id)
        }
    }

    /// Called on the event loop, each second.
    func tick(at now: ContinuousClock.Instant) {
        for channel in channels {
            let options = channel.syncOptions
            let owed = (try? options?.getOption(.bufferedWritableBytes)) ?? 0
            let id = ObjectIdentifier(channel)
            let overdue = state.withLock { state in
                state.visits[id]?.pace.overdue(owing: owed, at: now)
            }
            guard let overdue else { continue }
            noise.link("a connection took too long: \(overdue.rawValue)")
            channel.cut()
        }
        noise.tick(at: now)
    }
}

extension Channel {
    /// Ends it at once, on its event loop: nobody is waited for, and what the system holds for the
    /// other side is dropped.
    func cut() {
        _ = (self as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        // TLS would say good-bye first, and wait for the answer.
        let pipeline = pipeline.syncOperations
        if let tls = try? pipeline.context(handlerType: NIOSSLServerHandler.self) {
            tls.close(mode: .all, promise: nil)
        } else {
            close(mode: .all, promise: nil)
        }
    }
}
