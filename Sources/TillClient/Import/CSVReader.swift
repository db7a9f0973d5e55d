/// Reads comma separated values after RFC 4180, with any delimiter: what the RFC doesn't allow is
/// an error with its line number, never a guess.
///
/// Lines end in CRLF or LF, or in CR when there is no LF at all; a quoted field may hold
/// delimiters, line ends, and quotes written twice. Records without a word in them are passed over.
/// Fields are told by where they stand: text is made only of what is asked for.
package struct CSVReader: Sendable {
    package struct Field: Equatable, Sendable {
        /// In the file, without the quotes around it.
        package let bytes: Range<Int>
        /// Whether quotes stand twice in it.
        fileprivate let hasQuotes: Bool
    }

    package struct Record: Equatable, Sendable {
        /// Where the record begins, from 1.
        package let line: Int
        package let fields: [Field]
    }

    private let bytes: [UInt8]
    private let delimiter: UInt8
    private let endsInCR: Bool
    private var position = 0
    private var line = 1

    /// - Parameter bytes: UTF-8.
    package init(_ bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ",")) {
        self.bytes = bytes
        self.delimiter = delimiter
        endsInCR = !bytes.contains(UInt8(ascii: "\n"))
    }

    /// The delimiter that stands most often in the first line, outside quotes; a comma when there
    /// is none.
    package static func delimiter(of bytes: [UInt8]) -> UInt8 {
        let known = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = known.map { _ in 0 }
        var isQuoted = false
        for byte in bytes {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted else { continue }
            let isEnd = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
            if isEnd && counts.contains(where: { $0 > 0 }) { break }
            if let index = known.firstIndex(of: byte) { counts[index] += 1 }
        }
        let most = counts.max() ?? 0
        return known[counts.firstIndex(of: most) ?? 0]
    }

    /// At most so many records are still to come.
    package var lineCount: Int {
        let end = endsInCR ? UInt8(ascii: "\r") : UInt8(ascii: "\n")
        return bytes[position...].count { $0 == end } + 1
    }

    /// The next record; `nil` at the end. After a failure it goes on with the line behind.
    package mutating func next() throws(ImportFailure) -> Record? {
        while true {
            guard position < bytes.count else { return nil }
            let (start, first) = (position, line)
            let fields: [Field]
            do {
                fields = try record()
            } catch {
                (position, line) = (start, first)
                skipLine()
                throw error
            }
            if fields.contains(where: { !isBlank($0) }) {
                return Record(line: first, fields: fields)
            }
        }
    }

    private mutating func record() throws(ImportFailure) -> [Field] {
        var fields: [Field] = []
        while true {
            fields.append(try field())
            if position == bytes.count { return fields }
            let end = endOfLine(at: position)
            if end > 0 {
                position += end
                line += 1
                return fields
            }
            position += 1  // the delimiter
        }
    }

    private mutating func skipLine() {
        while position < bytes.count {
            let end = endOfLine(at: position)
            if end > 0 {
                position += end
                line += 1
                return
            }
            position += 1
        }
    }

    private func isBlank(_ field: Field) -> Bool {
        field.bytes.allSatisfy { bytes[$0] == UInt8(ascii: " ") }
    }

    /// 1 for LF, 2 for CRLF, 0 for anything else.
    private func endOfLine(at position: Int) -> Int {
        if bytes[position] == UInt8(ascii: "\n") { return 1 }
        guard bytes[position] == UInt8(ascii: "\r") else { return 0 }
        if endsInCR { return 1 }
        return position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n") ? 2 : 0
    }

    private var isAtEndOfField: Bool {
        position == bytes.count || bytes[position] == delimiter || endOfLine(at: position) > 0
    }

    private mutating func field() throws(ImportFailure) -> Field {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            return try bareField()
        }
        let field = try quotedField()
        guard isAtEndOfField else {
            throw ImportFailure(line: line, why: "text after a closing quote")
        }
        return field
    }

    private mutating func bareField() throws(ImportFailure) -> Field {
        let start = position
        while !isAtEndOfField {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let why = "a quote inside a bare field: write the field in quotes, and it twice"
                throw ImportFailure(line: line, why: why)
            case UInt8(ascii: "\r"): throw ImportFailure(line: line, why: "a CR without LF")
            default: position += 1
            }
        }
        return Field(bytes: start..<position, hasQuotes: false)
    }

    private mutating func quotedField() throws(ImportFailure) -> Field {
        let first = line
        position += 1
        let start = position
        var hasQuotes = false
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") || (endsInCR && byte == UInt8(ascii: "\r")) { line += 1 }
            guard byte == UInt8(ascii: "\"") else { continue }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                return Field(bytes: start..<position - 1, hasQuotes: hasQuotes)
            }
            hasQuotes = true
            position += 1
        }
        throw ImportFailure(line: first, why: "a quoted field without its closing quote")
    }
}

extension CSVReader {
    /// A field's text as it was meant, blanks at its ends included.
    package func text(_ field: Field) -> String {
        guard field.hasQuotes else { return String(decoding: bytes[field.bytes], as: UTF8.self) }
        var text: [UInt8] = []
        var position = field.bytes.lowerBound
        while position < field.bytes.upperBound {
            text.append(bytes[position])
            position += bytes[position] == UInt8(ascii: "\"") ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Without blanks at its ends; a no-break space is one.
    package func trimmed(_ field: Field) -> String {
        func blank(endingAt end: Int) -> Int {
            if bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == UInt8(ascii: "\t") {
                return 1
            }
            return end - 2 >= field.bytes.lowerBound && bytes[end - 2] == 0xC2
                && bytes[end - 1] == 0xA0 ? 2 : 0
        }
        func blank(at start: Int, _ end: Int) -> Int {
            if bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "\t") { return 1 }
            return start + 1 < end && bytes[start] == 0xC2 && bytes[start + 1] == 0xA0 ? 2 : 0
        }
        var (start, end) = (field.bytes.lowerBound, field.bytes.upperBound)
        while start < end, blank(endingAt: end) > 0 { end -= blank(endingAt: end) }
        while start < end, blank(at: start, end) > 0 { start += blank(at: start, end) }
        return text(Field(bytes: start..<end, hasQuotes: field.hasQuotes))
    }
}
