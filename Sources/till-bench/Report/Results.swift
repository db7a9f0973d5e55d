#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Prints rows as they are measured, and how the server stands to SQLite alone.
struct Results {
    private let isPlain: Bool
    private var lastRing: Figures?
    private var hasHeader = false

    init(isPlain: Bool) { self.isPlain = isPlain }

    mutating func add(_ figures: Figures) {
        if isPlain {
            print(Self.plain(figures))
        } else {
            if !hasHeader { print(Self.header) }
            hasHeader = true
            print(Self.row(figures))
        }
        if figures.name == SaleMode.ring.rawValue {
            lastRing = figures
        } else if let ring = lastRing, figures.latency == nil {
            show(ring, to: figures)
        }
        fflush(nil)  // rows are read as they come, by a pipe too
    }

    func end() {
        guard !isPlain else { return }
        print("Times are of one sale, in milliseconds; a sale is durable when its reply comes.")
    }

    private func show(_ ring: Figures, to raw: Figures) {
        let percent = ring.salesPerSecond * 100 / max(1, raw.salesPerSecond)
        print(
            isPlain
                ? "ratio registers=\(ring.registers) percent=\(percent)"
                : "  the server does \(percent) % of what SQLite alone does")
    }

    private static let widths = [16, 10, 10, 9, 9, 9, 9, 9, 9]

    private static var header: String {
        let names = ["mode", "registers", "in flight", "sales/s", "p50", "p90", "p99", "p99.9"]
        return row(names + ["max"])
    }

    private static func row(_ figures: Figures) -> String {
        let counts = [figures.registers, figures.inFlight, figures.salesPerSecond].map(String.init)
        let latency = figures.latency.map {
            [$0.p50, $0.p90, $0.p99, $0.p999, $0.highest].map(milliseconds)
        }
        return row([figures.name] + counts + (latency ?? []))
    }

    private static func row(_ cells: [String]) -> String {
        zip(cells, widths).enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
            return index == 0 ? cell.0 + space : space + cell.0
        }.joined()
    }

    /// Microseconds as milliseconds with two decimals.
    private static func milliseconds(_ microseconds: Int) -> String {
        let hundredths = (microseconds + 5) / 10
        let rest = String(hundredths % 100)
        return "\(hundredths / 100)." + (rest.count == 1 ? "0" + rest : rest)
    }

    private static func plain(_ figures: Figures) -> String {
        var line = "mode=\(figures.name) registers=\(figures.registers)"
        line += " in-flight=\(figures.inFlight) sales-per-second=\(figures.salesPerSecond)"
        guard let latency = figures.latency else { return line }
        line += " p50-us=\(latency.p50) p90-us=\(latency.p90) p99-us=\(latency.p99)"
        return line + " p999-us=\(latency.p999) max-us=\(latency.highest)"
    }
}
