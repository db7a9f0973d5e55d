#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The date on the wall, in the zone of this computer.
enum WallClock {
    /// `2026-12-31`
    static var today: String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        let year = String(Int(parts.tm_year) + 1900)
        return "\(year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }

    private static func two(_ number: Int32) -> String {
        number < 10 ? "0\(number)" : String(number)
    }
}
