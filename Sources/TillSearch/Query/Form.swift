/// A word without the ending that a sentence gave it.
///
/// Names of goods say `banan`, people ask for `bananer`. Of a word that nothing fits, the endings
/// of Swedish and English nouns are taken off and what is left is looked for as a word.
enum Form {
    private static let endings: [Word] = [
        "arna", "erna", "orna", "ens", "ets", "ies", "en", "et", "er", "ar", "or", "na", "es", "n",
        "t", "s", "a",
    ].map { Array($0.utf8) }

    private static let shortest = 3

    /// What a word may be a form of.
    static func bases(of word: Word) -> [Word] {
        endings.compactMap { ending in
            let length = word.count - ending.count
            guard length >= shortest, word[length...].elementsEqual(ending) else { return nil }
            return Array(word[..<length])
        }
    }
}

extension Vocabulary {
    func forms(of word: Word) -> [Reading.Hit] {
        Form.bases(of: word).flatMap { base in
            hits(typed: base[...], whole: .form, beginning: nil, ending: .form, inside: nil)
        }
    }
}
