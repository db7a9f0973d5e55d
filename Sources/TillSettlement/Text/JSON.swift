import TillCore

/// A JSON text, written the same way every time: members in the order in which they are given, two
/// spaces a level, LF, UTF-8. Money and quantities are strings, so that no reader makes floating
/// point of them.
indirect enum JSON {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSON])
    case object(KeyValuePairs<String, JSON>)

    /// Anything but a number, as its text: `"123.45"`, `"2026-11-23"`.
    static func value(_ value: some TextValue) -> JSON { .string(value.written) }

    /// `null` when there is none.
    static func value(_ value: (some TextValue)?) -> JSON { value.map { .value($0) } ?? .null }

    static func number(_ number: Int?) -> JSON { number.map { .number($0) } ?? .null }

    var text: [UInt8] {
        var writer = TextWriter()
        write(to: &writer, depth: 0)
        writer.endLine()
        return writer.bytes
    }

    private func write(to writer: inout TextWriter, depth: Int) {
        switch self {
        case .null: writer.raw("null")
        case .bool(let value): writer.raw(value ? "true" : "false")
        case .number(let value): writer.integer(value)
        case .string(let value): Self.write(value, to: &writer)
        case .array(let elements):
            Self.write(elements, "[", "]", to: &writer, depth) { element, writer in
                element.write(to: &writer, depth: depth + 1)
            }
        case .object(let members):
            Self.write(members, "{", "}", to: &writer, depth) { member, writer in
                Self.write(member.key, to: &writer)
                writer.raw(": ")
                member.value.write(to: &writer, depth: depth + 1)
            }
        }
    }

    private static func write<Parts: Collection>(
        _ parts: Parts, _ open: StaticString, _ close: StaticString, to writer: inout TextWriter,
        _ depth: Int, _ body: (Parts.Element, inout TextWriter) -> Void
    ) {
        writer.raw(open)
        var isFirst = true
        for part in parts {
            writer.raw(isFirst ? "\n" : ",\n")
            indent(&writer, depth + 1)
            body(part, &writer)
            isFirst = false
        }
        if !isFirst {
            writer.endLine()
            indent(&writer, depth)
        }
        writer.raw(close)
    }

    private static func indent(_ writer: inout TextWriter, _ depth: Int) {
        for _ in 0..<depth { writer.raw("  ") }
    }

    /// RFC 8259, section 7: quote, backslash and control characters are escaped, nothing else.
    private static func write(_ text: String, to writer: inout TextWriter) {
        writer.raw("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): writer.raw("\\\"")
            case UInt8(ascii: "\\"): writer.raw("\\\\")
            case UInt8(ascii: "\n"): writer.raw("\\n")
            case 0..<0x20:
                writer.raw("\\u00")
                writer.hex([byte])
            default: writer.byte(byte)
            }
        }
        writer.raw("\"")
    }
}
