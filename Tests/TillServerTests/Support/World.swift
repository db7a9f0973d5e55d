import Dispatch
import Synchronization
import TillCore
import TillTesting

@testable import TillServer

/// What a test's server sees of the world: a clock and a disk that are as the test says.
final class World: Sendable {
    private struct State {
        var clock = VirtualClock()
        var freeBytes: UInt64 = 1 << 40
        var microseconds: UInt64 = 0
        var daysSealed = 0
    }

    private let state = Mutex(State())
    /// Whether each look at the clock that only goes forward finds it two seconds on, so that each
    /// line has a batch of its own.
    private let isHasty: Bool

    init(isHasty: Bool = false) { self.isHasty = isHasty }

    var now: Timestamp { state.withLock { $0.clock.now } }
    var daysSealed: Int { state.withLock { $0.daysSealed } }

    func advance(seconds: Int = 0, days: Int = 0) {
        state.withLock {
            $0.clock.advance(seconds: seconds)
            $0.clock.advance(days: days)
        }
    }

    func leave(freeBytes: UInt64) { state.withLock { $0.freeBytes = freeBytes } }

    private func microseconds() -> UInt64 {
        guard isHasty else { return DispatchTime.now().uptimeNanoseconds / 1000 }
        return state.withLock {
            $0.microseconds += 2_000_000
            return $0.microseconds
        }
    }

    var surroundings: WriterSurroundings {
        WriterSurroundings(
            now: { self.now }, microseconds: { self.microseconds() },
            freeBytes: { self.state.withLock { $0.freeBytes } },
            daySealed: { self.state.withLock { $0.daysSealed += 1 } })
    }
}
