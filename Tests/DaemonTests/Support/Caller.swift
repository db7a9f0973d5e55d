import TillClient

/// A client that speaks to a running daemon, one text at a time.
struct Caller: Sendable {
    let link: Link
    let greeting: String
    static let patience = Duration.seconds(60)

    init(_ endpoint: Endpoint) async throws {
        link = try await Link.open(to: endpoint, within: Self.patience)
        greeting = try await Self.reply(on: link)
    }

    /// Connects and says HELLO.
    static func hello(_ who: String, _ endpoint: Endpoint) async throws -> Caller {
        let caller = try await Caller(endpoint)
        let reply = try await caller.ask("HELLO v=1 " + who)
        guard reply.hasPrefix("OK") else { throw Unexpected(text: reply) }
        return caller
    }

    func send(_ lines: [String]) async throws {
        try await link.send(Array(lines.map { $0 + "\n" }.joined().utf8))
    }

    /// Rows and status of the next reply, LF between them; `(closed)` at the end.
    func reply() async throws -> String { try await Self.reply(on: link) }

    func ask(_ line: String) async throws -> String {
        try await send([line])
        return try await reply()
    }

    func replies(_ count: Int) async throws -> [String] {
        var replies: [String] = []
        for _ in 0..<count { replies.append(try await reply()) }
        return replies
    }

    private static func reply(on link: Link) async throws -> String {
        var lines: [String] = []
        while true {
            switch try await arrival(on: link) {
            case .closed: return "(closed)"
            case .silence: throw Unexpected(text: "silence after \(lines)")
            case .line(let bytes):
                lines.append(String(decoding: bytes, as: UTF8.self))
                if bytes.first != UInt8(ascii: "-") { return lines.joined(separator: "\n") }
            }
        }
    }

    /// A link that breaks because the other side closes before it has read all is closed, too.
    private static func arrival(on link: Link) async throws -> Arrival {
        do {
            return try await link.next(within: patience)
        } catch LinkFailure.lost {
            return .closed
        }
    }

    struct Unexpected: Error {
        let text: String
    }
}

/// A reply's status and code, without number, text and pairs: `NO pin-wait`.
func code(_ reply: String) -> String {
    let status = reply.split(separator: "\n").last ?? ""
    let words = status.split(separator: " ").prefix(status.hasPrefix("OK") ? 1 : 2)
    return words.joined(separator: " ")
}

extension Caller {
    /// The replies to lines that are sent at once.
    func asking(_ lines: [String]) async throws -> [String] {
        async let sent: Void = send(lines)
        let replies = try await replies(lines.count)
        try await sent
        return replies
    }

    /// Asks, and expects an OK.
    @discardableResult
    func must(_ line: String) async throws -> String {
        let reply = try await ask(line)
        guard code(reply) == "OK" else { throw Unexpected(text: "\(line): \(reply)") }
        return reply
    }
}

/// `value("day", in: "OK #2 day=2026-11-23")`
func value(_ key: String, in reply: String) -> String? {
    let words = reply.split(whereSeparator: { $0 == " " || $0 == "\n" })
    return words.last { $0.hasPrefix(key + "=") }.map { String($0.dropFirst(key.count + 1)) }
}
