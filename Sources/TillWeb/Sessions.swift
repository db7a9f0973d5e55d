/// Who is logged in on which browser: bounded, in memory only, and told the time.
///
/// A session holds the person's PIN, because each change goes to the daemon with it; so it ends
/// after five minutes without use, at a log-out, and with the daemon. The oldest gives way when
/// there are too many.
package struct Sessions: Sendable {
    package struct Session: Equatable, Sendable {
        package let person: Int
        package let pin: String
        /// Whether the person may change stock, as it was when they logged in.
        package let mayChange: Bool

        package init(person: Int, pin: String, mayChange: Bool) {
            self.person = person
            self.pin = pin
            self.mayChange = mayChange
        }
    }

    private struct Open {
        let session: Session
        var lastUsed: ContinuousClock.Instant
    }

    package static let idle = Duration.seconds(300)
    package static let maximum = 200

    private var open: [String: Open] = [:]

    package init() {}

    package var count: Int { open.count }

    package mutating func loggedIn(
        _ session: Session, token: String, at now: ContinuousClock.Instant
    ) {
        forgetIdle(at: now)
        if open.count >= Self.maximum,
            let oldest = open.min(by: { $0.value.lastUsed < $1.value.lastUsed })
        {
            open[oldest.key] = nil
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

    private mutating func forgetIdle(at now: ContinuousClock.Instant) {
        open = open.filter { now - $0.value.lastUsed < Self.idle }
    }
}
