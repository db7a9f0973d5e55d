import Testing
import TillCore

@Suite struct PINGuardTests {
    private func wait(after wrong: Int, milliseconds: Int64) -> Int {
        var pinGuard = PINGuard(person: 17, station: .register(3))
        pinGuard.wrong = wrong
        pinGuard.last = Timestamp(milliseconds: 1_000_000, offsetMinutes: 60)
        return pinGuard.secondsToWait(
            at: Timestamp(milliseconds: 1_000_000 + milliseconds, offsetMinutes: 60))
    }

    @Test(arguments: [
        // wrong ones, milliseconds since the last, seconds to wait
        (0, 0, 0), (1, 0, 0), (2, 0, 0), (3, 0, 5), (3, 1, 5), (3, 4000, 1), (3, 4999, 1),
        (3, 5000, 0), (3, 5001, 0), (4, 0, 10), (5, 0, 15), (9, 0, 35), (9, 34_001, 1),
        (9, 35_000, 0), (3, 1_000_000_000, 0),
    ])
    func triesSlowDown(wrong: Int, milliseconds: Int64, seconds: Int) {
        #expect(wait(after: wrong, milliseconds: milliseconds) == seconds)
    }

    @Test func aClockSetBackMakesNobodyWaitLonger() {
        #expect(wait(after: 3, milliseconds: -86_400_000) == 5)
    }

    @Test func tenWrongOnesLock() {
        var pinGuard = PINGuard(person: 17, station: .register(3))
        pinGuard.wrong = 9
        #expect(!pinGuard.isLocked)
        pinGuard.wrong = 10
        #expect(pinGuard.isLocked)
    }
}
