/// How long to wait before the page is served again: 1, 2, 4 ... 60 seconds, and anew when it was
/// served for a minute.
package struct Pauses: Sendable {
    package static let longest = Duration.seconds(60)

    private var next = Duration.seconds(1)

    package init() {}

    package mutating func next(servedFor time: Duration) -> Duration {
        if time >= Self.longest { next = .seconds(1) }
        defer { next = min(next * 2, Self.longest) }
        return next
    }
}
