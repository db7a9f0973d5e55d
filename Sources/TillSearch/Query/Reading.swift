/// The words of a vocabulary that a word of a query may mean.
struct Reading: Sendable {
    struct Hit: Equatable, Sendable {
        let word: UInt32
        let fit: Fit
    }

    /// The best first.
    var hits: [Hit] = []
    /// Documents of all hits; one may be counted several times.
    var documents = 0
}

/// How well a word of a name fits one of a query, the best first.
enum Fit: UInt8, Comparable, Sendable {
    case exact
    /// Half typed, or the first half of a compound.
    case beginning
    /// The last half of a compound, which says what it is: `mjölk` in `mellanmjölk`.
    case ending
    /// The same word in another form: `bananer`, `banan`.
    case form
    case inside
    case misspelt
    /// Misspelt and half typed.
    case misspeltBeginning
    /// Misspelt inside of a compound.
    case misspeltPart

    static func < (left: Fit, right: Fit) -> Bool { left.rawValue < right.rawValue }

    var isMisspelt: Bool { self >= .misspelt }

    /// What it costs a document: the less the better.
    var points: UInt32 {
        switch self {
        case .exact: 0
        case .beginning, .ending: 2
        case .form: 3
        case .inside: 6
        case .misspelt: 8
        case .misspeltBeginning: 10
        case .misspeltPart: 12
        }
    }
}

extension Vocabulary {
    /// How many words one word may mean: more are never looked at.
    static let maximumHits = 20_000

    /// What a word means as it is typed: it, what begins with it, what ends with it or holds it.
    func fits(_ word: Word) -> [Reading.Hit] {
        guard word.count >= Self.shortestPart else { return beginnings(word) }
        return hits(
            typed: word[...], whole: .exact, beginning: .beginning, ending: .ending,
            inside: .inside)
    }

    /// A letter or two begin words, and stand inside of too many.
    private func beginnings(_ word: Word) -> [Reading.Hit] {
        var spellings: [Word] = [[]]
        for letter in word {
            let alike = [letter] + Letter.alike(letter)
            spellings = spellings.flatMap { spelling in alike.map { spelling + [$0] } }
        }
        let numbers = spellings.flatMap { self.numbers(beginning: $0) }
        return numbers.prefix(Self.maximumHits).map { number in
            Reading.Hit(
                word: UInt32(number),
                fit: self[number].count == word.count ? .exact : .beginning)
        }
    }

    /// What a synonym means: not what only holds its letters somewhere.
    func fits(synonym word: Word) -> [Reading.Hit] {
        fits(word).filter { $0.fit != .inside }
    }

    /// The words of all stretches of what was typed.
    func hits(
        typed letters: ArraySlice<UInt8>, whole: Fit?, beginning: Fit?, ending: Fit?, inside: Fit?
    ) -> [Reading.Hit] {
        var hits: [Reading.Hit] = []
        forEach(of: all, along: letters) { stretch in
            guard hits.count < Self.maximumHits else { return }
            hits += self.hits(
                in: stretch, whole: whole, beginning: beginning, ending: ending, inside: inside)
        }
        return hits
    }

    /// The words of the parts in a stretch, by where in the word the part begins and whether the
    /// stretch's letters go to its end. What has no fit is left out.
    func hits(
        in stretch: Stretch, whole: Fit?, beginning: Fit?, ending: Fit?, inside: Fit?
    ) -> [Reading.Hit] {
        var hits: [Reading.Hit] = []
        for place in stretch.low..<max(stretch.low, min(stretch.high, stretch.low + 200_000)) {
            let part = parts[place]
            let isBeginning = part & 63 == 0
            let isEnd = letter(of: part, at: stretch.depth) == 0
            let fit =
                isBeginning ? (isEnd ? whole : beginning) : (isEnd ? ending : inside)
            if let fit { hits.append(Reading.Hit(word: part >> 6, fit: fit)) }
            if hits.count == Self.maximumHits { break }
        }
        return hits
    }
}
