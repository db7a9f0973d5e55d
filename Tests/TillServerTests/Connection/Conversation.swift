import TillCore
import TillProtocol

@testable import TillServer

/// A connection's machine, spoken to in lines; what it does comes back as text.
struct Conversation {
    var machine = Connection()

    /// What happened: each line as if it had come by itself.
    mutating func received(_ lines: String...) {
        for line in lines { machine.receivedLine(Array(line.utf8)) }
    }

    mutating func replied(_ line: String) {
        machine.receivedReply(Reply(stored: Array((line + "\n").utf8)))
    }

    mutating func found(_ line: String) {
        machine.found(Reply(stored: Array((line + "\n").utf8)))
    }

    /// Everything that there is to do now; of refusals and errors, status and code only.
    mutating func actions() -> [String] {
        var actions: [String] = []
        while let action = machine.next() { actions.append(Self.text(action)) }
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

    private static func text(_ action: Connection.Action) -> String {
        switch action {
        case .submit(let pending):
            "submit \(line(pending))\(pending.takesOver ? " (takes over)" : "")"
        case .derive(let pending): "derive \(line(pending))"
        case .check(let pending): "check \(line(pending))"
        case .find(let words, let limit): "find \(words.joined(separator: " ")) limit=\(limit)"
        case .whereabouts(let code, let limit): "where \(code.written) limit=\(limit)"
        case .read(let page): "read from=\(page.from) part=\(page.part) limit=\(page.limit)"
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
