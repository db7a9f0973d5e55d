/// How much of an event loop's time one kind of connection may take: a quarter, say, of each
/// stretch, with a little saved up for whoever comes after a silence.
///
/// Told the time in nanoseconds of a clock that only goes forward. What a piece of work took is
/// known after it, so the credit may go below zero; nothing more is begun until it is earned back.
struct Share {
    /// Parts of a hundred.
    private let percent: Int64
    /// Nanoseconds that are saved up at most: as long as anybody else waits for one stretch.
    private let most: Int64
    private var credit: Int64
    private var last: Int64?

    init(percent: Int64, most: Int64 = 1_000_000) {
        self.percent = percent
        self.most = most
        credit = most
    }

    mutating func mayGo(at now: Int64) -> Bool {
        earn(now)
        return credit > 0
    }

    mutating func took(_ nanoseconds: Int64) { credit -= nanoseconds }

    /// When there is credit again.
    func nextTime(after now: Int64) -> Int64 {
        credit > 0 ? now : now + (1 - credit) * 100 / percent
    }

    private mutating func earn(_ now: Int64) {
        defer { last = now }
        guard let last, now > last else { return }
        // However long it was: more than `most` is never earned.
        credit = min(most, credit + min(now - last, 3_600_000_000_000) * percent / 100)
    }
}
