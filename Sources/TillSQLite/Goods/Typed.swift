import TillCore

/// What somebody typed or scanned to find goods: words, or a code.
struct Typed {
    let words: [String]
    let joined: String

    /// Bytes that a code may have, in any of the shapes that scanners send.
    private static let maximumLength = Scan.maximumLength

    init(_ words: [String]) {
        self.words = words
        joined = words.joined(separator: " ")
    }

    /// Digits, and spaces as they stand below a bar code.
    var isNumber: Bool {
        joined.utf8.count <= Self.maximumLength && joined.utf8.contains(where: \.isDigit)
            && joined.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: " ") }
    }

    /// The digits of a number.
    var digits: String { joined.filter { $0 != " " } }

    /// The codes that it may be: as it stands, as it is scanned, its digits alone, capitals.
    func codes(_ labels: LabelReader) -> [ItemCode] {
        guard joined.utf8.count <= Self.maximumLength else { return [] }
        let texts = [joined, isNumber ? digits : nil, joined.uppercased()].compactMap { $0 }
        var codes: [ItemCode] = []
        for code in texts.map({ ItemCode(text: $0) }) + [Scan(text: joined, labels: labels)?.code] {
            if let code, !codes.contains(code) { codes.append(code) }
        }
        return codes
    }
}
