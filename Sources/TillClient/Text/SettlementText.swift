import TillCore

/// `SETTLEMENTS` for people: a line for each closed day, as wide as a screen. Folders, heads and
/// seconds are left to `--json` and to `SETTLEMENT`.
package enum SettlementText {
    private static let columns = [
        "settlement", "day", "state", "sealed", "acknowledged", "by", "waiting", "attempts",
        "outcome",
    ]

    package static func lines(_ response: Response) -> [String] {
        guard !response.rows.isEmpty else { return ResponseText.lines(response) }
        let rows = response.rows.map { line in
            Dictionary(line.pairs.map { ($0.key, shown($0.key, $0.value)) }) { first, _ in first }
        }
        let used = columns.filter { column in rows.contains { $0[column] != nil } }
        return Table(columns: used, rows: rows).lines
    }

    private static func shown(_ key: String, _ value: String) -> String {
        switch key {
        case "sealed", "acknowledged": String(value.prefix(16).replacing("T", with: " "))
        case "waiting": "\(value) h"
        default: value
        }
    }
}
