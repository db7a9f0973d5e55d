/// A word as it is compared: folded bytes, at most `maximumLength` of them.
package typealias Word = [UInt8]

/// Takes a text apart into words.
///
/// Letters lose case and marks (`Crème` is `creme`, `Weißbier` is `weissbier`), be they written as
/// one character or as a letter and its marks; `å`, `ä` and `ö` are letters of their own. A number
/// is a word of its own: `1,5l` is `1`, `5` and `l`. Letters of other scripts lose their case.
/// Anything else parts words; only the `s` of `Kellogg's` stays with its word.
package struct WordReader {
    /// Bytes of a word: what is longer is cut, in names and queries alike.
    package static let maximumLength = 60

    private enum Kind { case letter, digit }

    private var word: Word = []
    private var kind: Kind?
    /// The word before, which may still get its `s`.
    private var waiting: Word = []
    private var isBehindApostrophe = false

    package init() {
        word.reserveCapacity(Self.maximumLength + 2)
        waiting.reserveCapacity(Self.maximumLength + 2)
    }

    package static func words(of text: String) -> [Word] {
        var reader = WordReader()
        var words: [Word] = []
        reader.read(text) { words.append($0) }
        return words
    }

    package mutating func read(_ text: String, _ take: (Word) -> Void) {
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                read(ascii: UInt8(scalar.value), take)
            } else {
                read(other: scalar, take)
            }
        }
        part(take)
    }

    private mutating func read(ascii byte: UInt8, _ take: (Word) -> Void) {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): append(byte, .letter, take)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20, .letter, take)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): append(byte, .digit, take)
        case UInt8(ascii: "'"), UInt8(ascii: "`"): readApostrophe(take)
        default: part(take)
        }
    }

    private mutating func read(other scalar: Unicode.Scalar, _ take: (Word) -> Void) {
        if let letter = Letter.own(scalar) { return append(letter, .letter, take) }
        if let letters = LatinLetters.folded(scalar) {
            guard !letters.isEmpty else { return part(take) }
            for letter in letters { append(letter, .letter, take) }
            return
        }
        switch scalar.value {
        // Marks that stand behind their letter, and what is not seen at all.
        case 0x300...0x36F:
            if let last = word.last, let letter = Letter.composed(last, scalar) {
                word[word.count - 1] = letter
            }
            return
        case 0xAD, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF: return
        case 0xB4, 0x2BC, 0x2018, 0x2019: return readApostrophe(take)
        default: break
        }
        let properties = scalar.properties
        if properties.generalCategory == .decimalNumber, let value = properties.numericValue {
            append(UInt8(ascii: "0") + UInt8(value), .digit, take)
        } else if properties.isAlphabetic || properties.generalCategory == .nonspacingMark {
            for byte in properties.lowercaseMapping.utf8 { append(byte, .letter, take) }
        } else {
            part(take)
        }
    }

    private mutating func append(_ byte: UInt8, _ kind: Kind, _ take: (Word) -> Void) {
        if let current = self.kind, current != kind { part(take) }
        self.kind = kind
        if word.count < Self.maximumLength { word.append(byte) }
    }

    private mutating func readApostrophe(_ take: (Word) -> Void) {
        let isInWord = kind == .letter
        end(take)
        isBehindApostrophe = isInWord
    }

    /// What comes next has nothing to do with what was.
    private mutating func part(_ take: (Word) -> Void) {
        end(take)
        isBehindApostrophe = false
        if !waiting.isEmpty {
            take(waiting)
            waiting.removeAll(keepingCapacity: true)
        }
    }

    private mutating func end(_ take: (Word) -> Void) {
        defer { kind = nil }
        guard !word.isEmpty else { return }
        if isBehindApostrophe, word == [UInt8(ascii: "s")], !waiting.isEmpty {
            waiting.append(UInt8(ascii: "s"))
        } else {
            if !waiting.isEmpty { take(waiting) }
            swap(&waiting, &word)
        }
        word.removeAll(keepingCapacity: true)
    }
}
