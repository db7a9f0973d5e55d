/// What the register tells the cashier besides the sale.
package struct Message: Equatable, Sendable {
    package enum Weight: Sendable {
        case note
        /// A refusal: it stays until it is put away, or something goes well.
        case alert
    }

    package let text: String
    package let weight: Weight

    static func note(_ text: String) -> Message { Message(text: text, weight: .note) }
    static func alert(_ text: String) -> Message { Message(text: text, weight: .alert) }
}

/// Text to read through: a receipt, a report.
package struct Reading: Equatable, Sendable {
    let title: String
    let lines: [String]
    /// The first line that shows.
    private(set) var top = 0

    init(_ title: String, _ lines: [String]) {
        self.title = title
        self.lines = lines
    }

    mutating func move(_ step: Int) {
        top = max(0, min(lines.count - 1, top + step))
    }
}
