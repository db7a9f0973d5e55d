/// Words that differ from a typed one by one letter: one too many, one too few, another, or two
/// that have changed places (Damerau and Levenshtein's distance of 1). A letter is one, whatever
/// script it is of and however many bytes it has. An `a` or `o` that was typed is `å ä ö` as well.
///
/// The sorted parts are walked as a tree. Along the letters that were typed, each place is where
/// the slip may have been; behind it the rest has to come as typed. So a word of ten letters asks
/// for some hundreds of narrowings and never looks at the vocabulary as a whole.
extension Vocabulary {
    func misspellings(of word: Word) -> [Reading.Hit] {
        var search = SlipSearch(self, word.folded)
        if word != search.word { search.takeAsTyped() }
        search.look(in: all, at: 0)
        return search.hits
    }
}

private struct SlipSearch {
    /// Inside of compounds a word has to be this long: short ones are nearly something everywhere.
    private static let shortestInside = 5

    let word: Word
    private(set) var hits: [Reading.Hit] = []
    private let vocabulary: Vocabulary
    private let letters: [Range<Int>]

    init(_ vocabulary: Vocabulary, _ word: Word) {
        self.vocabulary = vocabulary
        self.word = word
        letters = word.letters
    }

    /// What is written without the marks that were typed.
    mutating func takeAsTyped() { take(vocabulary.all, word[...], mayGoOn: true) }

    /// - Parameter stretch: what has all letters before this place.
    mutating func look(in stretch: Vocabulary.Stretch, at place: Int) {
        guard place < letters.count, !stretch.isEmpty else { return }
        let letter = word[letters[place]]
        let rest = word[letters[place].upperBound...]
        take(stretch, rest, mayGoOn: !rest.isEmpty)
        if place + 1 < letters.count {
            let next = word[letters[place + 1]]
            let swapped = next + letter + rest.dropFirst(next.count)
            if !next.elementsEqual(letter) { take(stretch, swapped[...], mayGoOn: true) }
        }
        vocabulary.forEachNextLetter(of: stretch) { other, deeper in
            guard !isRead(letter, as: other) else { return }
            take(deeper, rest, mayGoOn: true)
            take(deeper, word[letters[place].lowerBound...], mayGoOn: true)
        }
        vocabulary.forEach(of: stretch, along: letter) { look(in: $0, at: place + 1) }
    }

    private func isRead(_ typed: ArraySlice<UInt8>, as letter: ArraySlice<UInt8>) -> Bool {
        if typed.elementsEqual(letter) { return true }
        guard let first = typed.first, let other = letter.first, typed.count == 1 else {
            return false
        }
        return Letter.alike(first).contains(other)
    }

    /// - Parameter mayGoOn: whether more letters may follow: not when the last one typed is taken
    ///   for the slip, or half of the vocabulary would do.
    private mutating func take(
        _ stretch: Vocabulary.Stretch, _ rest: ArraySlice<UInt8>, mayGoOn: Bool
    ) {
        let isLong = letters.count >= Self.shortestInside
        vocabulary.forEach(of: stretch, along: rest) { stretch in
            guard hits.count < Vocabulary.maximumHits else { return }
            hits += vocabulary.hits(
                in: stretch, whole: .misspelt, beginning: mayGoOn ? .misspeltBeginning : nil,
                ending: isLong ? .misspeltPart : nil,
                inside: isLong && mayGoOn ? .misspeltPart : nil)
        }
    }
}
