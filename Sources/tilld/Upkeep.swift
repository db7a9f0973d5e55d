import Glibc
import Logging
import NIOPosix
import Synchronization
import TillEngine
import TillSQLite
import TillServer

/// Keeps the search index up to date on a thread of its own, about once a second: nobody who sells
/// or searches waits for it.
final class Upkeep: Sendable {
    private let reader: GoodsReader
    private let logger: Logger
    private let thread = NIOThreadPool(numberOfThreads: 1)
    private let isStopped = Atomic(false)

    private static let restMilliseconds: Int32 = 1000
    /// Between two steps when there are more: the machine has few cores, and registers come first.
    private static let breathMilliseconds: Int32 = 10

    init(of reader: GoodsReader, _ logger: Logger) {
        self.reader = reader
        self.logger = logger
    }

    func start() {
        thread.start()
        thread.submit { [self] _ in
            ThreadPriority.lower(to: .upkeep)
            while !isStopped.load(ordering: .relaxed) {
                poll(nil, 0, step() ? Self.breathMilliseconds : Self.restMilliseconds)
            }
        }
    }

    /// Returns at once; the thread ends within a second.
    func stop() { isStopped.store(true, ordering: .relaxed) }

    private func step() -> Bool {
        do {
            return try reader.keepUp()
        } catch {
            logger.error("the search index can't follow", metadata: ["fault": "\(error.message)"])
            return false
        }
    }
}
