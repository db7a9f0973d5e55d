import TillCore

/// The one writer's mind: takes lines in order, decides each, and says what to answer once the
/// batch is on disk.
///
/// ```
/// process, process, process … commit -> the replies may leave
/// ```
/// What the store holds in memory runs ahead of the disk between `process` and `commit`. There is
/// no way back: a fault ends the process, nobody is answered, and the terminals send again what
/// they have no answer for. That is why exactly-once needs no roll-back code.
package struct Engine {
    /// What the program knows of itself and of the store's secrets.
    package struct Identity: Sendable {
        package var program: String
        package var programDate: CivilDate
        package var signer: Signer

        package init(program: String, programDate: CivilDate, signer: Signer) {
            self.program = program
            self.programDate = programDate
            self.signer = signer
        }
    }

    package private(set) var store: Store
    package private(set) var chain: Chain
    /// What people are called: kept beside the journal, and so beside the store.
    package private(set) var names: Names
    /// Bytes that may be written before the disk's reserve is touched: as `look` found it, less
    /// what has been recorded since.
    package var room = Int.max
    /// The reserve is reached: what changes something is refused.
    package var isDiskFull: Bool { room < 0 }
    /// Whether the last run ended without a stop.
    package let isAfterCrash: Bool
    package private(set) var caution: Caution
    private var isDiaryBroken = false
    private let identity: Identity
    private let journal: any Journal
    /// Whether something that was decided is not on disk yet.
    package private(set) var isInBatch = false
    private var troubles: [Trouble] = []

    /// What whoever looks after the shop has to hear of, though the shop goes on.
    package enum Trouble: Equatable, Sendable {
        /// A record of the past can't be trusted: a line that needs it was refused.
        case record(Fault)
        /// Which line is being decided can't be remembered across a crash.
        case diary(Fault)
        /// After so many wrong PINs nobody is let in as this person at this key.
        case locked(PINGuardKey)
        /// Somebody was unlocked, for the how manieth time today.
        case unlocked(person: Int, by: Station, times: Int)
    }

    /// Loads what is live.
    package init(
        _ journal: any Journal, identity: Identity,
        stations: ServiceStations.Limits = ServiceStations.Limits()
    ) throws(Fault) {
        self.journal = journal
        self.identity = identity
        let recovery = try journal.recover()
        chain = recovery.chain
        store = try Self.store(recovery, journal, stations)
        names = try journal.names()
        // An end that can't be read is none in good order.
        isAfterCrash =
            recovery.last.map { !$0.events.contains(.stopped) } ?? (recovery.doubt != nil)
        caution = Caution(suspects: [:], isNeeded: isAfterCrash)
        if isAfterCrash { readSuspects() }
        if let doubt = recovery.doubt { troubles.append(.record(doubt)) }
    }

    /// Nobody needs a note of crashes to sell.
    private mutating func readSuspects() {
        do {
            caution = Caution(suspects: try journal.suspects(), isNeeded: true)
        } catch {
            noteDiary(error)
        }
    }

    private mutating func rememberSuspects() {
        do {
            try journal.remember(caution.suspects)
        } catch {
            noteDiary(error)
        }
    }

    /// Once: it is tried again with each line, and fails each time.
    private mutating func noteDiary(_ fault: Fault) {
        guard !isDiaryBroken else { return }
        isDiaryBroken = true
        troubles.append(.diary(fault))
    }

    private static func store(
        _ recovery: JournalRecovery, _ journal: any Journal, _ stations: ServiceStations.Limits
    ) throws(Fault) -> Store {
        var store = Store(stations: stations)
        for record in recovery.live {
            do {
                try store.load(record)
            } catch {
                throw Fault(.damaged, "the live record `\(record.name)` can't be read")
            }
        }
        for (number, register) in store.registers {
            guard let entry = register.head.saleEntry, let last = register.head.counter.entry
            else { continue }
            store.resumeSale(at: number, try journal.events(from: entry, to: last))
        }
        return store
    }

    /// Decides one line. The reply may leave only after `commit`.
    package mutating func consider(
        _ submission: Submission, at time: Timestamp
    ) throws(Fault) -> Verdict {
        try store.fetch(submission.station, submission.otherStation, from: journal)
        if let verdict = compareNumber(submission) { return verdict }
        switch submission.body {
        case .unreadable(let code, let text):
            return .reply(.bad(code, text, number: submission.number))
        case .command(.reply(let number)):
            guard !isTooLongAgo(number, of: submission.station) else {
                return .reply(Refusal.lacking(.figures).reply(number: nil))
            }
            let last = store.counter(of: submission.station).entry
            return .lacks(.stored(StoredRequest(number: number, last: last, digest: nil)))
        case .command(let command):
            guard !isDiskFull || command.weight != .changes else {
                return .reply(Refusal(.diskFull).reply(number: submission.number))
            }
            return try decideCautiously(command, submission, at: time)
        }
    }

    /// The same to its end: what the line lacks is read here and now. For the house itself, whose
    /// lines nobody else would fetch for.
    package mutating func process(
        _ submission: Submission, at time: Timestamp
    ) throws(Fault) -> Reply {
        var submission = submission
        do throws(Fault) {
            while true {
                switch try consider(submission, at: time) {
                case .reply(let reply): return reply
                case .lacks(.past(let keys)): submission.past = try journal.facts(keys)
                case .lacks(.stored(let request)):
                    return request.reply(
                        try journal.answered(request.number, last: request.last))
                case .lacks(.page): return .ok(Answer())
                case .lacks(.verifiers):
                    preconditionFailure("a line comes here with its PINs derived")
                }
            }
        } catch {
            return try refuse(error, number: submission.number)
        }
    }

    /// Takes note of what is free on the journal's disk, between batches.
    package mutating func look(freeBytes: UInt64) {
        let reserve = store.configuration.limits.reserveMiB << 20
        room = Int(clamping: freeBytes) - reserve - journal.bytesToMove
    }

    package mutating func takeTroubles() -> [Trouble] {
        defer { troubles.removeAll() }
        return troubles
    }

    /// Ends a batch: everything that was answered is on disk when this returns.
    package mutating func commit() throws(Fault) {
        if isInBatch {
            try journal.save(store.takeTouched())
            try journal.commit()
            isInBatch = false
        }
    }

    /// Between batches; `isIdle` when nothing waits.
    package func rest(isIdle: Bool) throws(Fault) { try journal.rest(isIdle: isIdle) }

    /// The table of exactly once; `nil` when the number is the next one, or there is none.
    private func compareNumber(_ submission: Submission) -> Verdict? {
        guard let number = submission.number else { return nil }
        let counter = store.counter(of: submission.station)
        guard number != counter.next else { return nil }
        guard number < counter.next else {
            return .reply(Refusal(.gap, "next", counter.next).reply(number: number))
        }
        return .lacks(
            .stored(
                StoredRequest(number: number, last: counter.entry, digest: submission.digest)))
    }

    /// All that a register was ever answered adds up to what lies in its drawer, so of long ago
    /// nothing is told to whoever only knows the number. The very line is answered for ever.
    private func isTooLongAgo(_ number: Int, of station: Station) -> Bool {
        guard station.register != nil,
            number < store.counter(of: station).next - Limits.repliesAgain
        else { return false }
        return !store.rightsNow(at: station).contains(.figures)
    }

    /// A line that needs a record which can't be trusted: nothing has changed yet.
    private mutating func refuse(_ fault: Fault, number: Int?) throws(Fault) -> Reply {
        guard fault.kind == .badRecord else { throw fault }
        troubles.append(.record(fault))
        return Refusal(.fault).reply(number: number)
    }

    /// After a crash: notes which line is being decided, and refuses one that killed us twice.
    private mutating func decideCautiously(
        _ command: Command, _ submission: Submission, at time: Timestamp
    ) throws(Fault) -> Verdict {
        let isSuspicious = command.weight == .changes || command.weight == .owed
        guard submission.station != .house, isSuspicious else {
            return try decide(command, submission, at: time)
        }
        switch caution.receivedLine(submission.digest) {
        case .goOn: break
        case .remember: rememberSuspects()
        case .refuse: return .reply(Refusal(.fault).reply(number: submission.number))
        }
        let verdict = try decide(command, submission, at: time)
        if caution.decidedLine() { rememberSuspects() }
        return verdict
    }

    private mutating func decide(
        _ command: Command, _ submission: Submission, at time: Timestamp
    ) throws(Fault) -> Verdict {
        let command = store.reading(command)
        let needs = store.needs(of: command, by: submission.station)
        let past = command.readsThePast ? needs.filter(\.isPast) : []
        let facts: Facts
        do {
            facts = try self.facts(past.isEmpty ? needs : needs.filter { !$0.isPast }, submission)
        } catch {
            return .reply(try refuse(error, number: submission.number))
        }
        do {
            let decision = try store.decide(
                command, knowing: facts, at: context(submission, time))
            if let lack = submission.lack(past) { return .lacks(lack) }
            if case .journal(let page) = command { return .lacks(.page(page)) }
            let reply = Reply.ok(decision.answer, number: submission.number)
            if isRecorded(decision, command, submission) {
                try record(decision, submission, at: time, reply)
            }
            return .reply(reply)
        } catch let refusal as Refusal {
            if let lack = submission.lack(in: refusal, past) { return .lacks(lack) }
            try note(refusal, submission, at: time)
            return .reply(refusal.reply(number: submission.number))
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(.damaged, "an error of an unknown kind: \(error)")
        }
    }

    /// What the writer looks up, and what was read of the past beside it. What has happened to a
    /// receipt since is looked at again: it may have been given back meanwhile.
    private func facts(
        _ keys: [FactKey], _ submission: Submission
    ) throws(Fault) -> Facts {
        var facts = try journal.facts(keys)
        guard let past = submission.past else { return facts }
        facts.takeUp(past)
        if let receipt = past.receipt {
            facts.history = try journal.history(ofReceiptIn: receipt.entry)
            let keys = facts.receiptBalances
            if !keys.isEmpty { facts.balances.merge(try journal.facts(keys).balances) { $1 } }
        }
        return facts
    }

    /// What must be recorded though the line is refused.
    private mutating func note(
        _ refusal: Refusal, _ submission: Submission, at time: Timestamp
    ) throws(Fault) {
        guard !refusal.noted.isEmpty else { return }
        var noted = Decision()
        noted.events = refusal.noted
        var unnumbered = submission
        unnumbered.number = nil
        try record(noted, unnumbered, at: time, nil)
    }

    /// What is only noted (an X, a price inquiry) goes unnoted when the disk is full.
    private func isRecorded(
        _ decision: Decision, _ command: Command, _ submission: Submission
    ) -> Bool {
        guard !isDiskFull || command.weight != .noted else { return false }
        return !decision.events.isEmpty || submission.number != nil
    }

    private func context(_ submission: Submission, _ time: Timestamp) -> Context {
        var context = Context(
            time: time, entry: chain.entry + 1, station: submission.station, head: chain.head,
            program: identity.program, programDate: identity.programDate, signer: identity.signer)
        context.provenKey = submission.provenKey
        context.pin = submission.pin
        // In a dry run any will do: none is set.
        context.newPIN = submission.newPIN ?? (submission.isUnderived ? Hex([]) : nil)
        context.secondPerson = submission.secondPerson
        context.hasCardNumber = submission.hasCardNumber
        context.receiptCode = submission.receiptCode
        if submission.station != .guest { context.names = names }
        return context
    }

    /// Appends an entry and makes it true: after this line all must succeed.
    private mutating func record(
        _ decision: Decision, _ submission: Submission, at time: Timestamp, _ reply: Reply?
    ) throws(Fault) {
        if !isInBatch {
            try journal.begin()
            isInBatch = true
        }
        let head = head(of: decision, submission, at: time)
        let entry = Entry(
            head: head, events: decision.events, reply: head.request == nil ? nil : reply)
        let text = entry.text
        room -= Self.bytesOnDisk(text)
        chain.append(text)
        let previous = store.previousEntry(of: head)
        let changes = store.apply(entry.events, of: head)
        try journal.append(
            JournalRecord(
                entry: entry, text: text, hash: chain.head, previous: previous,
                changes: changes, name: decision.name))
        if let name = decision.name { names.take(name) }
        for event in entry.events { notePINs(event, of: head) }
    }

    /// Guessing is told at once, not when somebody reads the journal.
    private mutating func notePINs(_ event: Event, of head: EntryHead) {
        if case .wrongPIN(let person) = event {
            let key = PINGuardKey(person: person.person, station: head.station)
            if store.guards[key]?.isLocked == true { troubles.append(.locked(key)) }
        }
        if case .unlocked(let person) = event {
            let times = store.people[person.person]?.unlocks(on: head.time.localDate) ?? 0
            troubles.append(.unlocked(person: person.person, by: head.station, times: times))
        }
    }

    /// More than an entry and all that follows from it come to: some pages for each, and two for
    /// every line of a receipt, which has a hundred bytes of text.
    private static func bytesOnDisk(_ text: [UInt8]) -> Int { 32_768 + 64 * text.count }

    private func head(
        of decision: Decision, _ submission: Submission, at time: Timestamp
    ) -> EntryHead {
        var day = store.day?.number ?? 0
        for case .dayOpened(let opened) in decision.events { day = opened.day }
        return EntryHead(
            number: chain.entry + 1, time: time, day: day, station: submission.station,
            request: submission.number.map { number in
                EntryHead.Request(
                    epoch: store.counter(of: submission.station).epoch, number: number,
                    digest: submission.digest)
            })
    }
}

extension Store {
    /// The entry of the station's numbered request before this one.
    func previousEntry(of head: EntryHead) -> Int? {
        head.request == nil ? nil : counter(of: head.station).entry
    }
}

extension Command {
    fileprivate enum Weight {
        /// Nothing changes; or the house itself records it, into the reserve.
        case reads
        /// That it was asked is recorded.
        case noted
        /// Money has moved elsewhere: it is recorded, into the reserve.
        case owed
        case changes
    }

    /// Whether a nearly full disk has to refuse it.
    fileprivate var weight: Weight {
        switch self {
        case .hello, .ping, .status, .reply, .total(nil), .held, .receipt, .day, .report,
            .settlements, .settlement, .balance, .stock, .journal, .list, .start, .stop,
            .settlementNews:
            .reads
        case .x, .price, .total(.some): .noted
        case .settlePayment, .failPayment: .owed
        case .setKey, .revokeKey, .setPerson, .setPIN, .unlock, .beginEpoch, .logIn, .logOut,
            .beginTraining, .open, .beginSale, .item, .quantity, .void, .reprice, .discount,
            .giveBack, .pay, .removePayment, .end, .cancel, .ring, .hold, .recall, .correctTender,
            .copy, .moveCash, .openDrawer, .count, .signDifference, .z, .closeDay, .putItem,
            .putPromotion, .removePromotion, .putCustomer, .block, .putPrice, .putCode, .removeCode,
            .putPlace,
            .removePlace, .receive, .move, .adjust, .takeStock, .configure, .setFloor,
            .acknowledge:
            .changes
        // What would be refused is refused, a full disk's sake too.
        case .check(let command): command.weight
        }
    }
}
