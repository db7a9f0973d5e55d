import Logging
import ServiceLifecycle
import Synchronization
import TillSQLite

/// Knows whether the daemon has been told to stop.
final class StopNotice: Service {
    private let isStopping = Atomic(false)

    func run() async throws {
        try? await gracefulShutdown()
        isStopping.store(true, ordering: .relaxed)
    }

    /// While another process holds the database the shop waits, and says for whom. Registers are
    /// not answered meanwhile, and keep what they have sent.
    func patience(_ logger: Logger) -> Patience {
        Patience(
            tell: { logger.warning("waiting for \($0), which holds the database") },
            goesOn: { [self] in !isStopping.load(ordering: .relaxed) })
    }
}
