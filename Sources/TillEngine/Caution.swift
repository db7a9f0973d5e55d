import TillCore

/// After a crash the writer takes lines one at a time and remembers, across another crash, which
/// one it was deciding: a line that killed it twice is refused, and the shop goes on.
package struct Caution: Equatable, Sendable {
    package enum Action: Equatable, Sendable {
        case goOn
        /// Remember `suspects`, this line among them, before it is decided.
        case remember
        case refuse
    }

    /// How many lines after an abnormal end are taken one by one: terminals send again at once what
    /// they have no answer for, so the line at fault is among the first.
    package static let lines = 1000
    /// A line that killed this often is refused.
    package static let deadly = 2

    /// Digests of lines that were being decided when the process died, and how often.
    package private(set) var suspects: [Hex: Int]
    private var linesLeft: Int
    private var isBeingDecided: Hex?

    package init(suspects: [Hex: Int], isNeeded: Bool) {
        self.suspects = suspects
        linesLeft = isNeeded ? Self.lines : 0
    }

    /// Batches of one.
    package var isActive: Bool { linesLeft > 0 }

    package mutating func receivedLine(_ digest: Hex) -> Action {
        let times = suspects[digest] ?? 0
        guard times < Self.deadly else { return .refuse }
        guard isActive else { return .goOn }
        linesLeft -= 1
        suspects[digest] = times + 1
        isBeingDecided = digest
        return .remember
    }

    /// The line was decided and did no harm.
    ///
    /// - Returns: whether `suspects` are to be remembered anew.
    package mutating func decidedLine() -> Bool {
        guard let digest = isBeingDecided else { return false }
        isBeingDecided = nil
        suspects[digest] = nil
        return true
    }
}
