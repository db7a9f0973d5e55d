extension Balance {
    /// The one spelling of a number, however somebody has typed or scanned it: `v-1`, `"V-1 "` and
    /// `"V -1"` are one voucher, or it would be good three times.
    ///
    /// Letters are capitals, å ä ö and their like too, whether one character or a letter and its
    /// mark. The wide letters and digits of East Asian keyboards are the usual ones. Blanks and
    /// what nobody sees are left out: on many cards the number is printed in groups.
    package static func canonical(_ number: String) -> String {
        guard !number.utf8.allSatisfy(\.isCanonical) else { return number }
        var spelled = String.UnicodeScalarView()
        for scalar in number.unicodeScalars {
            let properties = scalar.properties
            guard !properties.isWhitespace, !properties.isDefaultIgnorableCodePoint,
                properties.generalCategory != .control
            else { continue }
            let small = narrow(scalar).properties.lowercaseMapping.unicodeScalars
            for letter in small {
                spelled.append(contentsOf: letter.properties.uppercaseMapping.unicodeScalars)
            }
        }
        return String(composed(spelled))
    }

    /// U+FF01 to U+FF5E are the printable characters of ASCII once more.
    private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    /// A letter and its mark as the one character that keyboards have.
    private static func composed(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
        var composed = String.UnicodeScalarView()
        for scalar in text {
            let pair = composed.last.flatMap { letters[[$0, scalar]] }
            guard let pair else {
                composed.append(scalar)
                continue
            }
            composed.removeLast()
            composed.append(pair)
        }
        return composed
    }

    private static let letters: [[Unicode.Scalar]: Unicode.Scalar] = [
        ["A", "\u{30A}"]: "Å", ["A", "\u{308}"]: "Ä", ["O", "\u{308}"]: "Ö",
        ["U", "\u{308}"]: "Ü", ["E", "\u{301}"]: "É", ["E", "\u{308}"]: "Ë",
        ["A", "\u{301}"]: "Á", ["O", "\u{301}"]: "Ó", ["U", "\u{301}"]: "Ú",
        ["I", "\u{301}"]: "Í", ["A", "\u{300}"]: "À", ["E", "\u{300}"]: "È",
        ["O", "\u{303}"]: "Õ", ["N", "\u{303}"]: "Ñ", ["S", "\u{30C}"]: "Š",
        ["Z", "\u{30C}"]: "Ž",
    ]
}

extension UInt8 {
    /// Whether a byte stands in a number as it stays.
    fileprivate var isCanonical: Bool {
        (UInt8(ascii: "!")...UInt8(ascii: "`")).contains(self)
            || (UInt8(ascii: "{")...UInt8(ascii: "~")).contains(self)
    }
}
