/// A value that can stand in a line: it writes itself, and reads itself back from unescaped text.
///
/// Reading is strict: what `write` can't have produced, or the protocol doesn't allow, is `nil`,
/// and the caller says which key was wrong.
package protocol TextValue: Sendable {
    init?(text: String)
    func write(to writer: inout TextWriter)
}

extension TextValue {
    /// The value as it would stand in a line.
    package var written: String {
        var writer = TextWriter()
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The value as it reads, without quotes: what is quoted as a part of something and then as a
    /// whole would be read back as something else.
    var plain: String {
        let written = self.written
        guard written.first == "\"", let line = try? Line(parsing: Array(written.utf8)) else {
            return written
        }
        return line.text(line.tokens[0])
    }
}

extension String: TextValue {
    package init?(text: String) { self = text }
    package func write(to writer: inout TextWriter) { writer.text(self) }
}

extension Int: TextValue {
    /// Digits with an optional minus; no plus, no leading zeros.
    package init?(text: String) {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first, first != UInt8(ascii: "+") else { return nil }
        guard first != UInt8(ascii: "0") || text == "0" else { return nil }
        guard let value = Int(text) else { return nil }
        self = value
    }
    package func write(to writer: inout TextWriter) { writer.integer(self) }
}

extension Bool: TextValue {
    package init?(text: String) {
        switch text {
        case "yes": self = true
        case "no": self = false
        default: return nil
        }
    }
    package func write(to writer: inout TextWriter) { writer.raw(self ? "yes" : "no") }
}

/// Bytes written as lowercase hexadecimal: keys, digests, nonces, proofs.
package struct Hex: TextValue, Hashable {
    package let bytes: [UInt8]

    package init(_ bytes: some Sequence<UInt8>) { self.bytes = Array(bytes) }

    package init?(text: String) {
        let utf8 = Array(text.utf8)
        guard utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count / 2)
        for index in stride(from: 0, to: utf8.count, by: 2) {
            guard let high = Self.nibble(utf8[index], isLowercase: true),
                let low = Self.nibble(utf8[index + 1], isLowercase: true)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        self.bytes = bytes
    }

    package func write(to writer: inout TextWriter) { writer.hex(bytes) }

    /// The value of a hexadecimal digit, where capitals may be allowed.
    static func nibble(_ digit: UInt8, isLowercase: Bool) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F") where !isLowercase:
            digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}

/// An enum whose cases have a word on the wire.
package protocol WordValue: TextValue, RawRepresentable, CaseIterable where RawValue == String {}

extension WordValue {
    package init?(text: String) { self.init(rawValue: text) }
    package func write(to writer: inout TextWriter) { writer.raw(rawValue) }
}

/// Values separated by commas, without spaces: `rights=sell,open`.
package struct CommaList<Element: TextValue>: TextValue {
    package var elements: [Element]

    package init(_ elements: [Element]) { self.elements = elements }

    package init?(text: String) {
        var elements: [Element] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false)
        where !text.isEmpty {
            guard let element = Element(text: String(part)) else { return nil }
            elements.append(element)
        }
        self.elements = elements
    }

    package func write(to writer: inout TextWriter) {
        writer.text(elements.map(\.plain).joined(separator: ","))
    }
}

extension CommaList: Equatable where Element: Equatable {}

extension UInt8 {
    /// An ASCII digit.
    package var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
