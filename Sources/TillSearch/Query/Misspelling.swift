/// Words that differ from a typed one by one letter: one too many, one too few, another, or two
/// that have changed places (Damerau and Levenshtein's distance of 1).
///
/// The sorted parts are walked as a tree. Along the letters that were typed, each place is where
/// the slip may have been; behind it the rest has to come as typed. So a word of ten letters asks
/// for some hundreds of narrowings and never looks at the vocabulary as a whole.
extension Vocabulary {
    /// Inside of compounds a word has to be this long: short ones are nearly something everywhere.
    private static let shortestInside = 5

    func misspellings(of word: Word) -> [Reading.Hit] {
        var hits: [Reading.Hit] = []
        var stretch = all
        for place in word.indices {
            let rest = word[(place + 1)...]
            take(narrowed(stretch, by: rest), place, word, mayGoOn: !rest.isEmpty, &hits)
            if let next = rest.first, next != word[place] {
                let swapped = narrowed(narrowed(stretch, to: next), to: word[place])
                take(narrowed(swapped, by: rest.dropFirst()), place, word, mayGoOn: true, &hits)
            }
            forEachNext(of: stretch) { letter, deeper in
                guard letter != word[place] else { return }
                take(narrowed(deeper, by: rest), place, word, mayGoOn: true, &hits)
                take(narrowed(deeper, by: word[place...]), place, word, mayGoOn: true, &hits)
            }
            stretch = narrowed(stretch, to: word[place])
            if stretch.isEmpty { break }
        }
        return hits
    }

    /// - Parameter mayGoOn: whether more letters may follow: not when the last one typed is taken
    ///   for the slip, or half of the vocabulary would do.
    private func take(
        _ stretch: Stretch, _ place: Int, _ word: Word, mayGoOn: Bool, _ hits: inout [Reading.Hit]
    ) {
        guard !stretch.isEmpty, hits.count < Self.maximumHits else { return }
        let isLong = word.count >= Self.shortestInside
        hits += self.hits(
            in: stretch, whole: .misspelt, beginning: mayGoOn ? .misspeltBeginning : nil,
            ending: isLong ? .misspeltPart : nil,
            inside: isLong && mayGoOn ? .misspeltPart : nil)
    }
}
