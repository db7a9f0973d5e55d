/// What the register tells the cashier besides the sale.
package struct Message: Equatable, Sendable {
    package enum Weight: Sendable {
        case note
        /// A refusal: it stays until it is put away, or something goes well.
        case alert
    }

    let words: Words
    package let weight: Weight

    static func note(_ words: Words) -> Message { Message(words: words, weight: .note) }
    static func alert(_ words: Words) -> Message { Message(words: words, weight: .alert) }
}

/// Text to read through: a receipt, a report.
package struct Reading: Equatable, Sendable {
    let title: Words
    let lines: [String]
    /// A report is printed from the screen; a receipt has its own copy, which is counted.
    let mayBePrinted: Bool
    /// The first line that shows.
    private(set) var top = 0

    init(_ title: Words, _ lines: [String], mayBePrinted: Bool = false) {
        self.mayBePrinted = mayBePrinted
        self.title = title
        self.lines = lines
    }

    mutating func move(_ step: Int) {
        top = max(0, min(lines.count - 1, top + step))
    }
}
