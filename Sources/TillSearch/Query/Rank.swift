/// Where a document stands among those found: the lower the better.
///
/// From the left: a term is missing; terms are misspelt; none are left in stock; how well the terms
/// fit and how often it sells, weighed against each other; the length of its name.
struct Rank: Comparable, Sendable {
    let value: UInt32

    static func < (left: Rank, right: Rank) -> Bool { left.value < right.value }

    /// One step in how well a term fits is worth so many doublings of sales.
    private static let doublingsAPoint: UInt32 = 3
    /// Doublings of `sold`, which has 16 bits.
    private static let maximumDoublings: UInt32 = 16

    /// - Parameters:
    ///   - missing: the weight of the term that isn't there; 0 when all are.
    ///   - sold: eighths of receipt lines of a week.
    init(
        points: UInt32, misspelt: UInt32, missing: UInt32, isOut: Bool, sold: UInt16,
        length: UInt8
    ) {
        let doublings = UInt32(UInt16.bitWidth - sold.leadingZeroBitCount)
        let fit = min((points + missing) * Self.doublingsAPoint, 1000)
        value =
            (missing > 0 ? 1 << 31 : 0) | min(misspelt, 3) << 29 | (isOut ? 1 << 28 : 0)
            | (fit + Self.maximumDoublings - doublings) << 8 | UInt32(length)
    }
}

/// The best documents of one segment, so many at most.
struct Best {
    private(set) var entries: [(rank: Rank, document: UInt32)] = []
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
        entries.reserveCapacity(capacity + 1)
    }

    mutating func take(_ document: UInt32, _ rank: Rank) {
        if entries.count == capacity {
            guard let last = entries.last, (rank, document) < (last.rank, last.document) else {
                return
            }
            entries.removeLast()
        }
        let place = partition(entries.count) { index in
            (entries[index].rank, entries[index].document) < (rank, document)
        }
        entries.insert((rank, document), at: place)
    }
}
