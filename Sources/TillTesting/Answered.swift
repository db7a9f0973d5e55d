import TillCore

/// A reply, read back from its bytes: what a test asks about.
package struct Answered: Sendable, CustomStringConvertible {
    /// As sent, without the last LF.
    package let text: String
    package let rows: [String]
    package let status: ReplyLine.Status
    /// Empty for `OK`.
    package let code: String
    package let number: Int?
    private let line: Line

    package init(_ reply: Reply) {
        guard let lines = try? Line.lines(of: reply.bytes), let last = lines.last,
            case .status(let status, let code, let number, let line)? = ReplyLine(last)
        else { preconditionFailure("no reply: \(String(decoding: reply.bytes, as: UTF8.self))") }
        text = String(decoding: reply.bytes.dropLast(), as: UTF8.self)
        rows = lines.dropLast().map { $0.raw(0..<$0.bytes.count) }
        self.status = status
        self.code = code
        self.number = number
        self.line = line
    }

    package var isOK: Bool { status == .ok }
    package var description: String { text }

    package subscript(_ key: StaticString) -> String? { line.value(key) }

    package func int(_ key: StaticString) -> Int? { self[key].flatMap { Int($0) } }

    /// An amount in minor units, read without the house's own code.
    package func minor(_ key: StaticString) -> Int? { self[key].flatMap(Figures.minor) }
}
