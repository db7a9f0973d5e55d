/// The words of a segment, each once, sorted; and the parts that they can be found by.
///
/// A *part* is a word from some letter to its end: from its first, and from its third on while at
/// least three are left. Sorted, all parts that begin with the same letters stand side by side, so
/// a query's word is a stretch of them: words that are it, begin with it, end with it (`mjölk` in
/// `mellanmjölk`) or hold it. The sorted list is a tree of letters without the tree: going a letter
/// deeper narrows the stretch by binary search.
struct Vocabulary: Sendable {
    /// Of all words, one behind the other.
    let text: [UInt8]
    /// Where each word begins, and where the last one ends.
    let starts: [UInt32]
    /// A word's number, times 64, and the place of the part's first letter.
    let parts: [UInt32]

    static let shortestPart = 3

    /// - Parameter words: sorted, none twice.
    init(text: [UInt8], starts: [UInt32]) {
        self.text = text
        self.starts = starts
        parts = Self.sortedParts(text, starts)
    }

    var count: Int { starts.count - 1 }

    subscript(_ word: Int) -> ArraySlice<UInt8> { text[Int(starts[word])..<Int(starts[word + 1])] }

    private static func sortedParts(_ text: [UInt8], _ starts: [UInt32]) -> [UInt32] {
        var parts: [UInt32] = []
        for word in 0..<starts.count - 1 {
            let start = Int(starts[word])
            let length = Int(starts[word + 1]) - start
            parts.append(UInt32(word) << 6)
            for offset in stride(from: 2, through: length - shortestPart, by: 1)
            // The bytes behind the first of a letter outside ASCII begin nothing.
            where text[start + offset] & 0xC0 != 0x80 {
                parts.append(UInt32(word) << 6 | UInt32(offset))
            }
        }
        text.withUnsafeBufferPointer { text in
            starts.withUnsafeBufferPointer { starts in
                parts.sort { left, right in
                    var (at, end) = bounds(left, starts)
                    var (other, otherEnd) = bounds(right, starts)
                    while at < end && other < otherEnd {
                        if text[at] != text[other] { return text[at] < text[other] }
                        at += 1
                        other += 1
                    }
                    (at, other) = (end - at, otherEnd - other)
                    (end, otherEnd) = (0, 0)
                    return at == other ? left < right : at < other
                }
            }
        }
        return parts
    }

    private static func bounds(
        _ part: UInt32, _ starts: UnsafeBufferPointer<UInt32>
    ) -> (Int, Int) {
        let word = Int(part >> 6)
        return (Int(starts[word]) + Int(part & 63), Int(starts[word + 1]))
    }
}

extension Vocabulary {
    /// A stretch of parts that have their first `depth` letters in common.
    struct Stretch {
        var low: Int
        var high: Int
        var depth: Int

        var isEmpty: Bool { low >= high }
    }

    var all: Stretch { Stretch(low: 0, high: parts.count, depth: 0) }

    /// The letter that comes next in a part; 0 at its end, which sorts before all letters.
    func letter(of part: UInt32, at depth: Int) -> UInt8 {
        let word = Int(part >> 6)
        let place = Int(starts[word]) + Int(part & 63) + depth
        return place < Int(starts[word + 1]) ? text[place] : 0
    }

    func narrowed(_ stretch: Stretch, to letter: UInt8) -> Stretch {
        let low = firstPart(of: stretch, from: letter)
        let high = letter == .max ? stretch.high : firstPart(of: stretch, from: letter + 1)
        return Stretch(low: low, high: high, depth: stretch.depth + 1)
    }

    func narrowed(_ stretch: Stretch, by letters: ArraySlice<UInt8>) -> Stretch {
        var stretch = stretch
        for letter in letters where !stretch.isEmpty { stretch = narrowed(stretch, to: letter) }
        return stretch
    }

    /// The stretches of what was typed, one for each way to read `a` and `o`.
    func forEach(
        of stretch: Stretch, along letters: ArraySlice<UInt8>, _ body: (Stretch) -> Void
    ) {
        guard !stretch.isEmpty else { return }
        guard let letter = letters.first else { return body(stretch) }
        let rest = letters.dropFirst()
        forEach(of: narrowed(stretch, to: letter), along: rest, body)
        for alike in Letter.alike(letter) {
            forEach(of: narrowed(stretch, to: alike), along: rest, body)
        }
    }

    private func firstPart(of stretch: Stretch, from letter: UInt8) -> Int {
        var (low, high) = (stretch.low, stretch.high)
        while low < high {
            let middle = (low + high) / 2
            if self.letter(of: parts[middle], at: stretch.depth) < letter {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// The stretches one letter deeper, ends left out.
    func forEachNext(of stretch: Stretch, _ body: (UInt8, Stretch) -> Void) {
        var low = firstPart(of: stretch, from: 1)
        while low < stretch.high {
            let letter = self.letter(of: parts[low], at: stretch.depth)
            let rest = Stretch(low: low, high: stretch.high, depth: stretch.depth)
            let high = letter == .max ? stretch.high : firstPart(of: rest, from: letter + 1)
            body(letter, Stretch(low: low, high: high, depth: stretch.depth + 1))
            low = high
        }
    }

    /// The same for letters, however many bytes one has.
    func forEachNextLetter(
        of stretch: Stretch, _ body: (ArraySlice<UInt8>, Stretch) -> Void
    ) {
        func next(_ stretch: Stretch, _ letter: [UInt8], _ left: Int) {
            guard left > 0 else { return body(letter[...], stretch) }
            forEachNext(of: stretch) { next($1, letter + [$0], left - 1) }
        }
        forEachNext(of: stretch) { next($1, [$0], Letter.length(beginning: $0) - 1) }
    }

    /// The numbers of the words that what was typed is all of.
    func words(typed letters: ArraySlice<UInt8>) -> [UInt32] {
        var words: [UInt32] = []
        forEach(of: all, along: letters) { stretch in
            let ends = narrowed(stretch, to: 0)
            for part in parts[ends.low..<max(ends.low, ends.high)] where part & 63 == 0 {
                words.append(part >> 6)
            }
        }
        return words
    }

    /// The numbers of the words that end with what was typed and are longer. All words are looked
    /// at: it is for two letters, which nothing else finds.
    func words(ending letters: Word) -> [UInt32] {
        var words: [UInt32] = []
        for word in 0..<count {
            let text = self[word]
            guard text.count > letters.count else { continue }
            let isEnd = zip(text.suffix(letters.count), letters).allSatisfy { letter, typed in
                letter == typed || Letter.alike(typed).contains(letter)
            }
            if isEnd { words.append(UInt32(word)) }
        }
        return words
    }

    /// The number of a word that stands here whole.
    func number(of word: Word) -> Int? {
        let place = partition(count) { self[$0].lexicographicallyPrecedes(word) }
        return place < count && self[place].elementsEqual(word) ? place : nil
    }

    /// The numbers of words that begin with these letters.
    func numbers(beginning letters: Word) -> Range<Int> {
        let low = partition(count) { self[$0].lexicographicallyPrecedes(letters) }
        let high = partition(count - low) { self[low + $0].starts(with: letters) }
        return low..<low + high
    }
}
