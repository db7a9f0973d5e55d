import Dispatch
import Glibc
import Logging
import Synchronization
import TillCore
import TillEngine
import TillSQLite
import TillSettlement

/// Takes sealed days to accounting, beside the selling: writes their folders, puts copies into the
/// outbox, looks for the importer's flags, runs the delivery program.
///
/// `DeliveryPlan` decides, this does: each lane on a queue and with connections of its own, so that
/// whatever hangs in one, the others go on, and the shop does not hear of it. What has happened is
/// recorded by the writer, in its turn.
package final class Delivery: Sendable {
    let places: Places
    let signer: Signer
    let logger: Logger
    let folderWriter: FolderWriter
    let courier: Courier?
    let outbox: Outbox
    private let now: @Sendable () -> DeliveryPlan.Seconds
    private let files = DispatchQueue(label: "settlements")
    private let outboxQueue = DispatchQueue(label: "outbox")
    private let hook = DispatchQueue(label: "delivery")
    private let alarms = DispatchQueue(label: "delivery alarms")
    private let state: Mutex<State>

    private struct State {
        var plan: DeliveryPlan
        var record: @Sendable (Command) -> Void = { _ in }
        /// What this process has written: the journal may not say so yet.
        var written: [Int: SettlementFiles] = [:]
        /// The earliest time at which somebody will look again anyway.
        var alarm: DeliveryPlan.Seconds?
        var isStopping = false
    }

    /// - Parameters:
    ///   - signer: signs with the store's key.
    ///   - checkpoint: told after each step of writing a folder.
    ///   - now: seconds of a clock that only goes forward.
    package init(
        _ places: Places, signer: Signer, program: DeliveryProgram? = nil, logger: Logger,
        checkpoint: @escaping @Sendable (FolderWriter.Step) throws -> Void = { _ in },
        now: @escaping @Sendable () -> DeliveryPlan.Seconds = { Delivery.monotonicSeconds }
    ) throws(Files.Failure) {
        self.places = places
        self.signer = signer
        self.logger = logger
        self.now = now
        folderWriter = FolderWriter(settlements: places.settlements, checkpoint: checkpoint)
        outbox = Outbox(places: places)
        do throws(SystemFailure) {
            courier = try program.map { program throws(SystemFailure) in
                try Courier(program, places, logger)
            }
        } catch {
            throw Files.Failure("a pipe", code: error.code)
        }
        state = Mutex(State(plan: DeliveryPlan(hasHook: program != nil)))
    }

    /// Begins with what an earlier run has left.
    ///
    /// - Parameter record: tells the writer what was done.
    package func start(_ record: @escaping @Sendable (Command) -> Void) {
        state.withLock { $0.record = record }
        advance()
    }

    /// A day was sealed.
    package func wake() {
        happened { $0.dayWasSealed() }
    }

    /// Begins nothing more, and ends a program that runs: what it was given is delivered again
    /// after the next start.
    package func stop() {
        state.withLock { $0.isStopping = true }
        courier?.stop()
        // Nothing else has to be waited for: every step can be broken off anywhere.
        let isOver = DispatchSemaphore(value: 0)
        hook.async { isOver.signal() }
        _ = isOver.wait(timeout: .now() + .seconds(ProgramRun.secondsToObeyAtStop + 1))
    }

    /// Takes an event into the plan, and begins what follows.
    func happened(_ body: (inout DeliveryPlan) -> Void) {
        state.withLock { body(&$0.plan) }
        advance()
    }

    func happened(_ body: (inout DeliveryPlan, DeliveryPlan.Seconds) -> Void) {
        let now = now()
        happened { body(&$0, now) }
    }

    func record(_ news: Command.SettlementNews) {
        let record = state.withLock { state in
            if case .written(let files) = news { state.written[files.settlement] = files }
            return state.record
        }
        record(.settlementNews(news))
    }

    /// What a settlement's files are, whether or not the journal says so yet.
    func manifest(of settlement: Settlement?) -> SettlementFiles? {
        guard let settlement else { return nil }
        return settlement.files
            ?? state.withLock { $0.written[settlement.seal.head.settlement] }
    }

    var isStopping: Bool { state.withLock(\.isStopping) }

    /// Begins what is due, and sees to it that somebody looks again when more will be.
    package func advance() {
        let now = now()
        let (actions, alarm) = state.withLock { state in
            guard !state.isStopping else { return ([DeliveryPlan.Action](), Int?.none) }
            let actions = state.plan.due(at: now)
            guard let next = state.plan.nextTime, next < state.alarm ?? .max else {
                return (actions, nil)
            }
            state.alarm = next
            return (actions, next)
        }
        for action in actions { queue(of: action).async { self.perform(action) } }
        guard let alarm else { return }
        alarms.asyncAfter(deadline: .now() + .seconds(max(0, alarm - now))) {
            self.state.withLock { if $0.alarm == alarm { $0.alarm = nil } }
            self.advance()
        }
    }

    private func queue(of action: DeliveryPlan.Action) -> DispatchQueue {
        switch action {
        case .read, .write: files
        case .copy, .lookForFlags: outboxQueue
        case .deliver: hook
        }
    }

    private func perform(_ action: DeliveryPlan.Action) {
        switch action {
        case .read(let number): read(after: number)
        case .write(let number): write(number)
        case .copy(let number): copy(number)
        case .lookForFlags(let numbers): lookForFlags(of: numbers)
        case .deliver(let number, let attempt): deliver(number, attempt: attempt)
        }
    }

    package static var monotonicSeconds: DeliveryPlan.Seconds {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec
    }
}
