/// What somebody types, as it is looked for.
///
/// ```
/// Havre-mjölk, 1l  ->  havre  mjolk  1  l
/// ```
/// However much is typed, so many words count; the rest is passed over.
package struct Query: Equatable, Sendable {
    package static let maximumTerms = 8
    /// Bytes of what is typed that are looked at.
    package static let maximumLength = 1000

    /// A word, and what means the same.
    struct Term: Equatable, Sendable {
        var word: Word
        /// Each is one word or several that all must be there.
        var synonyms: [[Word]] = []
        /// What means the same as words that begin so, while somebody is still typing.
        var begun: [[Word]] = []

        /// Too little to guess what was meant, or a number, which is never nearly another.
        var mayBeMisspelt: Bool {
            word.letters.count >= 4 && word.first?.isASCIIDigit == false
        }
    }

    var terms: [Term]

    package init(_ words: [String], synonyms: Synonyms = Synonyms()) {
        let text = words.joined(separator: " ").unicodeScalars.prefix(Self.maximumLength)
        var read: [Word] = []
        var reader = WordReader()
        reader.read(String(String.UnicodeScalarView(text))) { read.append($0) }
        terms = synonyms.terms(of: Array(read.prefix(Self.maximumTerms)))
        var seen: Set<Word> = []
        terms = terms.filter { seen.insert($0.word).inserted }
    }

    package var isEmpty: Bool { terms.isEmpty }
}

extension UInt8 {
    var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
