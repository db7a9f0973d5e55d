import TillCore

/// Columns under their names, numbers flush right.
package struct Table {
    private let columns: [String]
    private let rows: [[String: String]]

    package init(_ lines: [Line]) { self.init(lines.map(\.pairs)) }

    package init(_ rows: [[(key: String, value: String)]]) {
        var columns: [String] = []
        for pair in rows.joined() where !columns.contains(pair.key) { columns.append(pair.key) }
        self.columns = columns
        self.rows = rows.map { Dictionary($0.map { ($0.key, $0.value) }) { first, _ in first } }
    }

    init(columns: [String], rows: [[String: String]]) {
        self.columns = columns
        self.rows = rows
    }

    package var lines: [String] {
        let shapes = columns.map { name in
            let cells = rows.compactMap { $0[name] }
            let width = ([name] + cells).map(\.count).max() ?? 0
            let isNumeric = name != "item" && cells.allSatisfy { Quantity(text: $0) != nil }
            return (name: name, width: width, isNumeric: isNumeric)
        }
        let header = Dictionary(columns.map { ($0, $0) }) { first, _ in first }
        return ([header] + rows).map { row in
            let cells = shapes.map { shape in
                let cell = row[shape.name] ?? ""
                return shape.isNumeric ? cell.padded(left: shape.width) : cell.padded(shape.width)
            }
            return cells.joined(separator: "  ").trimmedRight
        }
    }
}

extension String {
    package func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    package func padded(left width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }

    package func centred(_ width: Int) -> String {
        String(repeating: " ", count: max(0, (width - count) / 2)) + self
    }

    package var trimmedRight: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
