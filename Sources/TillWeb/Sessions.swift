/// Who is logged in on which browser: bounded, in memory only, and told the time.
///
/// A session holds the person's PIN, because each change goes to the daemon with it; so it ends
/// after five minutes without use, at a log-out, at the device's next log-in, and with the daemon.
/// The longest unused gives way when there are too many.
package struct Sessions: Sendable {
    package struct Session: Equatable, Sendable {
        package let person: Int
        package let pin: String
        /// The browser's: it changes nothing as another.
        package let device: String
        /// Whether the person may change stock, as it was when they logged in.
        package let mayChange: Bool

        package init(person: Int, pin: String, device: String, mayChange: Bool) {
            self.person = person
            self.pin = pin
            self.device = device
            self.mayChange = mayChange
        }
    }

    private struct Open {
        let session: Session
        var lastUsed: ContinuousClock.Instant
    }

    package static let idle = Duration.seconds(300)
    package static let maximum = 200
    /// One person's, who logs nobody else out by logging in over and over.
    package static let ofPerson = 16

    private var open: [String: Open] = [:]

    package init() {}

    package var count: Int { open.count }

    package mutating func loggedIn(
        _ session: Session, token: String, at now: ContinuousClock.Instant
    ) {
        forgetIdle(at: now)
        open = open.filter { $0.value.session.device != session.device }
        let ofPerson = open.filter { $0.value.session.person == session.person }
        if ofPerson.count >= Self.ofPerson {
            forgetOldest(of: ofPerson)
        } else if open.count >= Self.maximum {
            forgetOldest(of: open)
        }
        open[token] = Open(session: session, lastUsed: now)
    }

    /// Somebody does something: the session goes on.
    package mutating func used(
        _ token: String, at now: ContinuousClock.Instant
    ) -> Session? {
        guard let session = looked(at: token, at: now) else { return nil }
        open[token]?.lastUsed = now
        return session
    }

    /// The page asks by itself: that keeps nobody logged in.
    package mutating func looked(
        at token: String, at now: ContinuousClock.Instant
    ) -> Session? {
        forgetIdle(at: now)
        return open[token]?.session
    }

    package mutating func loggedOut(_ token: String) { open[token] = nil }

    private mutating func forgetOldest(of some: [String: Open]) {
        guard let oldest = some.min(by: { $0.value.lastUsed < $1.value.lastUsed }) else { return }
        open[oldest.key] = nil
    }

    private mutating func forgetIdle(at now: ContinuousClock.Instant) {
        open = open.filter { now - $0.value.lastUsed < Self.idle }
    }
}
