/// Gives words numbers in the order in which they first come: a hash table over one run of bytes.
///
/// A dictionary of arrays would keep an object for each of a hundred thousand words.
struct WordTable {
    private(set) var text: [UInt8] = []
    private(set) var starts: [UInt32] = [0]
    /// A word's number and 1; 0 is free. Its size is a power of two.
    private var slots = [UInt32](repeating: 0, count: 64)

    var count: Int { starts.count - 1 }

    mutating func number(of word: some Collection<UInt8>) -> UInt32 {
        var slot = Self.hash(word) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if isEqual(number, word) { return UInt32(number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        text.append(contentsOf: word)
        starts.append(UInt32(text.count))
        slots[slot] = UInt32(count)
        if count * 2 > slots.count { grow() }
        return UInt32(count - 1)
    }

    private func isEqual(_ number: Int, _ word: some Collection<UInt8>) -> Bool {
        let start = Int(starts[number])
        guard Int(starts[number + 1]) - start == word.count else { return false }
        var place = start
        for byte in word {
            guard text[place] == byte else { return false }
            place += 1
        }
        return true
    }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for number in 0..<count {
            let word = text[Int(starts[number])..<Int(starts[number + 1])]
            var slot = Self.hash(word) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }

    /// FNV-1a, its high bits folded in.
    private static func hash(_ word: some Collection<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29)) & Int.max
    }
}

extension WordTable {
    /// The words sorted, and the place that each number has got.
    func sorted() -> (vocabulary: Vocabulary, places: [UInt32]) {
        let order = text.withUnsafeBufferPointer { text in
            starts.withUnsafeBufferPointer { starts in
                (0..<UInt32(count)).sorted { left, right in
                    var at = Int(starts[Int(left)])
                    var other = Int(starts[Int(right)])
                    let end = Int(starts[Int(left) + 1])
                    let otherEnd = Int(starts[Int(right) + 1])
                    while at < end && other < otherEnd {
                        if text[at] != text[other] { return text[at] < text[other] }
                        at += 1
                        other += 1
                    }
                    return end - at < otherEnd - other
                }
            }
        }
        var places = [UInt32](repeating: 0, count: count)
        var sortedText: [UInt8] = []
        sortedText.reserveCapacity(text.count)
        var sortedStarts: [UInt32] = [0]
        sortedStarts.reserveCapacity(count + 1)
        for (place, number) in order.enumerated() {
            places[Int(number)] = UInt32(place)
            sortedText.append(
                contentsOf: text[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])])
            sortedStarts.append(UInt32(sortedText.count))
        }
        return (Vocabulary(text: sortedText, starts: sortedStarts), places)
    }
}
