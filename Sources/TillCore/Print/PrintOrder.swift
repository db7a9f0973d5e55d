/// How something is to be printed: `print=text columns=42 language=sv`.
package struct PrintOrder: Equatable, Sendable {
    package enum Form: String, WordValue {
        case text
        case escpos
    }

    package var form: Form
    /// The configuration's when it is left out.
    package var columns: Columns?
    package var language: Language?

    package init(form: Form, columns: Columns? = nil, language: Language? = nil) {
        self.form = form
        self.columns = columns
        self.language = language
    }
}

extension Answer {
    /// A row for each printed line, or for each piece of a printer's job:
    ///
    /// ```
    /// S: - text="Kvitto 3-413              2026-11-23 10:15"
    /// S: - text="Kassa 3                          Kassör 17" person=17
    /// S: - escpos=G0AbUgAbdBMb…
    /// ```
    mutating func put(_ paper: Paper, _ order: PrintOrder, _ setting: Setting.Print) {
        let columns = order.columns ?? setting.columns
        hasRows = true
        switch order.form {
        case .text:
            for printed in paper.textRows(columns: columns) {
                row { row in
                    row.field("text", printed.text)
                    row.field("person", printed.person)
                }
            }
        case .escpos:
            for piece in paper.escposRows(columns: columns) { row { $0.field("escpos", piece) } }
        }
    }
}
