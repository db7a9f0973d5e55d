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

    init(total: Int) {
        self.total = max(1, total)
        step = max(1, total / 200)
    }

    func show(_ done: Int) {
        guard isShown, done.isMultiple(of: step) || done == total else { return }
        let filled = Self.width * done / total
        let bar =
            String(repeating: "#", count: filled)
            + String(repeating: ".", count: Self.width - filled)
        Files.writeToErrors("\r[\(bar)] \(done)/\(total)")
    }

    func end() {
        if isShown { Files.writeToErrors("\n") }
    }
}
