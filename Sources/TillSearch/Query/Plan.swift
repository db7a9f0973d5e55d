/// How a query is looked for in one segment: what each of its words may mean there.
struct Plan {
    /// One way to satisfy a term: all of its readings must be in a name.
    struct Alternative {
        /// Places in the plan's readings.
        var readings: [Int]
        /// What taking this way costs, beside how well its readings fit.
        var points: UInt32
        /// Documents of the rarest reading: more can't have all.
        var documents: Int
    }

    /// So many may one query have in all: each has a bit.
    static let maximumReadings = 32
    /// Less than a beginning: a word that means the same is nearer than one with the same letters.
    private static let synonymPoints: UInt32 = 1
    private static let begunPoints: UInt32 = 2
    private static let pairPoints: UInt32 = 3
    private static let maximumPairs = 3

    private(set) var readings: [Reading] = []
    /// For each term of the query; a term that nothing fits has none.
    private(set) var terms: [[Alternative]] = []
    private let segment: Segment

    /// - Parameter widened: terms that are also looked for in other forms and misspelt.
    init(_ query: Query, in segment: Segment, widened: Set<Int>) {
        self.segment = segment
        for (place, term) in query.terms.enumerated() {
            terms.append(alternatives(of: term, isWidened: widened.contains(place)))
        }
    }

    /// Documents that a term may be found in, counted with repetitions.
    func documents(of term: Int) -> Int {
        terms[term].reduce(0) { $0 + $1.documents }
    }

    /// Whether a term is found in no better way than somewhere inside of other words.
    func isFarFetched(_ term: Int) -> Bool {
        terms[term].allSatisfy { way in
            way.points > Self.synonymPoints
                || way.readings.contains {
                    readings[$0].hits.first.map { $0.fit > .ending } ?? true
                }
        }
    }

    private mutating func alternatives(of term: Query.Term, isWidened: Bool) -> [Alternative] {
        let vocabulary = segment.vocabulary
        var ways: [Alternative] = []
        var hits = vocabulary.fits(term.word)
        if isWidened { hits += vocabulary.forms(of: term.word) }
        if isWidened && term.mayBeMisspelt { hits += vocabulary.misspellings(of: term.word) }
        if isWidened && term.word.letters.count == 2 { hits += endings(term.word) }
        add([hits], points: 0, to: &ways)
        for (left, right) in pairs(in: term.word) {
            add([left, right], points: Self.pairPoints, to: &ways)
        }
        for synonym in term.synonyms {
            add(
                synonym.map { vocabulary.fits(synonym: $0) }, points: Self.synonymPoints,
                to: &ways)
        }
        for synonym in term.begun where isWidened {
            add(
                synonym.map { vocabulary.fits(synonym: $0) }, points: Self.begunPoints, to: &ways)
        }
        return ways
    }

    /// `öl` in `Folköl`: two letters end too many words to count beside those that they begin.
    private func endings(_ word: Word) -> [Reading.Hit] {
        guard word.first?.isASCIIDigit == false else { return [] }
        return segment.vocabulary.words(ending: word).prefix(Vocabulary.maximumHits).map {
            Reading.Hit(word: $0, fit: .ending)
        }
    }

    private mutating func add(
        _ parts: [[Reading.Hit]], points: UInt32, to ways: inout [Alternative]
    ) {
        guard parts.allSatisfy({ !$0.isEmpty }),
            readings.count + parts.count <= Self.maximumReadings
        else { return }
        var way = Alternative(readings: [], points: points, documents: .max)
        for hits in parts {
            let documents = hits.reduce(0) { $0 + segment.documents(of: Int($1.word)).count }
            way.readings.append(readings.count)
            way.documents = min(way.documents, documents)
            readings.append(Reading(hits: Self.sorted(hits), documents: documents))
        }
        ways.append(way)
    }

    /// By fit, otherwise as they stand: there are few fits and many hits.
    private static func sorted(_ hits: [Reading.Hit]) -> [Reading.Hit] {
        guard zip(hits, hits.dropFirst()).contains(where: { $1.fit < $0.fit }) else { return hits }
        var byFit = [[Reading.Hit]](repeating: [], count: Int(Fit.misspeltPart.rawValue) + 1)
        for hit in hits { byFit[Int(hit.fit.rawValue)].append(hit) }
        return Array(byFit.joined())
    }

    private typealias Pair = (left: [Reading.Hit], right: [Reading.Hit])

    /// Two words of the vocabulary that were typed as one: `havremjölk` for `Havre mjölk`,
    /// `drpepper` for `Dr Pepper`; the second may be half typed, or end another (`komjölk`, `Ko
    /// Mellanmjölk`). The `s` that joins some compounds is passed over.
    private func pairs(in word: Word) -> [Pair] {
        let letters = word.letters
        guard letters.count >= 5, word.first?.isASCIIDigit == false else { return [] }
        var pairs: [(pair: Pair, isShort: Bool, documents: Int)] = []
        for length in 2...letters.count - 2 {
            let end = letters[length].lowerBound
            let left = left(word[..<end])
            guard !left.isEmpty else { continue }
            let right = right(word[end...], isWhole: letters.count - length == 2)
            guard !right.isEmpty else { continue }
            let documents = left.reduce(0) { $0 + segment.documents(of: Int($1.word)).count }
            let isShort = length == 2 || letters.count - length == 2
            pairs.append(((left, right), isShort, documents))
        }
        let best = pairs.enumerated().sorted { left, right in
            if left.element.isShort != right.element.isShort { return right.element.isShort }
            return (left.element.documents, left.offset) > (right.element.documents, right.offset)
        }
        return best.prefix(Self.maximumPairs).map(\.element.pair)
    }

    private func left(_ letters: ArraySlice<UInt8>) -> [Reading.Hit] {
        let vocabulary = segment.vocabulary
        let words = vocabulary.words(typed: letters).map { Reading.Hit(word: $0, fit: .exact) }
        guard words.isEmpty, letters.last == UInt8(ascii: "s"),
            letters.count > Vocabulary.shortestPart
        else { return words }
        return vocabulary.words(typed: letters.dropLast()).map {
            Reading.Hit(word: $0, fit: .form)
        }
    }

    /// - Parameter isWhole: whether it has to be all of a word: two letters begin too many.
    private func right(_ letters: ArraySlice<UInt8>, isWhole: Bool) -> [Reading.Hit] {
        let vocabulary = segment.vocabulary
        if isWhole {
            return vocabulary.words(typed: letters).map { Reading.Hit(word: $0, fit: .exact) }
        }
        return vocabulary.hits(
            typed: letters, whole: .exact, beginning: .beginning, ending: .ending, inside: nil)
    }
}
