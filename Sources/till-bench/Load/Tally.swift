import Histogram
import NIOCore

/// Counts the sales, or the searches, that end inside the measured time. Lives on the event loop.
final class Tally {
    private let from: NIODeadline
    private let until: NIODeadline
    private var sales = 0
    private var latency = Histogram<UInt64>(
        lowestDiscernibleValue: 1000, highestTrackableValue: 600_000_000_000)

    init(warmUp: TimeAmount, time: TimeAmount) {
        from = .now() + warmUp
        until = from + time
    }

    /// Whether a new sale may begin at this time.
    func isOpen(at now: NIODeadline) -> Bool { now < until }

    func ended(at now: NIODeadline, begun: NIODeadline) {
        guard now >= from && now < until else { return }
        sales += 1
        latency.record(UInt64((now - begun).nanoseconds))
    }

    func figures(name: String, stations: Int, inFlight: Int) -> Figures {
        let microseconds = { (value: UInt64) in Int(value / 1000) }
        return Figures(
            name: name, registers: stations, inFlight: inFlight, sales: sales,
            time: .nanoseconds((until - from).nanoseconds),
            latency: .init(
                p50: microseconds(latency.valueAtPercentile(50)),
                p90: microseconds(latency.valueAtPercentile(90)),
                p99: microseconds(latency.valueAtPercentile(99)),
                p999: microseconds(latency.valueAtPercentile(99.9)),
                highest: microseconds(latency.max)))
    }
}
