extension PaperLayout {
    /// Text that goes on below itself is set in by this much, so that it isn't taken for a new one.
    private static let hang = 2

    /// ```
    /// Färdigskuren grönsaksblandning
    ///   med rödkål och morot              129,00
    /// ```
    /// An amount that is too long for large letters is printed in bold ones.
    mutating func setPair(
        _ left: String, _ right: String, indent: Int, _ emphasis: Paper.Emphasis
    ) {
        let width = width(emphasis)
        let amount = CodePage858.unbroken(printed(right, emphasis))
        guard amount.count <= width || emphasis.scale == 1 else {
            setPair(left, right, indent: indent, .bold)
            return
        }
        let text = printed(left, emphasis)
        let room = width - indent - amount.count - 1
        guard room >= max(text.count, 1) || room >= (width - indent) / 2 else {
            for row in Wrapping.rows(text, width: width - indent, hang: Self.hang) {
                append(spaces(indent) + row, emphasis)
            }
            for row in Wrapping.rows(amount, width: width) {
                append(spaces(width - row.count) + row, emphasis)
            }
            return
        }
        var rows = Wrapping.rows(text, width: room, hang: Self.hang)
        let last = rows.removeLast()
        for row in rows { append(spaces(indent) + row, emphasis) }
        let gap = width - indent - last.count - amount.count
        append(spaces(indent) + last + spaces(gap) + amount, emphasis)
    }

    /// The columns of amounts are as wide as their widest and share what is left over; the first
    /// column wraps when they leave it less than it needs, but no less than a quarter of the row.
    mutating func setTable(_ table: [[String]]) {
        let cells = table.map { row in row.map { printed($0) } }
        guard let headings = cells.first, let amounts = Self.widths(of: cells) else { return }
        let natural = cells.map { $0.first?.count ?? 0 }.max() ?? 0
        let left = columns - amounts.reduce(0) { $0 + $1 + 1 }
        guard left >= max(1, min(natural, columns / 4)) else {
            setAsPairs(table.dropFirst(), headings: table[0])
            return
        }
        let spare = max(0, left - natural) / max(1, headings.count - 1)
        let widths = amounts.map { $0 + 1 + spare }
        let first = columns - widths.reduce(0, +)
        for row in cells { setRow(row, first: first, widths) }
    }

    /// Of every column but the first; `nil` when there is nothing to set.
    private static func widths(of cells: [[[UInt8]]]) -> [Int]? {
        guard let headings = cells.first, !headings.isEmpty else { return nil }
        return headings.indices.dropFirst().map { column in
            cells.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
    }

    private mutating func setRow(_ cells: [[UInt8]], first: Int, _ widths: [Int]) {
        var rows = Wrapping.rows(cells.first ?? [], width: first, hang: Self.hang)
        var last = rows.removeLast()
        for row in rows { append(row) }
        last += spaces(first - last.count)
        for (cell, width) in zip(cells.dropFirst(), widths) {
            last += spaces(width - cell.count) + cell
        }
        append(last)
    }

    private mutating func setAsPairs(_ rows: ArraySlice<[String]>, headings: [String]) {
        for row in rows {
            for (index, cell) in row.enumerated() where index < headings.count {
                setPair(headings[index], cell, indent: index == 0 ? 0 : Self.hang, .normal)
            }
        }
    }
}
