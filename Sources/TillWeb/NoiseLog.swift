import Logging
import Synchronization
import TillCore

/// What goes wrong at the page: that of the link at debug, all else once a minute for each kind.
final class NoiseLog: Sendable {
    private let noise = Mutex(Noise())
    private let logger: Logger

    init(_ logger: Logger) { self.logger = logger }

    /// A question that nobody knew could fail so.
    func failed(_ error: any Error) {
        tell("a question of the page failed: \(type(of: error))", .error, "\(error)")
    }

    func isFull() { tell("the page has as many connections as there may be", .notice) }

    /// Others' doing, and nothing to act on.
    func link(_ what: String) { logger.debug("\(what)") }

    func tick(at now: ContinuousClock.Instant) {
        for more in noise.withLock({ $0.due(at: now) }) {
            logger.notice("\(more.kind), and \(more.count) more")
        }
    }

    private func tell(_ kind: String, _ level: Logger.Level, _ error: String? = nil) {
        guard noise.withLock({ $0.heard(kind, at: .now) }) == .tell else { return }
        logger.log(level: level, "\(kind)", metadata: error.map { ["error": "\($0)"] } ?? [:])
    }
}
