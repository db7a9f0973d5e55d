import CMemory
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

    private let nextTrim = Atomic(UInt64(0))

    private static let secondsBetweenTrims: UInt64 = 20
    private static let bytesWorthATrim = 32 << 20
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
                let hasMore = step()
                if !hasMore { giveBackMemory(at: SystemClock.microseconds() / 1_000_000) }
                poll(nil, 0, hasMore ? Self.breathMilliseconds : Self.restMilliseconds)
            }
        }
    }

    /// Returns at once; the thread ends within a second.
    func stop() { isStopped.store(true, ordering: .relaxed) }

    /// Memory that was needed once, for a crowd of connections or an import, goes back to the
    /// system: the C library keeps it otherwise. Looked at when there is nothing else to do.
    ///
    /// - Parameter seconds: of a clock that only goes forward.
    private func giveBackMemory(at seconds: UInt64) {
        guard seconds >= nextTrim.load(ordering: .relaxed) else { return }
        nextTrim.store(seconds + Self.secondsBetweenTrims, ordering: .relaxed)
        // What is free in all of the library's arenas; below it a search of them costs more than
        // it brings.
        guard mallinfo2().fordblks > Self.bytesWorthATrim else { return }
        malloc_trim(0)
    }

    private func step() -> Bool {
        do {
            return try reader.keepUp()
        } catch {
            logger.error("the search index can't follow", metadata: ["fault": "\(error.message)"])
            return false
        }
    }
}
