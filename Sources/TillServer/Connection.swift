import DequeModule
import TillCore
import TillEngine
import TillProtocol

/// One connection as a machine: what came in, which replies are owed, what to do next.
///
/// The handler feeds it (`received…`) and asks `next` until there is nothing to do. There is no
/// socket, no clock and no thread in here. Replies leave in the order of the requests: each request
/// has a slot, and slots leave from the front once they are filled. A line that takes work off the
/// writer (a PIN, a proof, a search, a look at the past) holds the lines behind it until it is
/// answered.
///
/// It works in turns. Each turn takes so many lines and answers so many bytes, fewer for strangers
/// than for guests, fewer for guests than for stations; then it waits for its next one, and the
/// event loop serves others.
struct Connection {
    enum Action: Equatable {
        case submit(Pending)
        /// scrypt of the line's PINs, then `gained`.
        case derive(Pending)
        /// The proof of a HELLO, then `gained`.
        case check(Pending)
        /// Facts of the past, then `gained`.
        case fetch(Pending, [FactKey])
        /// A stored reply, then `found`.
        case recall(StoredRequest, slot: Int)
        /// Then `found`. Everything that this connection asked before is on disk.
        case find(words: [String], limit: Int, slot: Int)
        /// The same, of one item.
        case whereabouts(ItemCode, limit: Int, slot: Int)
        /// Then `found`. The writer has said that it may be read.
        case read(Command.JournalPage, slot: Int)
        case write([UInt8])
        case close
    }

    /// A line on its way to the writer.
    struct Pending: Equatable {
        let slot: Int
        let request: Request
        var takesOver = false
        var gained = Gained()

        static func == (left: Pending, right: Pending) -> Bool {
            left.slot == right.slot && left.request.digestible == right.request.digestible
        }
    }

    /// What was got for a line beside the writer.
    struct Gained {
        var pin: Hex?
        var newPIN: Hex?
        var provenKey: Hex?
        var past: Facts?
    }

    enum Phase: Equatable {
        case waitingForHello
        /// HELLO is on its way.
        case greeting(Station)
        case ready(Station)
        /// What is owed is still sent; nothing more is read.
        case closing
        case closed
    }

    private enum Slot {
        /// `number` is the request's own.
        case owed(bytes: Int, number: Int?)
        case filled([UInt8])

        var isOwed: Bool {
            if case .owed = self { true } else { false }
        }
    }

    private(set) var phase = Phase.waitingForHello
    private var lines: Deque<[UInt8]> = []
    private var slots: Deque<Slot> = []
    /// The number of the first of `slots`; the first line of all has slot 0.
    private var firstSlot = 0
    private var bytesHeld = 0
    /// Bytes of replies that wait for one in front of them.
    private(set) var bytesFilled = 0
    /// The line that those behind it wait for.
    private var held: Pending?
    /// What is to be done besides lines: searches wait for what was asked before them.
    private var errands: Deque<Action> = []
    private var turn = Turn(.stranger)
    private var linesOfStranger = 0
    private var isShuttingDown = false
    /// The peer sends nothing more.
    private var hasEnded = false
    /// Why nothing more can be read: said once what came before it is answered.
    private var unreadable: Unreadable?
    /// The peer does not take what it is sent: nothing more is answered until it does.
    var isClogged = false

    /// Whether more may be read: the protocol's limits of what is in flight.
    var wantsMore: Bool {
        guard phase != .closing, phase != .closed, unreadable == nil else { return false }
        return lines.count + slots.count < Limits.linesInFlight
            && bytesHeld < Limits.bytesInFlight
    }

    /// Whether lines wait for nothing but this connection's next turn.
    var wantsTurn: Bool {
        turn.isOver && !lines.isEmpty && held == nil && !isClogged && phase != .closing
            && phase != .closed
    }

    var station: Station? {
        if case .ready(let station) = phase { station } else { nil }
    }

    /// Who is at the other end, as far as it was shown.
    var peer: Peer {
        switch station {
        case .register, .service, .house: .station
        case .guest: .guest
        case nil: .stranger
        }
    }

    // MARK: What happens

    mutating func beganTurn() { turn = Turn(peer) }

    mutating func receivedLine(_ bytes: [UInt8]) {
        guard phase != .closing, phase != .closed, unreadable == nil else { return }
        lines.append(bytes)
        bytesHeld += bytes.count
    }

    /// The frame can't be read any further: after what came before it, answer, then close.
    mutating func broke(_ unreadable: Unreadable) {
        self.unreadable = self.unreadable ?? unreadable
    }

    /// The writer's answer to a line.
    mutating func received(_ verdict: Verdict, for slot: Int) {
        switch verdict {
        case .reply(let reply): found(reply, for: slot)
        case .lacks(.verifiers):
            if let pending = held(slot) { errands.append(.derive(pending)) }
        case .lacks(.past(let keys)):
            if let pending = held(slot) { errands.append(.fetch(pending, keys)) }
        case .lacks(.stored(let request)):
            if isOwed(slot) { errands.append(.recall(request, slot: slot)) }
        case .lacks(.page(let page)):
            if isOwed(slot) { errands.append(.read(page, slot: slot)) }
        }
    }

    /// What a line lacked was got: the writer has it again.
    mutating func gained(_ gained: Gained, for slot: Int) {
        guard held(slot) != nil else { return }
        held?.gained = gained
        if let held { errands.append(.submit(held)) }
    }

    /// A reply, wherever it comes from.
    mutating func found(_ reply: Reply, for slot: Int) {
        if case .greeting(let station) = phase, held?.slot == slot {
            phase = reply.isOK ? .ready(station) : .waitingForHello
        }
        // After a take-over nobody is owed anything.
        guard isOwed(slot) else { return }
        if held?.slot == slot { held = nil }
        fill(reply, slot)
    }

    mutating func tookOver() {
        guard phase != .closed else { return }
        endSlots(from: slots.startIndex, saying: "* taken-over\n")
    }

    /// The station's key was set or revoked. What was committed before is still sent: the reply to
    /// the very line that did it, too.
    mutating func keyChanged() {
        guard phase != .closed else { return }
        endSlots(
            from: slots.firstIndex { $0.isOwed } ?? slots.endIndex, saying: "* key-changed\n")
    }

    private mutating func endSlots(from index: Int, saying notice: String) {
        lines.removeAll()
        errands.removeAll()
        held = nil
        slots.removeSubrange(index...)
        slots.append(.filled(Array(notice.utf8)))
        bytesFilled = slots.reduce(0) { sum, slot in
            if case .filled(let bytes) = slot { sum + bytes.count } else { sum }
        }
        phase = .closing
    }

    mutating func beganShutdown() {
        isShuttingDown = true
    }

    /// Nothing more will come; what came is still decided and answered.
    mutating func receivedEnd() {
        hasEnded = true
    }

    mutating func peerClosed() { phase = .closed }

    // MARK: What to do

    mutating func next() -> Action? {
        while true {
            if case .filled(let bytes) = slots.first {
                slots.removeFirst()
                firstSlot += 1
                bytesFilled -= bytes.count
                return .write(bytes)
            }
            if phase == .closing && slots.isEmpty {
                phase = .closed
                return .close
            }
            if let errand = nextErrand() { return errand }
            guard held == nil, phase != .closing, phase != .closed else { return nil }
            guard !isClogged else { return nil }
            guard let bytes = lines.first else {
                if let unreadable {
                    append(.bad(unreadable, nil))
                    phase = .closing
                    continue
                }
                guard isShuttingDown || hasEnded, slots.isEmpty else { return nil }
                phase = .closing
                continue
            }
            guard !turn.isOver else { return nil }
            lines.removeFirst()
            if let action = take(bytes) { return action }
        }
    }

    private mutating func nextErrand() -> Action? {
        guard let first = errands.first else { return nil }
        switch first {
        case .find, .whereabouts:
            // What was asked before it is answered, so it is on disk.
            guard slots.count == 1 else { return nil }
        case .submit, .derive, .check, .fetch, .recall, .read, .write, .close: break
        }
        errands.removeFirst()
        return first
    }

    private mutating func take(_ bytes: [UInt8]) -> Action? {
        let request = Request(parsing: bytes)
        let slot = firstSlot + slots.count
        slots.append(.owed(bytes: bytes.count, number: request.number))
        turn.lines -= 1
        guard !isShuttingDown else {
            return answer(.bad(Unreadable(.shuttingDown), request.number))
        }
        guard station != nil else { return hear(request, slot) }
        switch request.content {
        case .hello: return answer(.bad(Unreadable(.helloAgain), nil))
        case .find where request.hasCardNumber:
            return answer(Refusal(.cardNumber).reply(number: nil))
        case .find(let words, let limit):
            hold(request, slot)
            errands.append(.find(words: words, limit: limit, slot: slot))
        case .whereabouts(let code, let limit):
            hold(request, slot)
            errands.append(.whereabouts(code, limit: limit, slot: slot))
        case .unreadable(let unreadable):
            guard request.number != nil else { return answer(.bad(unreadable, nil)) }
            return .submit(Pending(slot: slot, request: request))
        case .help, .quit, .command(.ping): return answerAnyone(request)
        case .command(let command):
            let isHeld = request.hasPIN && station != .guest || command.isAnsweredBeside
            if isHeld { hold(request, slot) }
            return .submit(Pending(slot: slot, request: request))
        }
        return nil
    }

    /// Before HELLO: little is answered, and not for ever.
    private mutating func hear(_ request: Request, _ slot: Int) -> Action? {
        linesOfStranger += 1
        guard linesOfStranger <= Limits.linesBeforeHello else {
            lines.removeAll()
            phase = .closing
            let most = "at most \(Limits.linesBeforeHello) lines come before it"
            return answer(.bad(Unreadable(.helloFirst, most), request.number))
        }
        switch request.content {
        case .hello(let hello):
            phase = .greeting(hello.station)
            hold(request, slot)
            held?.takesOver = true
            guard let held else { return nil }
            return hello.proof == nil ? .submit(held) : .check(held)
        case .help, .quit, .command(.ping): return answerAnyone(request)
        case .unreadable(let unreadable): return answer(.bad(unreadable, request.number))
        case .find, .whereabouts, .command:
            return answer(.bad(Unreadable(.helloFirst), request.number))
        }
    }

    private mutating func answerAnyone(_ request: Request) -> Action? {
        switch request.content {
        case .help(let verb?): return answer(Self.help([verb]))
        case .help(nil): return answer(Self.wholeHelp)
        case .quit:
            lines.removeAll()
            phase = .closing
            return answer(.ok(Answer()))
        case .command, .hello, .find, .whereabouts, .unreadable: return answer(.ok(Answer()))
        }
    }

    /// There is no place for a station more: said in place of the reply to HELLO.
    mutating func turnedAway() {
        guard let slot = held?.slot else { return }
        found(.bad(Unreadable(.tooManyConnections), nil), for: slot)
        lines.removeAll()
        phase = .closing
    }

    /// Somebody else has its place: whatever it still has to say is not heard any more.
    mutating func turnedOut() {
        guard phase == .waitingForHello else { return }
        lines.removeAll()
        append(.bad(Unreadable(.tooManyConnections), nil))
        phase = .closing
    }

    private mutating func hold(_ request: Request, _ slot: Int) {
        held = Pending(slot: slot, request: request)
    }

    private func held(_ slot: Int) -> Pending? { held?.slot == slot ? held : nil }

    // MARK: Slots

    private func isOwed(_ slot: Int) -> Bool {
        let index = slot - firstSlot
        return slots.indices.contains(index) && slots[index].isOwed
    }

    /// The number of the request that a slot is for.
    func number(of slot: Int) -> Int? {
        let index = slot - firstSlot
        guard slots.indices.contains(index), case .owed(_, let number) = slots[index] else {
            return nil
        }
        return number
    }

    private mutating func append(_ reply: Reply) {
        slots.append(.filled(reply.bytes))
        bytesFilled += reply.bytes.count
    }

    /// Fills the newest slot: nothing is to be done for it.
    private mutating func answer(_ reply: Reply) -> Action? {
        turn.bytes -= reply.bytes.count
        fill(reply, firstSlot + slots.count - 1)
        return nil
    }

    private mutating func fill(_ reply: Reply, _ slot: Int) {
        let index = slot - firstSlot
        if case .owed(let bytes, _) = slots[index] { bytesHeld -= bytes }
        slots[index] = .filled(reply.bytes)
        bytesFilled += reply.bytes.count
    }

    /// Made once: whoever asks for it again and again costs no more than its bytes.
    private static let wholeHelp = help(Verb.allCases)

    private static func help(_ verbs: [Verb]) -> Reply {
        var answer = Answer()
        for verb in verbs {
            answer.row { row in
                row.field("verb", verb.rawValue)
                row.field("usage", verb.usage)
            }
        }
        return .ok(answer)
    }
}

/// Who is at the other end of a connection.
enum Peer {
    /// Has not said HELLO, or was not let in.
    case stranger
    case guest
    case station
}

/// What a connection may do before others have their turn.
private struct Turn {
    var lines: Int
    var bytes: Int

    init(_ peer: Peer) {
        switch peer {
        case .stranger: (lines, bytes) = (8, 16_384)
        case .guest: (lines, bytes) = (32, 65_536)
        case .station: (lines, bytes) = (Limits.linesInFlight, 262_144)
        }
    }

    var isOver: Bool { lines <= 0 || bytes <= 0 }
}

extension Request {
    var hasPIN: Bool { pin != nil || newPIN != nil }
}

extension Command {
    /// Whether it may be answered after lines behind it that the writer has: those wait.
    fileprivate var isAnsweredBeside: Bool {
        if case .journal = self { true } else { readsThePast }
    }
}

extension Reply {
    static func bad(_ unreadable: Unreadable, _ number: Int?) -> Reply {
        .bad(unreadable.code.rawValue, unreadable.text, number: number)
    }
}
