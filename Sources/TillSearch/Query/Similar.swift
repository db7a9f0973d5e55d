import TillCore

extension Index {
    /// Items of the same group that have words in common with an item, what is in stock first, then
    /// those with the rarest words in common.
    package func similar(to code: ItemCode, limit: Int) -> [ItemCode] {
        guard
            let layer = layers.first(where: { layer in
                layer.segment.keys.document(of: code).map {
                    !layer.marks[$0].contains(.gone)
                } ?? false
            }), let document = layer.segment.keys.document(of: code)
        else { return [] }
        let segment = layer.segment
        let group = segment.groupNames[Int(segment.groups[document])]
        var words: [Word] = []
        for number in segment.words(of: document) {
            let word = Word(segment.vocabulary[Int(number)])
            if !words.contains(word) { words.append(word) }
        }
        var found: [(rank: UInt32, code: ItemCode)] = []
        for layer in layers {
            let entries = layer.similar(words, group, limit: limit + 1)
            found += entries.map { ($0.rank, layer.segment.keys[Int($0.document)]) }
        }
        return found.filter { $0.code != code }.sorted { left, right in
            left.rank == right.rank ? left.code.comesBefore(right.code) : left.rank < right.rank
        }.prefix(limit).map(\.code)
    }
}

extension Index.Layer {
    /// So many postings are looked at for what is like an item.
    private static let maximumPostings = 40_000

    /// The documents of a group by the weight of the words that they have in common.
    fileprivate func similar(
        _ words: [Word], _ group: String, limit: Int
    ) -> [(rank: UInt32, document: UInt32)] {
        guard let group = segment.groupNames.firstIndex(of: group).map({ UInt16($0) }) else {
            return []
        }
        var weights: [UInt32: UInt32] = [:]
        var postingsLeft = Self.maximumPostings
        for (numbers, documents) in hits(words) {
            postingsLeft -= documents
            if postingsLeft < 0 { break }
            let share = segment.count / max(documents, 1)
            let weight = 1 + UInt32(Int.bitWidth - share.leadingZeroBitCount)
            for number in numbers {
                for place in segment.documents(of: Int(number)) {
                    weights[segment.postings[place], default: 0] += weight
                }
            }
        }
        let ranked = weights.compactMap { document, weight -> (rank: UInt32, document: UInt32)? in
            let place = Int(document)
            guard segment.groups[place] == group, !marks[place].contains(.gone) else { return nil }
            let doublings = UInt32(UInt16.bitWidth - sold[place].leadingZeroBitCount)
            let value = weight * 4 + doublings
            return (
                (marks[place].contains(.out) ? 1 << 30 : 0) | (1 << 20 - min(value, 1 << 20)),
                document
            )
        }
        return Array(
            ranked.sorted { ($0.rank, $0.document) < ($1.rank, $1.document) }.prefix(limit))
    }

    /// The vocabulary's words for each of the item's: it, and what it is a kind of (`mjölk` of
    /// `mellanmjölk`, and so all that ends like it). The rarest first.
    private func hits(_ words: [Word]) -> [(numbers: [UInt32], documents: Int)] {
        let vocabulary = segment.vocabulary
        var hits: [[UInt32]] = []
        for word in words where word.first?.isASCIIDigit == false {
            if let number = vocabulary.number(of: word) { hits.append([UInt32(number)]) }
            if let kind = kind(of: word) { hits.append(kind) }
        }
        return hits.map { numbers in
            (numbers, numbers.reduce(0) { $0 + segment.documents(of: Int($1)).count })
        }.sorted { $0.documents < $1.documents }
    }

    /// All words with the longest ending that a word shares with others.
    private func kind(of word: Word) -> [UInt32]? {
        let vocabulary = segment.vocabulary
        for start in stride(from: 3, through: word.count - 4, by: 1) {
            let words = vocabulary.hits(
                in: vocabulary.narrowed(vocabulary.all, by: word[start...]), whole: .exact,
                beginning: nil, ending: .ending, inside: nil)
            if words.count > 1 { return words.map(\.word) }
        }
        return nil
    }
}
