/// Reads comma separated values after RFC 4180, strictly: what the RFC doesn't allow is an error
/// with its line number, never a guess.
///
/// Lines end in CRLF or LF; a quoted field may hold commas, line ends, and quotes written twice. A
/// byte order mark at the start is passed over, and so are empty lines.
package struct CSVReader: Sendable {
    package struct Record: Equatable, Sendable {
        /// Where the record begins, from 1.
        package let line: Int
        package let fields: [String]
    }

    package struct Failure: Error, Equatable {
        package let line: Int
        package let why: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The next record; `nil` at the end.
    package mutating func next() throws(Failure) -> Record? {
        while position < bytes.count && endOfLine(at: position) > 0 {
            position += endOfLine(at: position)
            line += 1
        }
        guard position < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            if position == bytes.count { break }
            let end = endOfLine(at: position)
            if end > 0 {
                position += end
                line += 1
                break
            }
            position += 1  // the comma
        }
        return Record(line: start, fields: fields)
    }

    /// 1 for LF, 2 for CRLF, 0 for anything else.
    private func endOfLine(at position: Int) -> Int {
        if bytes[position] == UInt8(ascii: "\n") { return 1 }
        let isPair =
            position + 1 < bytes.count && bytes[position] == UInt8(ascii: "\r")
            && bytes[position + 1] == UInt8(ascii: "\n")
        return isPair ? 2 : 0
    }

    private mutating func field() throws(Failure) -> String {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
            return try bareField()
        }
        let text = try quotedField()
        guard isAtEndOfField else {
            throw Failure(line: line, why: "text after a closing quote")
        }
        return text
    }

    private var isAtEndOfField: Bool {
        position == bytes.count || bytes[position] == UInt8(ascii: ",")
            || endOfLine(at: position) > 0
    }

    private mutating func bareField() throws(Failure) -> String {
        let start = position
        while !isAtEndOfField {
            switch bytes[position] {
            case UInt8(ascii: "\""): throw Failure(line: line, why: "a quote inside a bare field")
            case UInt8(ascii: "\r"): throw Failure(line: line, why: "a CR without LF")
            default: position += 1
            }
        }
        return try text(bytes[start..<position])
    }

    private mutating func quotedField() throws(Failure) -> String {
        let start = line
        var content: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "\"") else {
                content.append(byte)
                continue
            }
            guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
                return try text(content[...])
            }
            content.append(byte)
            position += 1
        }
        throw Failure(line: start, why: "a quoted field without its closing quote")
    }

    private func text(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Failure(line: line, why: "not UTF-8")
        }
        return text
    }
}
