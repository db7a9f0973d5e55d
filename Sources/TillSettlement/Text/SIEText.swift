import TillCore

/// Lines of a SIE file: a label and its fields, CRLF, code page 437.
struct SIEText {
    enum Field {
        /// Numbers and codes, which need no quotes.
        case plain(String)
        /// Always in quotes; a quote inside is `\"`, the only escape (SIE 4B, 5.7).
        case text(String)
        /// `20261123` (5.10).
        case date(CivilDate)
        /// A point, two decimals, no plus (5.9).
        case money(Money)
        /// `{1 "K3" 20 "3"}`: the list of objects that a posting belongs to.
        case objects([(dimension: Int, object: String)])
    }

    private(set) var bytes: [UInt8] = []

    mutating func line(_ label: StaticString, _ fields: Field...) {
        var writer = TextWriter()
        writer.raw(label)
        for field in fields {
            writer.raw(" ")
            Self.write(field, to: &writer)
        }
        writer.raw("\r\n")
        bytes.append(contentsOf: writer.bytes)
    }

    private static func write(_ field: Field, to writer: inout TextWriter) {
        switch field {
        case .plain(let text): writer.raw(CodePage437.bytes(text))
        case .text(let text):
            writer.raw("\"")
            for byte in CodePage437.bytes(text) {
                if byte == UInt8(ascii: "\"") { writer.raw("\\") }
                writer.byte(byte)
            }
            writer.raw("\"")
        case .date(let date):
            writer.padded(date.year, digits: 4)
            writer.padded(date.month, digits: 2)
            writer.padded(date.day, digits: 2)
        case .money(let money): money.write(to: &writer)
        case .objects(let objects):
            let list = objects.map { "\($0.dimension) \"\($0.object)\"" }
            writer.raw("{\(list.joined(separator: " "))}")
        }
    }
}
