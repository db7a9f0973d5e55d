/// Groups of words that mean the same, as the shop's configuration has them.
package struct Synonyms: Equatable, Sendable {
    private var groups: [[[Word]]] = []
    /// By the first word of each expression: the group, and the place in it.
    private var byFirst: [Word: [(group: Int, place: Int)]] = [:]
    /// The keys of `byFirst`, sorted: those that begin alike stand side by side.
    private var firsts: [Word] = []
    /// Letters of a word that tell which one is being typed.
    private static let shortestBeginning = 4

    package init() {}

    /// - Parameter groups: each a list of expressions, of one word or several.
    package init(_ groups: [[String]]) {
        for group in groups {
            var expressions: [[Word]] = []
            for expression in group.map(WordReader.words(of:))
            where !expression.isEmpty && !expressions.contains(expression) {
                byFirst[expression[0].folded, default: []].append(
                    (self.groups.count, expressions.count))
                expressions.append(expression)
            }
            self.groups.append(expressions)
        }
        firsts = byFirst.keys.sorted { $0.lexicographicallyPrecedes($1) }
    }

    package static func == (left: Synonyms, right: Synonyms) -> Bool { left.groups == right.groups }

    /// Takes words as expressions where they stand one behind the other, the longest first.
    func terms(of words: [Word]) -> [Query.Term] {
        var terms: [Query.Term] = []
        var place = 0
        while place < words.count {
            let length = longest(at: place, of: words)
            let expression = Array(words[place..<place + length])
            var term = Query.Term(word: words[place], synonyms: others(than: expression))
            if length > 1 {
                // What was typed is one of the ways to say it: all its words together.
                term = Query.Term(
                    word: expression.flatMap { $0 },
                    synonyms: [expression] + others(than: expression))
            } else if term.synonyms.isEmpty {
                term.begun = others(begunBy: words[place])
            }
            terms.append(term)
            place += length
        }
        return terms
    }

    private func longest(at place: Int, of words: [Word]) -> Int {
        let lengths = byFirst[words[place].folded, default: []].map { entry -> Int in
            let expression = groups[entry.group][entry.place]
            let isThere = words[place...].starts(with: expression) { $0.folded == $1.folded }
            return isThere ? expression.count : 1
        }
        return lengths.max() ?? 1
    }

    private func others(than expression: [Word]) -> [[Word]] {
        let folded = expression.map(\.folded)
        return others(byFirst[folded[0], default: []]) { $0.map(\.folded) == folded }
    }

    /// What means the same as a word that begins so: `havredryck` for `havremj`.
    private func others(begunBy word: Word) -> [[Word]] {
        guard word.letters.count >= Self.shortestBeginning else { return [] }
        let folded = word.folded
        let low = partition(firsts.count) { firsts[$0].lexicographicallyPrecedes(folded) }
        let begun = firsts[low...].prefix { $0.starts(with: folded) }
        return others(begun.flatMap { byFirst[$0, default: []] }) { $0.count == 1 }
    }

    /// The other expressions of the groups of those that are meant.
    private func others(
        _ entries: [(group: Int, place: Int)], areMeant: ([Word]) -> Bool
    ) -> [[Word]] {
        var found: [[Word]] = []
        for entry in entries where areMeant(groups[entry.group][entry.place]) {
            for (place, other) in groups[entry.group].enumerated()
            where place != entry.place && !found.contains(other) {
                found.append(other)
            }
        }
        return found
    }
}
