/// What was measured in one row.
struct Figures: Sendable {
    /// Of one sale, in microseconds.
    struct Latency: Sendable {
        let p50: Int
        let p90: Int
        let p99: Int
        let p999: Int
        let highest: Int
    }

    /// The mode, or `raw-sqlite`.
    let name: String
    let registers: Int
    let inFlight: Int
    let sales: Int
    let time: Duration
    /// `nil` where sales are not timed one by one.
    let latency: Latency?

    var salesPerSecond: Int {
        let (seconds, attoseconds) = time.components
        let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        return microseconds > 0 ? sales * 1_000_000 / microseconds : 0
    }
}
