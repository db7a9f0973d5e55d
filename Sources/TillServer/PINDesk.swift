import DequeModule
import NIOCore
import NIOPosix
import Synchronization

/// Runs scrypt, which is deliberately slow, for the lines that bring a PIN: one at a time for each
/// key, keys in turn. However many stations a service has, and whatever they send, a person who
/// logs in at a register waits for one PIN before hers and no more.
final class PINDesk: Sendable {
    private typealias Job = @Sendable () -> Void

    private struct State {
        var waiting: [String: Deque<Job>] = [:]
        /// Keys that have something to do and nothing under way, in the order of their turns.
        var turns: Deque<String> = []
        var busy: Set<String> = []
        var running = 0
    }

    private let pool: NIOThreadPool
    private let threads: Int
    private let state = Mutex(State())

    init(threads: Int = 2) {
        self.threads = threads
        pool = NIOThreadPool(numberOfThreads: threads)
        pool.start()
    }

    /// - Parameter key: whose line it is: a register's number, a service's name.
    func run<Value: Sendable>(
        of key: String, on loop: any EventLoop, _ work: @escaping @Sendable () throws -> Value
    ) -> EventLoopFuture<Value> {
        let promise = loop.makePromise(of: Value.self)
        let job: Job = { promise.completeWith(Result { try work() }) }
        state.withLock { state in
            state.waiting[key, default: []].append(job)
            if !state.busy.contains(key), state.waiting[key]?.count == 1 {
                state.turns.append(key)
            }
        }
        startWhatMay()
        return promise.futureResult
    }

    private func startWhatMay() {
        while let (key, job) = next() {
            pool.submit { [self] _ in
                // Those who sell come first on the same cores.
                ThreadPriority.lower(to: .upkeep)
                job()
                ended(key)
            }
        }
    }

    private func next() -> (String, Job)? {
        state.withLock { state in
            guard state.running < threads, let key = state.turns.popFirst(),
                let job = state.waiting[key]?.popFirst()
            else { return nil }
            if state.waiting[key]?.isEmpty == true { state.waiting[key] = nil }
            state.busy.insert(key)
            state.running += 1
            return (key, job)
        }
    }

    private func ended(_ key: String) {
        state.withLock { state in
            state.running -= 1
            state.busy.remove(key)
            if state.waiting[key] != nil { state.turns.append(key) }
        }
        startWhatMay()
    }

    func shutDown() async throws { try await pool.shutdownGracefully() }
}
