import Testing

@testable import TillWeb

@Suite struct PaceTests {
    private let begin = ContinuousClock.now
    private var pace: Pace

    init() { pace = Pace(Pace.Patience(), at: begin) }

    private func after(_ seconds: Int) -> ContinuousClock.Instant { begin + .seconds(seconds) }

    /// Bytes in between change nothing: it is told of none.
    @Test mutating func aHeadThatDoesNotEnd() {
        #expect(pace.overdue(owing: 0, at: after(9)) == nil)
        #expect(pace.overdue(owing: 0, at: after(10)) == .head)
    }

    @Test mutating func aBodyThatDoesNotEnd() {
        pace.head(at: after(9))
        #expect(pace.overdue(owing: 0, at: after(18)) == nil)
        #expect(pace.overdue(owing: 0, at: after(19)) == .body)
        // An answer before its end, as to a path that isn't there, gives it no longer.
        #expect(pace.answered(at: after(18)) == true)
        #expect(pace.overdue(owing: 0, at: after(19)) == .body)
    }

    @Test mutating func nobodyWaitsForUsIsCut() {
        pace.head(at: after(1))
        pace.whole(at: after(1))
        #expect(pace.overdue(owing: 0, at: after(100)) == nil)
        // The next one's body stands behind the answer that we owe.
        pace.head(at: after(2))
        #expect(pace.overdue(owing: 0, at: after(100)) == nil)
        #expect(pace.answered(at: after(100)) == false)
        #expect(pace.overdue(owing: 0, at: after(101)) == .body)
    }

    @Test mutating func whoAsksNothingMore() {
        pace.head(at: after(1))
        pace.whole(at: after(1))
        #expect(pace.answered(at: after(5)) == true)
        #expect(pace.overdue(owing: 0, at: after(34)) == nil)
        #expect(pace.overdue(owing: 0, at: after(35)) == .idle)
    }

    @Test mutating func anAnswerThatNobodyReads() {
        pace.head(at: begin)
        pace.whole(at: begin)
        #expect(pace.overdue(owing: 1000, at: after(1)) == nil)
        #expect(pace.overdue(owing: 1000, at: after(20)) == nil)
        // Some of it was taken.
        #expect(pace.overdue(owing: 900, at: after(25)) == nil)
        // More that is written is nothing that is read.
        #expect(pace.overdue(owing: 2000, at: after(40)) == nil)
        #expect(pace.overdue(owing: 2000, at: after(54)) == nil)
        #expect(pace.overdue(owing: 2000, at: after(55)) == .unread)
    }

    @Test mutating func anAnswerThatIsReadByteByByte() {
        pace.head(at: begin)
        pace.whole(at: begin)
        for second in 1..<120 {
            #expect(pace.overdue(owing: 10_000 - second, at: after(second)) == nil)
        }
        #expect(pace.overdue(owing: 9_000, at: after(121)) == .unread)
        #expect(pace.overdue(owing: 0, at: after(122)) == nil)
        #expect(pace.overdue(owing: 10_000, at: after(123)) == nil)
    }
}
