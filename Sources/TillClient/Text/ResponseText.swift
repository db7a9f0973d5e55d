import TillCore

/// Replies for people: rows as tables, one for each kind of row, then what the status line says.
package enum ResponseText {
    package static func lines(_ response: Response) -> [String] {
        var parts = tables(response.rows).map(\.lines)
        let fields = response.line.pairs.filter { $0.key != "rows" }
        if !fields.isEmpty { parts.append(list(fields)) }
        if parts.isEmpty { parts.append([response.value("rows") == nil ? "done" : "nothing"]) }
        return Array(parts.joined(separator: [""]))
    }

    /// Rows that begin with the same key are of one kind.
    package static func tables(_ rows: [Line]) -> [Table] {
        var kinds: [String] = []
        var rowsOfKind: [String: [Line]] = [:]
        for row in rows {
            let kind = row.pairs.first?.key ?? ""
            if rowsOfKind[kind] == nil { kinds.append(kind) }
            rowsOfKind[kind, default: []].append(row)
        }
        return kinds.map { Table(rowsOfKind[$0] ?? []) }
    }

    private static func list(_ fields: [(key: String, value: String)]) -> [String] {
        let width = fields.map(\.key.count).max() ?? 0
        return fields.map { $0.key.padded(width) + "  " + $0.value }
    }
}
