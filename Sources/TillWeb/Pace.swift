/// How long a connection may take for what; told the time.
///
/// ```
/// accept ... first head | body | our answer ... | idle | head | body | ...
///        10 s             10 s                    30 s
/// ```
///
/// A time begins when something is due, never with the last byte: who sends byte by byte gains
/// nothing. While we owe an answer nothing is due from the other side but reading.
package struct Pace: Sendable {
    package struct Patience: Sendable {
        /// From accept to the end of the first head, a handshake of TLS included.
        package var head = Duration.seconds(10)
        /// From a head to the end of its body.
        package var body = Duration.seconds(10)
        /// From an answer to the end of the next head.
        package var idle = Duration.seconds(30)
        /// For bytes that are owed, without one of them being taken.
        package var unread = Duration.seconds(30)
        /// For bytes that are owed, however slowly they are taken.
        package var reading = Duration.seconds(120)

        package init() {}
    }

    package enum Overdue: String, Sendable {
        case head, body, idle, unread
    }

    /// What comes next from the other side, and since when it may.
    private enum Next {
        case firstHead, body, head
    }

    private let patience: Patience
    private var next = Next.firstHead
    private var since: ContinuousClock.Instant
    /// Requests whose answers are not written.
    private var open = 0
    private var owed = 0
    private var owedSince: ContinuousClock.Instant
    private var lastTaken: ContinuousClock.Instant

    package init(_ patience: Patience, at now: ContinuousClock.Instant) {
        self.patience = patience
        since = now
        owedSince = now
        lastTaken = now
    }

    package mutating func head(at now: ContinuousClock.Instant) {
        open += 1
        next = .body
        since = now
    }

    package mutating func whole(at now: ContinuousClock.Instant) {
        next = .head
        since = now
    }

    /// - Returns: whether everything that was asked is answered.
    package mutating func answered(at now: ContinuousClock.Instant) -> Bool {
        open = max(open - 1, 0)
        if next == .head { since = now }
        return open == 0
    }

    /// - Parameter bytes: those that are written and that the system hasn't taken.
    package mutating func overdue(
        owing bytes: Int, at now: ContinuousClock.Instant
    ) -> Overdue? {
        if owed == 0 { owedSince = now }
        if bytes < owed || owed == 0 { lastTaken = now }
        owed = bytes
        if bytes > 0 {
            let isTooLong =
                now - lastTaken >= patience.unread || now - owedSince >= patience.reading
            return isTooLong ? .unread : nil
        }
        switch next {
        case .firstHead: return now - since >= patience.head ? .head : nil
        // An answer before it stands in its way.
        case .body: return open <= 1 && now - since >= patience.body ? .body : nil
        case .head: return open == 0 && now - since >= patience.idle ? .idle : nil
        }
    }
}
