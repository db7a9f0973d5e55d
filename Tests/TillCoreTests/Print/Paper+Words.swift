import Testing
import TillCore

extension Paper {
    func text(_ columns: Columns) -> String { rows(columns: columns).joined(separator: "\n") }

    /// The rows that a printer makes of it.
    func printed(_ columns: Columns) throws -> [ReceiptPrinter.Row] {
        try ReceiptPrinter.events(of: escpos(columns: columns)).compactMap { event in
            guard case .row(let row) = event else { return nil }
            return row
        }
    }
}

/// Whether text and printer say the same, word for word, and neither is wider than the paper. Only
/// case, breaks and codes, which a printer draws, may differ.
func expectSameWords(
    _ paper: Paper, _ columns: Columns, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let rows = paper.rows(columns: columns)
    for row in rows where row.unicodeScalars.count > columns.count {
        Issue.record("too wide: \(row)", sourceLocation: sourceLocation)
    }
    var words: [String] = []
    for event in try ReceiptPrinter.events(of: paper.escpos(columns: columns)) {
        switch event {
        case .row(let row):
            if row.columns > columns.count {
                Issue.record("too wide: \(row)", sourceLocation: sourceLocation)
            }
            words.append(row.text)
        case .code(let text): words.append(text)
        case .cut, .drawerPulse: break
        }
    }
    #expect(letters(words) == letters(rows), sourceLocation: sourceLocation)
}

private func letters(_ rows: [String]) -> String {
    rows.joined().uppercased().replacing("Ÿ", with: "Y").replacing(" ", with: "")
        .replacing("KONTROLLKOD:", with: "").replacing("CHECKCODE:", with: "")
}
