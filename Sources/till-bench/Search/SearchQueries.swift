import TillSearch

struct SearchQuery {
    let text: String
    /// The place of the name that it was made from.
    let item: Int
}

/// Queries made from names, always the same ones.
struct SearchQueries {
    private(set) var kinds: [(name: String, queries: [SearchQuery])] = []
    private var seed: UInt64 = 0x5EED

    init(_ names: [String], count: Int) {
        for (name, make) in Self.makers {
            var queries: [SearchQuery] = []
            for _ in 0..<count * 20 where queries.count < count {
                let item = below(names.count)
                let words = WordReader.words(of: names[item]).filter {
                    $0.count >= 4 && $0.allSatisfy { $0 >= 0x61 && $0 < 0x80 }
                }
                guard words.count >= 2 else { continue }
                queries.append(SearchQuery(text: make(&self, words), item: item))
            }
            kinds.append((name, queries))
        }
    }

    private typealias Maker = @Sendable (inout SearchQueries, [Word]) -> String

    private static let makers: [(String, Maker)] = [
        ("two-words", { $0.text($1.last ?? [], $1[0]) }),
        ("word-and-half", { $0.text($1[0], Array($1[1].prefix(3))) }),
        ("two-words-one-slip", { $0.text($0.misspelt($1[0]), $1[1]) }),
        ("end-of-word", { $0.text($1[0], Array($1[1].suffix(4))) }),
    ]

    private func text(_ first: Word, _ second: Word) -> String {
        String(decoding: first + [UInt8(ascii: " ")] + second, as: UTF8.self)
    }

    private mutating func misspelt(_ word: Word) -> Word {
        var word = word
        let place = below(word.count)
        let letter = UInt8(ascii: "a") + UInt8(below(26))
        switch below(4) {
        case 0: word.remove(at: place)
        case 1: word.insert(letter, at: place)
        case 2: word[place] = letter
        default: if place + 1 < word.count { word.swapAt(place, place + 1) }
        }
        return word
    }

    /// A number below `count`, out of xorshift64.
    private mutating func below(_ count: Int) -> Int {
        seed ^= seed << 13
        seed ^= seed >> 7
        seed ^= seed << 17
        return Int(seed % UInt64(count))
    }
}
