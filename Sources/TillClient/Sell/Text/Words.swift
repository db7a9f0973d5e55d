import TillCore

/// A word or sentence of the register's screen, in every language that it has: `Words+Table.swift`
/// lists them all, its languages beside one another.
package struct Words: Equatable, Sendable, PrintWord {
    package let words: (swedish: String, english: String)

    init(_ swedish: String, _ english: String) { words = (swedish, english) }

    /// What is a name or a number, and the same in every language.
    init(same text: String) { words = (text, text) }

    init(_ word: any PrintWord) { words = word.words }

    /// With what stands in place of each `{}`.
    func with(_ values: Words...) -> Words {
        Words(
            Self.fill(words.swedish, values.map(\.words.swedish)),
            Self.fill(words.english, values.map(\.words.english)))
    }

    func with(_ values: String...) -> Words {
        Words(Self.fill(words.swedish, values), Self.fill(words.english, values))
    }

    static func + (left: Words, right: Words) -> Words {
        Words(
            left.words.swedish + right.words.swedish, left.words.english + right.words.english)
    }

    private static func fill(_ text: String, _ values: [String]) -> String {
        var parts = text.components(between: "{}")
        var filled = parts.removeFirst()
        for (index, part) in parts.enumerated() {
            filled += (index < values.count ? values[index] : "") + part
        }
        return filled
    }

    package static func == (left: Words, right: Words) -> Bool { left.words == right.words }
}

extension String {
    /// The parts around a mark, at least one.
    fileprivate func components(between mark: String) -> [String] {
        split(separator: mark, omittingEmptySubsequences: false).map(String.init)
    }
}

extension Response {
    /// `explanation`, with the sentence in the person's language where the code is known.
    func explanation(in language: Language) -> Words {
        guard language == .swedish else { return Words(same: explanation) }
        let known: (any PrintWord)? = Refusal.Code(rawValue: code) ?? ErrorCode(rawValue: code)
        guard let known else { return Words(same: explanation) }
        let details = line.pairs.map { " \($0.key)=\($0.value)" }.joined()
        return Words(same: "\(known.text(in: language)) (\(code)\(details))")
    }
}
