import DequeModule
import TillCore
import TillEngine
import TillProtocol

/// One connection as a machine: what came in, which replies are owed, what to do next.
///
/// The handler feeds it (`received…`) and asks `next` until there is nothing to do. There is no
/// socket, no clock and no thread in here. Replies leave in the order of the requests: each request
/// has a slot, and slots leave from the front once they are filled. A line that needs work off the
/// writer (a PIN, a proof, a search) holds the lines behind it.
struct Connection {
    enum Action: Equatable {
        case submit(Pending)
        /// scrypt of the line's PINs, then `derived`.
        case derive(Pending)
        /// The proof of a HELLO, then `checked`.
        case check(Pending)
        /// Then `found`. Everything that this connection asked before is on disk.
        case find(words: [String], limit: Int)
        /// The same, of one item.
        case whereabouts(ItemCode, limit: Int)
        /// Then `found`. The writer has said that it may be read.
        case read(Command.JournalPage)
        case write([UInt8])
        case close
    }

    /// A line on its way to the writer.
    struct Pending: Equatable {
        var request: Request
        var takesOver = false

        static func == (left: Pending, right: Pending) -> Bool {
            left.request.digestible == right.request.digestible
        }
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
        case owed(bytes: Int)
        case filled([UInt8])

        var isOwed: Bool {
            if case .owed = self { true } else { false }
        }
    }

    private enum Page {
        case asked(Command.JournalPage)
        case granted(Command.JournalPage)
    }

    private(set) var phase = Phase.waitingForHello
    private var lines: Deque<[UInt8]> = []
    private var slots: Deque<Slot> = []
    private var bytesHeld = 0
    /// Work off the writer is under way, or HELLO is.
    private var isHeld = false
    /// A search waits for what was asked before it.
    private var search: Action?
    /// A page of the journal that the writer is asked for, or has let be read.
    private var page: Page?
    private var isShuttingDown = false
    /// The peer sends nothing more.
    private var hasEnded = false
    /// Why nothing more can be read: said once what came before it is answered.
    private var unreadable: Unreadable?

    /// Whether more may be read: the protocol's limits of what is in flight.
    var wantsMore: Bool {
        guard phase != .closing, phase != .closed, unreadable == nil else { return false }
        return lines.count + slots.count < Limits.linesInFlight
            && bytesHeld < Limits.bytesInFlight
    }

    var station: Station? {
        if case .ready(let station) = phase { station } else { nil }
    }

    // MARK: What happens

    mutating func receivedLine(_ bytes: [UInt8]) {
        guard phase != .closing, phase != .closed, unreadable == nil else { return }
        lines.append(bytes)
        bytesHeld += bytes.count
    }

    /// The frame can't be read any further: after what came before it, answer, then close.
    mutating func broke(_ unreadable: Unreadable) {
        self.unreadable = self.unreadable ?? unreadable
    }

    /// The writer's answer to the oldest line that it has.
    mutating func receivedReply(_ reply: Reply) {
        if case .greeting(let station) = phase {
            let isWelcome = reply.bytes.starts(with: Array("OK".utf8))
            phase = isWelcome ? .ready(station) : .waitingForHello
            isHeld = false
        }
        // While a page is asked for no line is taken, so its reply is the last that is owed.
        if case .asked(let asked) = page, slots.count(where: \.isOwed) == 1 {
            page = reply.isOK ? .granted(asked) : nil
            guard page == nil else { return }
            isHeld = false
        }
        fill(reply)
    }

    /// `submission` may go to the writer now.
    mutating func derived() { isHeld = false }

    mutating func found(_ reply: Reply) {
        isHeld = false
        fill(reply)
    }

    mutating func tookOver() {
        guard phase != .closed else { return }
        lines.removeAll()
        slots = [.filled(Array("* taken-over\n".utf8))]
        search = nil
        page = nil
        isHeld = false
        phase = .closing
    }

    /// The station's key was set or revoked. What was committed before is still sent: the reply to
    /// the very line that did it, too.
    mutating func keyChanged() {
        guard phase != .closed else { return }
        lines.removeAll()
        let owed = slots.firstIndex { $0.isOwed } ?? slots.endIndex
        slots.removeSubrange(owed...)
        slots.append(.filled(Array("* key-changed\n".utf8)))
        search = nil
        page = nil
        isHeld = false
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
                return .write(bytes)
            }
            if phase == .closing && slots.isEmpty {
                phase = .closed
                return .close
            }
            if let search {
                guard slots.count == 1 else { return nil }
                self.search = nil
                return search
            }
            if case .granted(let page) = page {
                self.page = nil
                return .read(page)
            }
            guard !isHeld, phase != .closing, phase != .closed else { return nil }
            guard let bytes = lines.popFirst() else {
                if let unreadable {
                    answer(.bad(unreadable, nil))
                    phase = .closing
                    continue
                }
                guard isShuttingDown || hasEnded, slots.isEmpty else { return nil }
                phase = .closing
                continue
            }
            if let action = take(bytes) { return action }
        }
    }

    private mutating func take(_ bytes: [UInt8]) -> Action? {
        let request = Request(parsing: bytes)
        slots.append(.owed(bytes: bytes.count))
        guard !isShuttingDown else {
            fillLast(.bad(Unreadable(.shuttingDown), request.number))
            return nil
        }
        switch request.content {
        case .hello(let hello): return greet(hello, request)
        case .help(let verb): fillLast(Self.help(verb))
        case .quit:
            fillLast(.ok(Answer()))
            lines.removeAll()
            phase = .closing
        case .find(let words, let limit):
            guard station != nil else { return refuseStranger(request) }
            isHeld = true
            search = .find(words: words, limit: limit)
        case .whereabouts(let code, let limit):
            guard station != nil else { return refuseStranger(request) }
            isHeld = true
            search = .whereabouts(code, limit: limit)
        case .unreadable(let unreadable):
            guard request.number != nil, station != nil else {
                fillLast(.bad(unreadable, request.number))
                return nil
            }
            return .submit(Pending(request: request))
        case .command(.ping): fillLast(.ok(Answer()))
        case .command(.journal(let page)):
            guard station != nil else { return refuseStranger(request) }
            isHeld = true
            self.page = .asked(page)
            return .submit(Pending(request: request))
        case .command:
            guard let station else { return refuseStranger(request) }
            // The core doesn't look at a guest's PINs: scrypt is not for strangers to order.
            let hasPIN = request.pin != nil || request.newPIN != nil
            guard !hasPIN || station == .guest else {
                isHeld = true
                return .derive(Pending(request: request))
            }
            return .submit(Pending(request: request))
        }
        return nil
    }

    private mutating func greet(_ hello: HelloRequest, _ request: Request) -> Action? {
        guard phase == .waitingForHello else {
            fillLast(.bad(Unreadable(.helloAgain), nil))
            return nil
        }
        phase = .greeting(hello.station)
        isHeld = true
        let pending = Pending(request: request, takesOver: true)
        return hello.proof == nil ? .submit(pending) : .check(pending)
    }

    private mutating func refuseStranger(_ request: Request) -> Action? {
        fillLast(.bad(Unreadable(.helloFirst), request.number))
        return nil
    }

    // MARK: Slots

    private mutating func answer(_ reply: Reply) { slots.append(.filled(reply.bytes)) }

    private mutating func fillLast(_ reply: Reply) {
        fill(reply, at: slots.count - 1)
    }

    /// Fills the oldest slot that is owed.
    private mutating func fill(_ reply: Reply) {
        // None when the connection was taken over meanwhile: nobody is owed anything.
        guard let index = slots.firstIndex(where: \.isOwed) else { return }
        fill(reply, at: index)
    }

    private mutating func fill(_ reply: Reply, at index: Int) {
        if case .owed(let bytes) = slots[index] { bytesHeld -= bytes }
        slots[index] = .filled(reply.bytes)
    }

    private static func help(_ verb: Verb?) -> Reply {
        var answer = Answer()
        for verb in verb.map({ [$0] }) ?? Verb.allCases {
            answer.row { row in
                row.field("verb", verb.rawValue)
                row.field("usage", verb.usage)
            }
        }
        return .ok(answer)
    }
}

extension Reply {
    static func bad(_ unreadable: Unreadable, _ number: Int?) -> Reply {
        .bad(unreadable.code.rawValue, unreadable.text, number: number)
    }
}
