import TillCore

/// A line of a transcript, with its placeholders.
///
/// | written | is |
/// |---|---|
/// | `<nonce>` | what stood there when it was first received, and the same ever after |
/// | `<*>` | anything without space and quote, not remembered |
/// | `"<...>"` | a quoted text, whatever it says |
/// | `<...>` | at the end: the rest of the line |
/// | `#2` | the station's second request number of this transcript |
///
/// Numbers count from the station's `next=` when the transcript met it, so that a transcript can
/// run again on a server that has run it before. `#2` keeps its `#` where a request number stands,
/// and is the bare number elsewhere: `next=#2`, `REPLY #2`.
package struct TranscriptText: Sendable, Equatable {
    package enum Part: Sendable, Equatable {
        case literal(String)
        case placeholder(String)
        case anything
        /// Between two quotes, which are literals beside it.
        case sentence
        case rest
        /// A request number, counted from 1 within the transcript.
        case number(Int, hasSign: Bool)
    }

    package let parts: [Part]
    /// As the file has it.
    package let source: String

    package init(_ source: String) {
        self.source = source
        parts = Self.parts(of: Array(source.utf8))
    }

    private static func parts(of text: [UInt8]) -> [Part] {
        var parts: [Part] = []
        var literal: [UInt8] = []
        var position = 0
        func endLiteral() {
            if !literal.isEmpty { parts.append(.literal(String(decoding: literal, as: UTF8.self))) }
            literal = []
        }
        while position < text.count {
            if let (part, end) = mark(in: text, at: position) ?? number(in: text, at: position) {
                endLiteral()
                parts.append(part)
                position = end
            } else {
                literal.append(text[position])
                position += 1
            }
        }
        endLiteral()
        return parts
    }

    /// `<name>`, `<*>`, `<...>`
    private static func mark(in text: [UInt8], at start: Int) -> (Part, end: Int)? {
        guard text[start] == UInt8(ascii: "<"),
            let close = text[start...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        let name = String(decoding: text[start + 1..<close], as: UTF8.self)
        switch name {
        case "*":
            return (.anything, close + 1)
        case "...":
            if close + 1 == text.count { return (.rest, close + 1) }
            let quote = UInt8(ascii: "\"")
            let isQuoted = start > 0 && text[start - 1] == quote && text[close + 1] == quote
            return isQuoted ? (.sentence, close + 1) : nil
        default:
            let isName =
                name.first?.isLowercase == true
                && name.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: "-") || isLower($0) }
            return isName ? (.placeholder(name), close + 1) : nil
        }
    }

    private static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    /// `#2` as a token, or as the value of a key.
    private static func number(in text: [UInt8], at start: Int) -> (Part, end: Int)? {
        guard text[start] == UInt8(ascii: "#") else { return nil }
        let before = start == 0 ? UInt8(ascii: " ") : text[start - 1]
        let end = text[start...].dropFirst().firstIndex { !$0.isDigit } ?? text.count
        guard before == UInt8(ascii: " ") || before == UInt8(ascii: "="),
            end == text.count || text[end] == UInt8(ascii: " "),
            let number = Int(text: String(decoding: text[start + 1..<end], as: UTF8.self)),
            number < 1_000_000
        else { return nil }
        if number == 0 && before == UInt8(ascii: " ") { return nil }
        let hasSign = before == UInt8(ascii: " ") && isNumberPlace(start, in: text)
        return (.number(number, hasSign: hasSign), end)
    }

    /// Whether a request number stands there: first in a request, after the status in a reply.
    private static func isNumberPlace(_ start: Int, in text: [UInt8]) -> Bool {
        let words = text[..<start].split(separator: UInt8(ascii: " "))
        switch words.first.map({ String(decoding: $0, as: UTF8.self) }) {
        case nil: return true
        case "OK": return words.count == 1
        case "NO", "BAD": return words.count == 2
        default: return false
        }
    }
}
