import Logging
import Metrics
import TillCore
import TillEngine

/// What the writer thread needs of the world around it.
package struct WriterSurroundings: Sendable {
    package var now: @Sendable () -> Timestamp
    /// Microseconds of a clock that only goes forward.
    package var microseconds: @Sendable () -> UInt64
    /// Bytes left on the disk that the journal is on.
    package var freeBytes: @Sendable () -> UInt64
    /// A day was sealed: its files can be written.
    package var daySealed: @Sendable () -> Void
    /// Nothing can be committed any more, or nobody can come in: the process has to end, whatever
    /// else lives in it. Memory may be ahead of the disk, so this is no time for an orderly end.
    package var failed: @Sendable (Fault) -> Void

    package init(
        now: @escaping @Sendable () -> Timestamp,
        microseconds: @escaping @Sendable () -> UInt64,
        freeBytes: @escaping @Sendable () -> UInt64,
        daySealed: @escaping @Sendable () -> Void,
        failed: @escaping @Sendable (Fault) -> Void = { _ in }
    ) {
        self.now = now
        self.microseconds = microseconds
        self.freeBytes = freeBytes
        self.daySealed = daySealed
        self.failed = failed
    }
}

/// The one thread that decides and commits.
///
/// ```
/// take what waits -> decide each -> one commit, one sync -> replies leave -> again
/// ```
/// While the disk syncs, the next batch gathers in the mailbox: group commit without a timer.
struct Writer {
    /// A batch ends when it has taken this long: nobody waits for a long one.
    private static let microsecondsABatch: UInt64 = 2000
    /// Between two looks at the clock.
    private static let linesAtOnce = 32
    /// Nothing has come for so long: the shop is quiet.
    private static let millisecondsToIdle = 50

    private var engine: Engine
    private let mailbox: Mailbox
    private let bulletin: Bulletin
    private let surroundings: WriterSurroundings
    private let logger: Logger
    private var outbox = Outbox()
    /// Which connection a station's lines are taken from.
    private var holders: [Station: any Sender] = [:]
    /// What the bulletin says was changed in this batch.
    private var hasNews = false
    private var wasFull = false
    private let lines = Counter(label: "till_lines")
    private let batches = Counter(label: "till_batches")

    init(
        _ engine: Engine, _ mailbox: Mailbox, _ bulletin: Bulletin,
        _ surroundings: WriterSurroundings, _ logger: Logger
    ) {
        self.engine = engine
        self.mailbox = mailbox
        self.bulletin = bulletin
        self.surroundings = surroundings
        self.logger = logger
    }

    /// Returns when the mailbox is closed and empty: the last batch is on disk then, `stop` in it.
    mutating func run() throws(Fault) {
        do throws(Fault) {
            try work()
        } catch {
            logger.critical(
                "nothing can be committed any more", metadata: ["fault": "\(error.message)"])
            surroundings.failed(error)
            throw error
        }
    }

    private mutating func work() throws(Fault) {
        bulletin.post(engine.store)
        logTroubles()
        while true {
            switch mailbox.take(upTo: batchLimit) {
            case .some(let deliveries):
                try batch(deliveries)
            case .none:
                // Between two sales is no time to tidy: whoever comes next would wait for it.
                guard mailbox.wait(milliseconds: Self.millisecondsToIdle) else { continue }
                try engine.rest(isIdle: true)
                _ = mailbox.wait(milliseconds: 1000)
            case .closed: return try stop()
            }
        }
    }

    private mutating func stop() throws(Fault) {
        do throws(Fault) {
            _ = try engine.process(.fromTheHouse(.stop), at: surroundings.now())
            try engine.commit()
        } catch {
            guard error.kind == .full || error.kind == .busy else { throw error }
            // All that was answered is on disk; only the stop isn't, as if there had been none.
            logger.error(
                "the stop could not be recorded: the next start is one after a crash",
                metadata: ["fault": "\(error.message)"])
            return
        }
        // What can't be moved into the database file now is moved at the next start.
        try? engine.rest(isIdle: true)
    }

    private var batchLimit: Int { engine.caution.isActive ? 1 : Self.linesAtOnce }

    private mutating func batch(_ first: [Delivery]) throws(Fault) {
        let began = surroundings.microseconds()
        let sealed = engine.store.lastDay.settlement
        lookAtDisk()
        try decide(first)
        if !engine.caution.isActive {
            while surroundings.microseconds() - began < Self.microsecondsABatch,
                // Everybody else has had a share: the batch goes on for registers only.
                case .some(let more) = mailbox.take(upTo: Self.linesAtOnce, isForAll: false)
            {
                try decide(more)
            }
        }
        try engine.commit()
        if hasNews {
            bulletin.post(engine.store)
            hasNews = false
        }
        outbox.send()
        batches.increment()
        if engine.store.lastDay.settlement != sealed { surroundings.daySealed() }
        try engine.rest(isIdle: false)
    }

    private mutating func decide(_ deliveries: [Delivery]) throws(Fault) {
        let time = surroundings.now()
        for delivery in deliveries {
            guard isHeard(delivery) else { continue }
            guard !delivery.isFarewell else {
                holders[delivery.submission.station] = nil
                continue
            }
            try decide(delivery, at: time)
        }
        lines.increment(by: Int64(deliveries.count))
    }

    private mutating func decide(_ delivery: Delivery, at time: Timestamp) throws(Fault) {
        if engine.isDiskFull && engine.isInBatch {
            // It may be full: what was decided is written, and then it is known.
            try engine.commit()
            lookAtDisk()
        }
        let entry = engine.chain.entry
        let verdict = try verdict(on: delivery.submission, at: time)
        logTroubles()
        outbox.add(.verdict(verdict, slot: delivery.slot), to: delivery.sender)
        guard case .reply(let reply) = verdict else { return }
        delivery.sender.willReceive(reply.bytes.count)
        if delivery.takesOver { takeOver(delivery, reply) }
        if reply.isFault { logFault(delivery.submission) }
        // An answer that is given again changes nothing.
        if reply.isOK && engine.chain.entry > entry { heed(delivery.submission.body) }
    }

    /// For the house nobody fetches what a line lacks.
    private mutating func verdict(
        on submission: Submission, at time: Timestamp
    ) throws(Fault) -> Verdict {
        guard submission.station == .house else {
            return try engine.consider(submission, at: time)
        }
        return .reply(try engine.process(submission, at: time))
    }

    /// What lines change that others have to hear of.
    private mutating func heed(_ body: Submission.Body) {
        guard case .command(let command) = body else { return }
        if let name = command.changedKey {
            hasNews = true
            closeHolders(ofKey: name)
        }
        if case .configure = command { hasNews = true }
    }

    /// Whoever came in with a key that is another now, or none, has to come in again. The
    /// connection that asked for it has its reply first.
    private mutating func closeHolders(ofKey name: String) {
        for (station, holder) in holders where station.keyName == name {
            outbox.add(.keyChanged, to: holder)
            holders[station] = nil
        }
    }

    /// The line itself may hold what nobody should read in a log.
    private func logFault(_ submission: Submission) {
        logger.error(
            "a line is refused with a fault",
            metadata: [
                "station": "\(submission.station.written)",
                "number": "\(submission.number.map(String.init) ?? "none")",
                "digest": "\(submission.digest.written)",
            ])
    }

    /// Fencing: after a HELLO of the same station elsewhere, what an older connection sent before
    /// or sends after is dropped, unanswered.
    private func isHeard(_ delivery: Delivery) -> Bool {
        guard !delivery.takesOver, delivery.submission.station.keyName != nil else { return true }
        return holders[delivery.submission.station]?.id == delivery.sender.id
    }

    private mutating func takeOver(_ delivery: Delivery, _ reply: Reply) {
        let station = delivery.submission.station
        guard station.keyName != nil, reply.isOK else { return }
        let older = holders.updateValue(delivery.sender, forKey: station)
        guard let older, older.id != delivery.sender.id else { return }
        outbox.add(.takenOver, to: older)
    }

    /// Refuses in time what would fill the disk: a reserve is kept for what the house itself has to
    /// record, a stop and a written settlement, and for the files of a day that was closed before.
    private mutating func lookAtDisk() {
        engine.look(freeBytes: surroundings.freeBytes())
        guard engine.isDiskFull != wasFull else { return }
        wasFull = engine.isDiskFull
        if wasFull {
            logger.error("the disk is nearly full: what changes something is refused")
        } else {
            logger.notice("there is room on the disk again")
        }
    }

    /// What somebody has to look at, while the shop goes on.
    private mutating func logTroubles() {
        for trouble in engine.takeTroubles() {
            switch trouble {
            case .record(let fault):
                logger.error("a record can't be trusted", metadata: ["fault": "\(fault.message)"])
            case .diary(let fault):
                logger.warning(
                    "a line that crashes the daemon could not be told from others",
                    metadata: ["fault": "\(fault.message)"])
            case .locked(let key):
                logger.warning(
                    "so many wrong PINs: nobody is let in as this person there until unlocked",
                    metadata: ["person": "\(key.person)", "station": "\(key.station.written)"])
            case .unlocked(let person, let station, let times):
                logger.notice(
                    "a person was unlocked",
                    metadata: [
                        "person": "\(person)", "at": "\(station.written)",
                        "times": "\(times) of \(Person.unlocksADay) today",
                    ])
            }
        }
    }
}

extension Submission {
    /// What the daemon itself records.
    package static func fromTheHouse(_ command: Command) -> Submission {
        Submission(station: .house, digest: Hex([]), body: .command(command))
    }
}

extension Reply {
    var isOK: Bool { bytes.starts(with: [UInt8(ascii: "O"), UInt8(ascii: "K")]) }
    fileprivate var isFault: Bool { bytes.starts(with: Array("NO fault ".utf8)) }
}

extension Command {
    /// The name of the key that it sets or revokes.
    fileprivate var changedKey: String? {
        if case .setKey(let key) = self { return key.name }
        if case .revokeKey(let name) = self { return name }
        return nil
    }
}
