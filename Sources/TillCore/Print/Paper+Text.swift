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
}
