/// Characters that are not seen, or change how others are seen: controls, marks of direction, and
/// what has no width.
///
/// A name with a line end in it forges rows of a list, one with an escape moves a terminal's
/// cursor, one with U+202E reads backwards, and two names that differ by a zero width space alone
/// can't be told apart. So a name has none of these, wherever it comes from; and what stands in a
/// journal from before, or comes from elsewhere, is shown with them written out.
extension Unicode.Scalar {
    private static let hidden: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x34F...0x34F, 0x61C...0x61C, 0x115F...0x1160,
        0x17B4...0x17B5, 0x180E...0x180E, 0x200B...0x200B, 0x200E...0x200F, 0x2028...0x202E,
        0x2060...0x206F, 0x3164...0x3164, 0xFEFF...0xFEFF, 0xFFA0...0xFFA0, 0xFFF0...0xFFFB,
        0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE0FFF,
    ]

    /// Joins what stands before it to what comes, or chooses its form: an emoji's, a letter's of
    /// Persian or Hindi.
    private var isJoiner: Bool {
        (0x200C...0x200D).contains(value) || (0xFE00...0xFE0F).contains(value)
    }

    /// Whether a joiner behind it joins nothing: Latin letters and blanks have no other form.
    private var isNeverJoined: Bool {
        value == 0x20 || value == 0xA0 || (value < 0x300 && properties.isAlphabetic)
    }

    /// - Parameter before: what stands before it.
    fileprivate func isHidden(behind before: Unicode.Scalar?) -> Bool {
        if value >= 0x20, value < 0x7F { return false }
        if isJoiner { return before?.isNeverJoined ?? true }
        return Self.hidden.contains { $0.contains(value) }
    }

    /// `\n`, `\x1b`, `\u{202e}`
    fileprivate var writtenOut: String {
        if self == "\n" { return "\\n" }
        let hex = String(value, radix: 16)
        guard value < 0x80 else { return "\\u{\(hex)}" }
        return "\\x" + (value < 0x10 ? "0" : "") + hex
    }
}

extension String {
    /// The first character that a name may not have, written out; `nil` for a good name.
    package var hiddenCharacter: String? {
        guard !isPlainASCII else { return nil }
        var before: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar.isHidden(behind: before) { return scalar.writtenOut }
            before = scalar
        }
        return nil
    }

    /// As it may stand on a screen: hidden characters are written out, so what is there shows and
    /// moves nothing.
    package var shown: String {
        guard !isPlainASCII else { return self }
        return replacingHidden { $0.writtenOut }
    }

    /// With something of one column instead of each hidden character.
    package var printable: String {
        guard !isPlainASCII else { return self }
        return replacingHidden { _ in "\u{B7}" }
    }

    private func replacingHidden(_ replacement: (Unicode.Scalar) -> String) -> String {
        var text = ""
        var before: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar.isHidden(behind: before) {
                text += replacement(scalar)
            } else {
                text.unicodeScalars.append(scalar)
            }
            before = scalar
        }
        return text
    }

    private var isPlainASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
}

extension Line {
    /// What is wrong with the first value that has something hidden in it.
    ///
    /// - Parameter mayHaveLines: whether `\n` begins a new line, as on paper.
    func hiddenText(mayHaveLines: Bool = false) -> String? {
        for token in tokens {
            let text = self.text(token)
            let parts = mayHaveLines ? text.split(separator: "\n").map(String.init) : [text]
            for case let hidden? in parts.map(\.hiddenCharacter) {
                let what = token.key.map { "`\(raw($0))`" } ?? "this line"
                return "\(what) has the control or invisible character \(hidden) in it"
            }
        }
        return nil
    }
}
