import Glibc
import TillCore

/// The machine's clocks: what the core must know of time is read here and handed in.
enum SystemClock {
    /// Now, with the offset that local clocks show.
    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(
            milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000,
            offsetMinutes: offsetMinutes(at: time.tv_sec))
    }

    private static func offsetMinutes(at second: time_t) -> Int {
        var second = second
        var local = tm()
        localtime_r(&second, &local)
        return local.tm_gmtoff / 60
    }

    /// A clock that only goes forward.
    static func microseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
