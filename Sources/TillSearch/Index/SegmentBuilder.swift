import TillCore

/// Gathers documents in any order and makes a segment of them.
package struct SegmentBuilder: ~Copyable {
    private var table = WordTable()
    private var reader = WordReader()
    private var codes: [ItemCode] = []
    private var wordStarts: [UInt32] = [0]
    private var words: [UInt32] = []
    private var lengths: [UInt8] = []
    private var groups: [UInt16] = []
    private var groupNames: [String] = []
    private var groupNumbers: [String: UInt16] = [:]

    package init() {}

    package var count: Int { codes.count }

    /// Of a code that comes twice, the last holds.
    package mutating func add(_ code: ItemCode, name: String, group: String) {
        codes.append(code)
        var words = words
        self.words = []
        reader.read(name) { words.append(table.number(of: $0)) }
        self.words = words
        wordStarts.append(UInt32(words.count))
        lengths.append(UInt8(min(name.unicodeScalars.count, 255)))
        groups.append(number(ofGroup: group))
    }

    /// Groups beyond 65,535 are one.
    private mutating func number(ofGroup group: String) -> UInt16 {
        if let number = groupNumbers[group] { return number }
        let number = UInt16(min(groupNames.count, Int(UInt16.max)))
        if groupNames.count <= Int(number) { groupNames.append(group) }
        groupNumbers[group] = number
        return number
    }

    package consuming func finish() -> Segment {
        let order = Self.order(codes)
        let (vocabulary, places) = table.sorted()
        var sortedStarts: [UInt32] = [0]
        var sortedWords: [UInt32] = []
        sortedStarts.reserveCapacity(order.count + 1)
        sortedWords.reserveCapacity(words.count)
        for document in order {
            for place in wordStarts[document]..<wordStarts[document + 1] {
                sortedWords.append(places[Int(words[Int(place)])])
            }
            sortedStarts.append(UInt32(sortedWords.count))
        }
        return Segment(
            keys: Keys(order.map { codes[$0] }), vocabulary: vocabulary,
            wordStarts: sortedStarts, words: sortedWords, lengths: order.map { lengths[$0] },
            groups: order.map { groups[$0] }, groupNames: groupNames)
    }

    /// Documents by code, the last of each.
    private static func order(_ codes: [ItemCode]) -> [Int] {
        let isSorted = zip(codes, codes.dropFirst()).allSatisfy { $0.comesBefore($1) }
        guard !isSorted else { return Array(codes.indices) }
        let sorted = codes.indices.sorted { left, right in
            if codes[left] == codes[right] { return left < right }
            return codes[left].comesBefore(codes[right])
        }
        return sorted.indices.filter { place in
            place + 1 == sorted.count || codes[sorted[place]] != codes[sorted[place + 1]]
        }.map { sorted[$0] }
    }
}

extension SegmentBuilder {
    /// Takes a document over from a segment.
    ///
    /// - Parameter numbers: those of its vocabulary here, as far as they are known: 0, or one and
    ///   1. It is kept by whoever takes over several.
    mutating func add(_ document: Int, of segment: Segment, numbers: inout [UInt32]) {
        codes.append(segment.keys[document])
        for word in segment.words(of: document) {
            if numbers[Int(word)] == 0 {
                numbers[Int(word)] = table.number(of: segment.vocabulary[Int(word)]) + 1
            }
            words.append(numbers[Int(word)] - 1)
        }
        wordStarts.append(UInt32(words.count))
        lengths.append(segment.lengths[document])
        groups.append(number(ofGroup: segment.groupNames[Int(segment.groups[document])]))
    }
}
