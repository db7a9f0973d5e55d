/// One line of the grammar, cut into tokens: what the wire, the journal and the configuration read.
///
/// ```
/// line  = token *( SP token )
/// token = argument / key "=" value
/// ```
/// A token that begins with a quote is an argument, whatever it holds; after its closing quote a
/// suffix may stand (`"BANK CHARGES"*2`). A bare token whose part before the first `=` is a key is
/// a key with its value. Positions are kept instead of copies: text is made only of what is asked
/// for.
package struct Line: Sendable {
    /// Where a token's parts stand in `bytes`.
    package struct Token: Sendable {
        /// The key, when this is a `key=value`.
        package let key: Range<Int>?
        /// The value or argument, without quotes, still escaped.
        package let value: Range<Int>
        package let isQuoted: Bool
        /// What follows a quoted argument's closing quote.
        package let suffix: Range<Int>
    }

    package enum Failure: Error, Equatable {
        case notUTF8
        case controlCharacter
        case empty
        case syntax
    }

    package let bytes: [UInt8]
    package private(set) var tokens: [Token] = []

    /// - Parameter bytes: the line without its end.
    package init(parsing bytes: [UInt8]) throws(Failure) {
        self.bytes = bytes
        try Self.check(bytes)
        tokens.reserveCapacity(8)
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: " ") {
                position += 1
            } else {
                let token = try Self.token(in: bytes, at: position)
                tokens.append(token.0)
                position = token.end
            }
        }
        guard !tokens.isEmpty else { throw .empty }
    }

    private static func check(_ bytes: [UInt8]) throws(Failure) {
        var isASCII = true
        for byte in bytes {
            if byte < 0x20 || byte == 0x7F { throw .controlCharacter }
            if byte >= 0x80 { isASCII = false }
        }
        if !isASCII && String(validating: bytes, as: UTF8.self) == nil { throw .notUTF8 }
    }

    private static func token(
        in bytes: [UInt8], at start: Int
    ) throws(Failure) -> (Token, end: Int) {
        let quote = UInt8(ascii: "\"")
        if bytes[start] == quote {
            let close = try closingQuote(in: bytes, after: start)
            let end = endOfBare(in: bytes, from: close + 1)
            let token = Token(
                key: nil, value: start + 1..<close, isQuoted: true, suffix: close + 1..<end)
            return (token, end)
        }
        guard let equals = endOfKey(in: bytes, from: start) else {
            let end = endOfBare(in: bytes, from: start)
            guard !bytes[start..<end].contains(quote) else { throw .syntax }
            let token = Token(key: nil, value: start..<end, isQuoted: false, suffix: end..<end)
            return (token, end)
        }
        let value = equals + 1
        if value < bytes.count && bytes[value] == quote {
            let close = try closingQuote(in: bytes, after: value)
            let end = close + 1
            guard end == bytes.count || bytes[end] == UInt8(ascii: " ") else { throw .syntax }
            let token = Token(
                key: start..<equals, value: value + 1..<close, isQuoted: true, suffix: end..<end)
            return (token, end)
        }
        let end = endOfBare(in: bytes, from: value)
        guard !bytes[value..<end].contains(quote) else { throw .syntax }
        let token = Token(
            key: start..<equals, value: value..<end, isQuoted: false, suffix: end..<end)
        return (token, end)
    }

    private static func endOfBare(in bytes: [UInt8], from start: Int) -> Int {
        var end = start
        while end < bytes.count && bytes[end] != UInt8(ascii: " ") { end += 1 }
        return end
    }

    /// The position of the `=` when a key stands before it.
    private static func endOfKey(in bytes: [UInt8], from start: Int) -> Int? {
        var end = start
        while end < bytes.count {
            switch bytes[end] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"):
                end += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9") where end > start,
                UInt8(ascii: "-") where end > start:
                end += 1
            case UInt8(ascii: "=") where end > start:
                return end
            default:
                return nil
            }
        }
        return nil
    }

    private static func closingQuote(
        in bytes: [UInt8], after open: Int
    ) throws(Failure) -> Int {
        var position = open + 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                return position
            case UInt8(ascii: "\\"):
                position += try escapeLength(in: bytes, at: position)
            default:
                position += 1
            }
        }
        throw .syntax
    }

    /// `\"`, `\\` and `\n` are two bytes, `\xHH` is four.
    private static func escapeLength(in bytes: [UInt8], at start: Int) throws(Failure) -> Int {
        guard start + 1 < bytes.count else { throw .syntax }
        switch bytes[start + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "n"):
            return 2
        case UInt8(ascii: "x"):
            guard start + 3 < bytes.count, let byte = hexByte(in: bytes, at: start + 2),
                byte < 0x80
            else { throw .syntax }
            return 4
        default:
            throw .syntax
        }
    }

    private static func hexByte(in bytes: [UInt8], at position: Int) -> UInt8? {
        guard let high = Hex.nibble(bytes[position], isLowercase: false),
            let low = Hex.nibble(bytes[position + 1], isLowercase: false)
        else { return nil }
        return high << 4 | low
    }
}

extension Line {
    /// The first token when it is a bare argument: a verb, an event's word, `-`, `OK`.
    package var word: String {
        tokens[0].key == nil && !tokens[0].isQuoted ? raw(tokens[0].value) : ""
    }

    package func raw(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    package func hasKey(_ token: Token, _ key: StaticString) -> Bool {
        guard let range = token.key, range.count == key.utf8CodeUnitCount else { return false }
        return key.withUTF8Buffer { name in
            for index in 0..<name.count where bytes[range.lowerBound + index] != name[index] {
                return false
            }
            return true
        }
    }

    /// The value or argument with its escapes resolved.
    package func text(_ token: Token) -> String {
        guard token.isQuoted, bytes[token.value].contains(UInt8(ascii: "\\")) else {
            return raw(token.value)
        }
        var text: [UInt8] = []
        var position = token.value.lowerBound
        while position < token.value.upperBound {
            guard bytes[position] == UInt8(ascii: "\\") else {
                text.append(bytes[position])
                position += 1
                continue
            }
            switch bytes[position + 1] {
            case UInt8(ascii: "n"):
                text.append(UInt8(ascii: "\n"))
                position += 2
            case UInt8(ascii: "x"):
                guard let byte = Self.hexByte(in: bytes, at: position + 2) else {
                    preconditionFailure("an escape was checked when its line was read")
                }
                text.append(byte)
                position += 4
            default:
                text.append(bytes[position + 1])
                position += 2
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
