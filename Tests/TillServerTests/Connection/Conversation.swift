import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

/// A connection's machine, spoken to in lines; what it does comes back as text.
struct Conversation {
    var machine = Connection()
    /// The slots of what it asked others for and has no answer to, in order.
    private var asked: [Int] = []

    /// What happened: each line as if it had come by itself.
    mutating func received(_ lines: String...) {
        for line in lines { machine.receivedLine(Array(line.utf8)) }
    }

    /// The oldest line that waits for the writer, or for somebody else, is answered.
    mutating func replied(_ line: String) {
        let reply = Reply(stored: Array((line + "\n").utf8))
        machine.received(.reply(reply), for: asked.isEmpty ? -1 : asked.removeFirst())
    }

    mutating func found(_ line: String) { replied(line) }

    /// The writer says what it lacks for the oldest line.
    mutating func lacks(_ lack: Lack) { machine.received(.lacks(lack), for: asked.first ?? -1) }

    /// What the line lacked was got.
    mutating func gained() { machine.gained(Connection.Gained(), for: asked.last ?? -1) }

    /// Everything that there is to do now; of refusals and errors, status and code only.
    mutating func actions() -> [String] {
        var actions: [String] = []
        machine.beganTurn()
        while let action = machine.next() {
            if let slot = Self.slot(action), !asked.contains(slot) { asked.append(slot) }
            actions.append(Self.text(action))
        }
        return actions
    }

    /// A register that has said HELLO and been let in.
    static func ready(_ hello: String = "HELLO v=1 register=3") -> Conversation {
        var conversation = Conversation()
        conversation.received(hello)
        _ = conversation.actions()
        conversation.replied("OK store=S next=1")
        _ = conversation.actions()
        return conversation
    }

    private static func slot(_ action: Connection.Action) -> Int? {
        switch action {
        case .submit(let pending), .derive(let pending), .check(let pending),
            .fetch(let pending, _):
            pending.slot
        case .recall(_, let slot), .find(_, _, let slot), .whereabouts(_, _, let slot),
            .read(_, let slot):
            slot
        case .write, .close: nil
        }
    }

    private static func text(_ action: Connection.Action) -> String {
        switch action {
        case .submit(let pending):
            "submit \(line(pending))\(pending.takesOver ? " (takes over)" : "")"
        case .derive(let pending): "derive \(line(pending))"
        case .check(let pending): "check \(line(pending))"
        case .fetch(let pending, _): "fetch \(line(pending))"
        case .recall(let request, _): "recall \(request.number)"
        case .find(let words, let limit, _): "find \(words.joined(separator: " ")) limit=\(limit)"
        case .whereabouts(let code, let limit, _): "where \(code.written) limit=\(limit)"
        case .read(let page, _): "read from=\(page.from) part=\(page.part) limit=\(page.limit)"
        case .write(let bytes): "write \(short(String(decoding: bytes.dropLast(), as: UTF8.self)))"
        case .close: "close"
        }
    }

    private static func line(_ pending: Connection.Pending) -> String {
        String(decoding: pending.request.digestible, as: UTF8.self)
    }

    private static func short(_ reply: String) -> String {
        if reply.hasPrefix("-") { return "rows" }
        return reply.hasPrefix("BAD") || reply.hasPrefix("NO") ? code(reply) : reply
    }
}
