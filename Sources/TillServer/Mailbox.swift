import DequeModule
import Glibc
import NIOCore
import Synchronization
import TillCore
import TillEngine

/// Where the event loops hand lines to the one writer thread.
///
/// Registers come before services and services before guests, without ever keeping them out;
/// connections take turns, and each connection's lines keep their order. It is bounded without a
/// limit of its own: a connection has at most `Limits.linesInFlight` lines and
/// `Limits.bytesInFlight` bytes in it, and stops reading then. Who doesn't take its replies is
/// passed over until it does.
final class Mailbox: @unchecked Sendable {
    // @unchecked: everything below is touched under `mutex` only. Both of pthread's have an address
    // of their own: several threads are inside them at once.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var registers = Lane()
    private var services = Lane()
    private var guests = Lane()
    /// Whether lines wait here whose senders are passed over.
    private let hasPassedOver = Atomic(false)
    private var isClosed = false
    /// With room for one line only, the two kinds take turns.
    private var isServicesTurn = false

    /// Lines of services and of guests that go into a batch after the registers' lines.
    static let serviceShare = 32
    static let guestShare = 8

    init() {
        mutex.initialize(to: pthread_mutex_t())
        condition.initialize(to: pthread_cond_t())
        pthread_mutex_init(mutex, nil)
        // Whatever is done to the clock on the wall, nobody waits longer for it.
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func post(_ delivery: Delivery) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        switch delivery.submission.station {
        case .register: registers.append(delivery)
        case .service, .house: services.append(delivery)
        case .guest: guests.append(delivery)
        }
        pthread_cond_signal(condition)
    }

    /// Somebody who was passed over takes replies again.
    func retry() {
        guard hasPassedOver.load(ordering: .sequentiallyConsistent) else { return }
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        takeBackPassedOver()
        pthread_cond_signal(condition)
    }

    private func takeBackPassedOver() {
        hasPassedOver.store(false, ordering: .sequentiallyConsistent)
        registers.takeBackPassedOver()
        services.takeBackPassedOver()
        guests.takeBackPassedOver()
    }

    /// Wakes the writer for the last time: what waits is still taken.
    func close() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        isClosed = true
        pthread_cond_signal(condition)
    }

    enum Taken {
        case some([Delivery])
        /// Nothing waits.
        case none
        /// Nothing waits, and nothing will come.
        case closed
    }

    /// What waits, at most `limit` lines.
    ///
    /// - Parameter isForAll: whether others than registers are taken, too.
    func take(upTo limit: Int, isForAll: Bool = true) -> Taken {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        // At the end everything is taken: who reads nothing is not waited for.
        if isClosed { takeBackPassedOver() }
        var taken: [Delivery] = []
        let share = isForAll ? shareKept(of: limit) : 0
        registers.take(limit - share, into: &taken, passingOver: notePassedOver)
        if isForAll, taken.count < limit {
            services.take(
                min(limit - taken.count, Self.serviceShare), into: &taken,
                passingOver: notePassedOver)
            guests.take(
                min(limit - taken.count, Self.guestShare), into: &taken,
                passingOver: notePassedOver)
        }
        return taken.isEmpty ? (isClosed && isEmpty ? .closed : .none) : .some(taken)
    }

    /// Whether a sender is passed over now. It is noted before it is looked at a second time: who
    /// takes its replies in between looks whether it was noted.
    private func notePassedOver(_ sender: any Sender) -> Bool {
        guard !isClosed, sender.isClogged else { return false }
        hasPassedOver.store(true, ordering: .sequentiallyConsistent)
        return sender.isClogged
    }

    private var isEmpty: Bool { registers.isEmpty && services.isEmpty && guests.isEmpty }

    /// What registers leave to services, guests and the house while any of them waits: an eighth,
    /// so that 40 busy registers don't keep a closing or a look-up out.
    private func shareKept(of limit: Int) -> Int {
        guard !(services.isEmpty && guests.isEmpty), !registers.isEmpty else { return 0 }
        guard limit == 1 else { return max(limit / 8, 1) }
        defer { isServicesTurn.toggle() }
        return isServicesTurn ? 1 : 0
    }

    /// Returns when something waits, or nothing will come, or after `milliseconds`.
    ///
    /// - Returns: whether nothing waits, and something may come.
    func wait(milliseconds: Int) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard isQuiet else { return false }
        var until = timespec()
        clock_gettime(CLOCK_MONOTONIC, &until)
        until.tv_nsec += milliseconds % 1000 * 1_000_000
        until.tv_sec += milliseconds / 1000 + until.tv_nsec / 1_000_000_000
        until.tv_nsec %= 1_000_000_000
        pthread_cond_timedwait(condition, mutex, &until)
        return isQuiet
    }

    private var isQuiet: Bool { isEmpty && !isClosed }
}

/// The queues of one kind of station: a line of each connection in turn.
private struct Lane {
    private var queues: [ObjectIdentifier: Deque<Delivery>] = [:]
    private var turns: Deque<ObjectIdentifier> = []
    private var passedOver: [ObjectIdentifier] = []

    /// Whether nothing waits that may be taken.
    var isEmpty: Bool { turns.isEmpty }

    mutating func append(_ delivery: Delivery) {
        let sender = delivery.sender.id
        if queues[sender, default: []].isEmpty { turns.append(sender) }
        queues[sender, default: []].append(delivery)
    }

    mutating func takeBackPassedOver() {
        turns.append(contentsOf: passedOver)
        passedOver.removeAll(keepingCapacity: true)
    }

    mutating func take(
        _ limit: Int, into taken: inout [Delivery], passingOver: (any Sender) -> Bool
    ) {
        var left = limit
        while left > 0, let sender = turns.popFirst() {
            if let first = queues[sender]?.first, passingOver(first.sender) {
                passedOver.append(sender)
                continue
            }
            guard let delivery = queues[sender]?.popFirst() else { continue }
            taken.append(delivery)
            left -= 1
            if queues[sender]?.isEmpty == true {
                queues[sender] = nil
            } else {
                turns.append(sender)
            }
        }
    }
}

/// Carries what one thread made to the thread that will own it.
final class HandOver<Value>: @unchecked Sendable {
    // @unchecked: the giver keeps no reference; the taker is one thread.
    private var value: Value?

    init(_ value: consuming sending Value) { self.value = value }

    /// Once; nothing is kept here, so that what is taken ends with its taker.
    func take() -> Value {
        guard let taken = value.take() else {
            preconditionFailure("what is handed over is taken once")
        }
        return taken
    }
}

/// Starts a thread of its own for `body`.
func startThread(_ body: @escaping @Sendable () -> Void) {
    let box = Unmanaged.passRetained(ThreadBody(body))
    var thread = pthread_t()
    let code = pthread_create(
        &thread, nil,
        { argument in
            guard let argument else { return nil }
            Unmanaged<ThreadBody>.fromOpaque(argument).takeRetainedValue().body()
            return nil
        }, box.toOpaque())
    precondition(code == 0, "a thread can be started at start")
    pthread_detach(thread)
}

private final class ThreadBody: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

/// A line that waits for the writer.
struct Delivery: Sendable {
    let submission: Submission
    let sender: any Sender
    /// Which of the sender's lines it is.
    var slot = 0
    /// HELLO: from here on the station is this sender's.
    var takesOver = false
    /// The sender is gone, and there is nothing to decide: it holds its station no more.
    var isFarewell = false

    /// Waits behind what the sender has sent.
    static func farewell(of station: Station, sender: any Sender) -> Delivery {
        let nothing = Submission(station: station, digest: Hex([]), body: .command(.ping))
        return Delivery(submission: nothing, sender: sender, isFarewell: true)
    }
}

/// Who is to be answered.
protocol Sender: AnyObject, Sendable {
    var id: ObjectIdentifier { get }
    var eventLoop: (any EventLoop)? { get }
    /// It takes no replies: its lines wait.
    var isClogged: Bool { get }
    /// A reply of so many bytes is on its way.
    func willReceive(_ bytes: Int)
    /// On its event loop, where it has one.
    func receive(_ news: [SenderNews])
}

extension Sender {
    var id: ObjectIdentifier { ObjectIdentifier(self) }
    var isClogged: Bool { false }
    func willReceive(_ bytes: Int) {}
}

enum SenderNews: Sendable {
    /// To the line of that slot.
    case verdict(Verdict, slot: Int)
    /// Another connection of the same station has said HELLO.
    case takenOver
    /// The station's key was set or revoked: it has to prove itself again.
    case keyChanged
}
