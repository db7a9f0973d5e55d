/// Compares one received line with one line of a transcript, part by part, longest run first.
struct TranscriptMatch {
    private(set) var values: [String: String]
    /// What `#1` stands for.
    private let firstNumber: Int

    init(values: [String: String], firstNumber: Int) {
        self.values = values
        self.firstNumber = firstNumber
    }

    mutating func matches(
        _ line: ArraySlice<UInt8>, _ parts: ArraySlice<TranscriptText.Part>
    ) -> Bool {
        guard let part = parts.first else { return line.isEmpty }
        let others = parts.dropFirst()
        switch part {
        case .literal(let text):
            return matches(line, literal: text, then: others)
        case .number(let value, let hasSign):
            let written = "\(hasSign ? "#" : "")\(firstNumber + value - 1)"
            return matches(line, literal: written, then: others)
        case .sentence:
            return matches(line.dropFirst(Self.sentenceLength(line)), others)
        case .rest:
            return true
        case .anything:
            return matchesRun(of: line, named: nil, then: others)
        case .placeholder(let name):
            if let value = values[name] { return matches(line, literal: value, then: others) }
            return matchesRun(of: line, named: name, then: others)
        }
    }

    private mutating func matches(
        _ line: ArraySlice<UInt8>, literal: String, then parts: ArraySlice<TranscriptText.Part>
    ) -> Bool {
        // ` <...>` stands for nothing too, and then the space before it is not there.
        if parts.first == .rest, literal.utf8.last == UInt8(ascii: " "),
            line.elementsEqual(literal.utf8.dropLast())
        {
            return true
        }
        guard line.starts(with: literal.utf8) else { return false }
        return matches(line.dropFirst(literal.utf8.count), parts)
    }

    private mutating func matchesRun(
        of line: ArraySlice<UInt8>, named name: String?,
        then parts: ArraySlice<TranscriptText.Part>
    ) -> Bool {
        let run = line.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\"") }
        for length in stride(from: run.count, to: 0, by: -1) {
            let before = values
            if let name { values[name] = String(decoding: run.prefix(length), as: UTF8.self) }
            if matches(line.dropFirst(length), parts) { return true }
            values = before
        }
        return false
    }

    /// Up to the closing quote; an escaped quote does not close.
    private static func sentenceLength(_ line: ArraySlice<UInt8>) -> Int {
        var isEscaped = false
        for (length, byte) in line.enumerated() {
            if byte == UInt8(ascii: "\"") && !isEscaped { return length }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return line.count
    }
}
