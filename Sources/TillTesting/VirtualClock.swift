import TillCore

/// The time of a test: it moves when the test says so.
package struct VirtualClock: Sendable {
    package private(set) var now: Timestamp

    /// Eight in the morning of a date, an hour east of UTC.
    package init(year: Int = 2026, month: Int = 11, day: Int = 23, offsetMinutes: Int = 60) {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            preconditionFailure("a test begins on a day that exists")
        }
        let minutes = Int64(date.daysSince1970) * 1440 + 8 * 60 - Int64(offsetMinutes)
        now = Timestamp(milliseconds: minutes * 60_000, offsetMinutes: offsetMinutes)
    }

    /// Back, when negative: clocks are set back too.
    package mutating func advance(milliseconds: Int64) {
        now = Timestamp(
            milliseconds: now.milliseconds + milliseconds, offsetMinutes: now.offsetMinutes)
    }

    package mutating func advance(seconds: Int) {
        advance(milliseconds: Int64(seconds) * 1000)
    }

    package mutating func advance(days: Int) {
        advance(milliseconds: Int64(days) * 86_400_000)
    }
}
