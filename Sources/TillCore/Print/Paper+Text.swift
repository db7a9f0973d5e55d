extension Paper {
    /// The paper as plain text, a row for each printed line.
    ///
    /// Large letters are capitals here, a QR code is its text; cuts and the drawer leave no trace.
    package func rows(columns: Columns) -> [String] {
        PaperLayout(self, columns: columns, for: .text).textRows.map(\.text)
    }

    /// The same in as many rows as a reply may have: a printed line each, or several, with LF
    /// between them, when a sale of a thousand lines has made the paper longer than that.
    package func textRows(columns: Columns) -> [TextRow] {
        let lines = PaperLayout(self, columns: columns, for: .text).textRows
        let together = max(1, (lines.count + Limits.rows - 1) / Limits.rows)
        return stride(from: 0, to: lines.count, by: together).map { start in
            let rows = lines[start..<min(start + together, lines.count)]
            return TextRow(
                text: rows.map(\.text).joined(separator: "\n"),
                person: rows.lazy.compactMap(\.person).first)
        }
    }

    package struct TextRow: Equatable, Sendable {
        package var text: String
        /// Whose number it shows, without the name.
        package var person: Int?
    }
}

extension PaperLayout {
    fileprivate var textRows: [Paper.TextRow] {
        steps.enumerated().map { index, step in
            guard case .row(let bytes, _) = step else {
                preconditionFailure("text is set in rows alone")
            }
            return Paper.TextRow(text: CodePage858.text(bytes), person: people[index])
        }
    }
}
