#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How far a long command is, on stderr, when a person is watching.
struct ProgressBar {
    private static let width = 40

    private let total: Int
    private let isShown = isatty(2) == 1
    private let step: Int
    private var shown = 0

    init(total: Int) {
        self.total = max(1, total)
        step = max(1, total / 200)
    }

    mutating func show(_ done: Int) {
        guard isShown, done >= shown + step || done == total, done != shown else { return }
        shown = done
        let filled = Self.width * min(done, total) / total
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Self.width - filled)
        Files.writeToErrors("\r[\(bar)] \(done)/\(total)")
    }

    func end() {
        if isShown { Files.writeToErrors("\n") }
    }
}
