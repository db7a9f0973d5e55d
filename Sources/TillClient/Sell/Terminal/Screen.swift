import TillCore

/// What a terminal should show: rows of styled text, and where the cursor stands.
package struct Screen: Equatable, Sendable {
    package enum Style: Sendable {
        case plain, strong, faint
        /// Dark on light: the head, the selected line, keys.
        case inverse
        /// What must not be missed.
        case alert
    }

    package struct Span: Equatable, Sendable {
        package let text: String
        package let style: Style
    }

    package struct Row: Equatable, Sendable {
        package private(set) var spans: [Span] = []

        package init(_ text: String = "", _ style: Style = .plain) { add(text, style) }

        package mutating func add(_ text: String, _ style: Style = .plain) {
            guard !text.isEmpty else { return }
            spans.append(Span(text: text.printable, style: style))
        }

        package var text: String { spans.map(\.text).joined() }
    }

    package struct Size: Equatable, Sendable {
        package let columns: Int
        package let rows: Int

        package init(columns: Int, rows: Int) {
            self.columns = columns
            self.rows = rows
        }

        /// The least that everything has room on.
        package static let usual = Size(columns: 80, rows: 24)
    }

    package struct Position: Equatable, Sendable {
        package let row: Int
        package let column: Int
    }

    package let size: Size
    package let rows: [Row]
    package let cursor: Position

    /// The rows' text, without the blanks at their ends.
    package var text: String { rows.map(\.text.trimmedRight).joined(separator: "\n") }
}
