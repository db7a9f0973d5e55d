import TillCore

/// A table as RFC 4180 has it: commas, CRLF, quotes around what needs them; UTF-8.
struct CSVText {
    private var writer: TextWriter
    private var isAtStart = true

    init(capacity: Int = 256) { writer = TextWriter(capacity: capacity) }

    var bytes: [UInt8] { writer.bytes }

    mutating func endRow() {
        writer.raw("\r\n")
        isAtStart = true
    }

    mutating func text(_ text: String) {
        separate()
        let needsQuotes = text.utf8.contains { byte in
            byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte < 0x20
        }
        guard needsQuotes else {
            writer.raw(text)
            return
        }
        writer.raw("\"")
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { writer.byte(byte) }
            writer.byte(byte)
        }
        writer.raw("\"")
    }

    /// What can hold neither comma nor quote: numbers, money, dates.
    mutating func plain<Value: TextValue>(_ value: Value?) {
        separate()
        value?.write(to: &writer)
    }

    private mutating func separate() {
        if !isAtStart { writer.raw(",") }
        isAtStart = false
    }
}
