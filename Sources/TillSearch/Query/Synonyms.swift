/// Groups of words that mean the same, as the shop's configuration has them.
package struct Synonyms: Equatable, Sendable {
    private var groups: [[[Word]]] = []
    /// By the first word of each expression: the group, and the place in it.
    private var byFirst: [Word: [(group: Int, place: Int)]] = [:]

    package init() {}

    /// - Parameter groups: each a list of expressions, of one word or several.
    package init(_ groups: [[String]]) {
        for group in groups {
            var expressions: [[Word]] = []
            for expression in group.map(WordReader.words(of:))
            where !expression.isEmpty && !expressions.contains(expression) {
                byFirst[expression[0], default: []].append((self.groups.count, expressions.count))
                expressions.append(expression)
            }
            self.groups.append(expressions)
        }
    }

    package static func == (left: Synonyms, right: Synonyms) -> Bool { left.groups == right.groups }

    /// Takes words as expressions where they stand one behind the other, the longest first.
    func terms(of words: [Word]) -> [Query.Term] {
        var terms: [Query.Term] = []
        var place = 0
        while place < words.count {
            let length = longest(at: place, of: words)
            let expression = Array(words[place..<place + length])
            if length == 1 {
                terms.append(
                    Query.Term(word: words[place], synonyms: others(than: expression)))
            } else {
                // What was typed is one of the ways to say it: all its words together.
                terms.append(
                    Query.Term(
                        word: expression.flatMap { $0 },
                        synonyms: [expression] + others(than: expression)))
            }
            place += length
        }
        return terms
    }

    private func longest(at place: Int, of words: [Word]) -> Int {
        let lengths = byFirst[words[place], default: []].map { entry -> Int in
            let expression = groups[entry.group][entry.place]
            return words[place...].starts(with: expression) ? expression.count : 1
        }
        return lengths.max() ?? 1
    }

    private func others(than expression: [Word]) -> [[Word]] {
        var found: [[Word]] = []
        for entry in byFirst[expression[0], default: []]
        where groups[entry.group][entry.place] == expression {
            for other in groups[entry.group] where other != expression && !found.contains(other) {
                found.append(other)
            }
        }
        return found
    }
}
