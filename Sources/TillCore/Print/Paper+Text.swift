extension Paper {
    /// The paper as plain text, a row for each printed line.
    ///
    /// Large letters are capitals here, a QR code is its text; cuts and the drawer leave no trace.
    package func rows(columns: Columns) -> [String] {
        PaperLayout.steps(of: self, columns: columns, for: .text).map { step in
            guard case .row(let bytes, _) = step else {
                preconditionFailure("text is set in rows alone")
            }
            return CodePage858.text(bytes)
        }
    }

    /// The same in as many rows as a reply may have: a printed line each, or several, with LF
    /// between them, when a sale of a thousand lines has made the paper longer than that.
    package func textRows(columns: Columns) -> [String] {
        let lines = rows(columns: columns)
        let together = max(1, (lines.count + Limits.rows - 1) / Limits.rows)
        return stride(from: 0, to: lines.count, by: together).map { start in
            lines[start..<min(start + together, lines.count)].joined(separator: "\n")
        }
    }
}
