extension StoredEntry {
    private static let start = Array("{\"entry\":".utf8)
    private static let beforeHash = Array(",\"hash\":\"".utf8)
    private static let beforeText = Array("\",\"text\":\"".utf8)
    private static let end = Array("\"}".utf8)
    private static let hashDigits = 64
    private static let escape = Array("u00".utf8)

    /// Its line of an export, the LF included.
    package var exported: [UInt8] {
        var line = TextWriter(capacity: text.count + text.count / 8 + 128)
        line.raw(Self.start)
        line.integer(number)
        line.raw(Self.beforeHash)
        line.hex(hash.bytes)
        line.raw(Self.beforeText)
        for byte in text { Self.write(byte, to: &line) }
        line.raw(Self.end)
        line.endLine()
        return line.bytes
    }

    /// RFC 8259, section 7: quote, backslash and U+0000 to U+001F are escaped, nothing else.
    private static func write(_ byte: UInt8, to line: inout TextWriter) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            line.byte(UInt8(ascii: "\\"))
            line.byte(byte)
        case UInt8(ascii: "\n"): line.raw("\\n")
        case 0..<0x20:
            line.raw("\\u00")
            line.hex([byte])
        default: line.byte(byte)
        }
    }

    /// Reads what `exported` writes, without its LF, and nothing else.
    package init(exported line: ArraySlice<UInt8>) throws(JournalExport.Reason) {
        var rest = line
        guard rest.take(Self.start) else { throw .notAnEntry }
        let digits = rest.prefix(while: \.isDigit)
        guard let number = Int(text: String(decoding: digits, as: UTF8.self)),
            (1...Limits.number).contains(number)
        else { throw .badNumber }
        rest = rest.dropFirst(digits.count)
        guard rest.take(Self.beforeHash) else { throw .notAnEntry }
        let hash = rest.prefix(Self.hashDigits)
        guard hash.count == Self.hashDigits,
            let hash = Hex(text: String(decoding: hash, as: UTF8.self))
        else { throw .badHash }
        rest = rest.dropFirst(Self.hashDigits)
        guard rest.take(Self.beforeText), rest.suffix(Self.end.count).elementsEqual(Self.end)
        else { throw .notAnEntry }
        let text = try Self.text(rest.dropLast(Self.end.count))
        guard String(validating: text, as: UTF8.self) != nil else { throw .notUTF8 }
        self.init(number: number, hash: hash, text: text)
    }

    private static func text(
        _ written: ArraySlice<UInt8>
    ) throws(JournalExport.Reason) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(written.count)
        var rest = written
        while let byte = rest.popFirst() {
            switch byte {
            case 0..<0x20, UInt8(ascii: "\""): throw .badText
            case UInt8(ascii: "\\"): text.append(try escaped(&rest))
            default: text.append(byte)
            }
        }
        return text
    }

    /// What stands behind a backslash: of a character that has two, only the short one.
    private static func escaped(
        _ rest: inout ArraySlice<UInt8>
    ) throws(JournalExport.Reason) -> UInt8 {
        switch rest.first {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return rest.removeFirst()
        case UInt8(ascii: "n"):
            rest.removeFirst()
            return UInt8(ascii: "\n")
        default:
            guard rest.take(escape), rest.count >= 2,
                let byte = Hex(text: String(decoding: rest.prefix(2), as: UTF8.self))?.bytes[0],
                byte < 0x20, byte != UInt8(ascii: "\n")
            else { throw .badText }
            rest = rest.dropFirst(2)
            return byte
        }
    }
}

extension ArraySlice<UInt8> {
    /// Takes these bytes off the front, when they stand there.
    fileprivate mutating func take(_ expected: [UInt8]) -> Bool {
        guard starts(with: expected) else { return false }
        self = dropFirst(expected.count)
        return true
    }
}
