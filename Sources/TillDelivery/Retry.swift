/// When something that failed is tried again: after 30 seconds, then after twice as long each time,
/// at most an hour. What is down for a night costs a try an hour; what was a hiccup, half a minute.
struct Retry: Equatable, Sendable {
    static let firstPause: DeliveryPlan.Seconds = 30
    static let longestPause: DeliveryPlan.Seconds = 3600

    private var failures = 0
    /// Not before this moment.
    private(set) var time = DeliveryPlan.Seconds.min

    func isDue(at now: DeliveryPlan.Seconds) -> Bool { now >= time }

    mutating func failed(at now: DeliveryPlan.Seconds) {
        let doublings = min(failures, 7)  // 30 s, seven times doubled, is past an hour
        time = now + min(Self.firstPause << doublings, Self.longestPause)
        failures += 1
    }
}
