import TillCore

/// After a crash the writer takes lines one at a time and remembers, across another crash, which
/// one it was deciding: a line that killed it twice is refused, and the shop goes on.
package struct Caution: Equatable, Sendable {
    package enum Action: Equatable, Sendable {
        case goOn
        /// Remember that this line is tried for the n-th time.
        case note(times: Int)
        case refuse
    }

    /// How many lines after an abnormal end are taken one by one: terminals send again at once what
    /// they have no answer for, so the line at fault is among the first.
    package static let lines = 1000

    private var suspects: [Hex: Int]
    private var linesLeft: Int
    private var noted: Hex?

    package init(suspects: [Hex: Int], isNeeded: Bool) {
        self.suspects = suspects
        linesLeft = isNeeded ? Self.lines : 0
    }

    /// Batches of one.
    package var isActive: Bool { linesLeft > 0 }

    package mutating func receivedLine(_ digest: Hex) -> Action {
        let times = suspects[digest] ?? 0
        guard times < 2 else { return .refuse }
        guard isActive else { return .goOn }
        linesLeft -= 1
        noted = digest
        return .note(times: times + 1)
    }

    /// The line that was noted and did no harm: its batch is on disk.
    package mutating func takeHarmless() -> Hex? {
        defer { noted = nil }
        if let noted { suspects[noted] = nil }
        return noted
    }
}
