import TillEngine

/// Goes back along rows that each name the one before: to a number, from an indexed one after it or
/// from the last.
final class Trail {
    /// By the last entry and a number: the nearest indexed entry at or after the number.
    private let ahead: Statement
    /// By entry: its number, and the entry before.
    private let step: Statement

    init(ahead: consuming Statement, step: consuming Statement) {
        self.ahead = ahead
        self.step = step
    }

    func entry(of number: Int, last: Int) throws(Fault) -> Int? {
        var entry = try start(number, last)
        while let here = try read(entry), here.number >= number {
            if here.number == number { return entry }
            guard let previous = here.previous else { return nil }
            // Nothing else makes sure that this ends.
            guard previous < entry else {
                throw Fault(.badRecord, "the row of entry \(entry) names \(previous) before it")
            }
            entry = previous
        }
        return nil
    }

    private func read(_ entry: Int) throws(Fault) -> (number: Int, previous: Int?)? {
        try faulting { () throws(SQLiteFault) -> (number: Int, previous: Int?)? in
            step.bind(1, entry)
            defer { step.reset() }
            return try step.step() ? (step.int(0), step.optionalInt(1)) : nil
        }
    }

    private func start(_ number: Int, _ last: Int) throws(Fault) -> Int {
        try faulting { () throws(SQLiteFault) -> Int in
            ahead.bind(1, last)
            ahead.bind(2, number)
            defer { ahead.reset() }
            return try ahead.step() ? ahead.int(0) : last
        }
    }
}
