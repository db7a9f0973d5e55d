import Glibc

/// How long to wait while another process holds the database.
///
/// Some seconds in any case; after that, for as long as `goesOn` says so: a shell that somebody
/// forgot is no reason to stop a shop.
package struct Patience: Sendable {
    private let alwaysMilliseconds: UInt64
    /// Told after a second, then every ten: who is waited for.
    private let tell: @Sendable (String) -> Void
    private let goesOn: @Sendable () -> Bool

    package init(
        alwaysMilliseconds: UInt64 = 5000, tell: @escaping @Sendable (String) -> Void,
        goesOn: @escaping @Sendable () -> Bool
    ) {
        self.alwaysMilliseconds = alwaysMilliseconds
        self.tell = tell
        self.goesOn = goesOn
    }

    package static let short = Patience(tell: { _ in }, goesOn: { false })

    /// One wait, as SQLite asks step by step whether it goes on.
    final class Wait {
        private let patience: Patience
        private let path: String
        private var began: UInt64 = 0
        private var nextTell: UInt64 = 0

        private static let firstTellMilliseconds: UInt64 = 1000
        private static let tellMilliseconds: UInt64 = 10_000
        /// Whoever holds it for a moment is not waited for much longer than that.
        private static let stepMilliseconds: [Int32] = [1, 1, 2, 5, 10, 20]

        init(_ patience: Patience, path: String) {
            self.patience = patience
            self.path = path
        }

        /// - Parameter times: how often this was asked before in this wait.
        /// - Returns: whether to try again.
        func step(_ times: Int) -> Bool {
            let now = Moment.now
            if times == 0 {
                began = now
                nextTell = now + Self.firstTellMilliseconds
            }
            guard now - began < patience.alwaysMilliseconds || patience.goesOn() else {
                return false
            }
            if now >= nextTell {
                nextTell += Self.tellMilliseconds
                patience.tell(LockHolder.name(of: path))
            }
            poll(nil, 0, Self.stepMilliseconds[min(times, Self.stepMilliseconds.count - 1)])
            return true
        }
    }
}

/// The clock that only goes forward, in milliseconds.
enum Moment {
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    }
}
