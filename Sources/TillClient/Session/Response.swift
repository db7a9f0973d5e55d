import TillCore

/// A reply as a client has it: the rows, then the status line.
package struct Response: Sendable {
    package let rows: [Line]
    package let status: ReplyLine.Status
    /// Empty for `OK`.
    package let code: String
    package let number: Int?
    package let line: Line

    package func value(_ key: StaticString) -> String? { line.value(key) }

    /// The sentence for people of a `NO` or a `BAD`.
    package var sentence: String { line.argument(number == nil ? 2 : 3) ?? "" }

    /// The sentence with the code and what else it names: `The drawer is closed (drawer-closed)`.
    package var explanation: String {
        let details = line.pairs.map { " \($0.key)=\($0.value)" }.joined()
        return "\(sentence) (\(code)\(details))"
    }
}

/// Puts a reply together from its lines.
package struct ResponseReader: Sendable {
    package enum Step: Sendable {
        case incomplete
        case notice(word: String)
        case complete(Response)
    }

    /// No server sends more in one reply (`protocol/`, limits).
    package static let rowLimit = 1024

    private var rows: [Line] = []

    package init() {}

    package mutating func received(_ bytes: [UInt8]) throws(LinkFailure) -> Step {
        guard let line = try? Line(parsing: bytes), let reply = ReplyLine(line) else {
            throw .broken("not a reply: \(String(decoding: bytes, as: UTF8.self))")
        }
        switch reply {
        case .row(let row):
            guard rows.count < Self.rowLimit else { throw .broken("a reply without end") }
            rows.append(row)
            return .incomplete
        case .notice(let word, _):
            return .notice(word: word)
        case .status(let status, let code, let number, let line):
            defer { rows = [] }
            return .complete(
                Response(rows: rows, status: status, code: code, number: number, line: line))
        }
    }
}

extension Line {
    /// Keys and values in their order.
    package var pairs: [(key: String, value: String)] {
        tokens.compactMap { token in token.key.map { (raw($0), text(token)) } }
    }
}
