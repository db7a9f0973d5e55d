import TillCore

/// The bytes that make a terminal show a screen, given what it shows already: only rows that
/// changed are written. Control sequences are those of ECMA-48 and, for the alternate screen and
/// the line wrap, xterm's.
package struct Painter: Sendable {
    /// The screen of its own that full-screen programs use; no wrap behind the last column.
    package static let begin: StaticString = "\u{1B}[?1049h\u{1B}[?7l\u{1B}[0m\u{1B}[2J"
    /// Everything as it was.
    package static let end: StaticString = "\u{1B}[0m\u{1B}[?7h\u{1B}[?25h\u{1B}[?1049l"
    package static let bell: StaticString = "\u{7}"

    private var shown: Screen?

    package init() {}

    /// The terminal may show anything now.
    package mutating func forget() { shown = nil }

    package mutating func bytes(for screen: Screen) -> [UInt8] {
        guard screen != shown else { return [] }
        var bytes = TextWriter()
        let isNew = shown?.size != screen.size
        if isNew { bytes.raw("\u{1B}[0m\u{1B}[2J") }
        for (index, row) in screen.rows.enumerated() {
            if isNew || shown?.rows[index] != row {
                write(row, at: index, width: screen.size.columns, to: &bytes)
            }
        }
        move(to: screen.cursor, &bytes)
        shown = screen
        return bytes.bytes
    }

    private func move(to position: Screen.Position, _ bytes: inout TextWriter) {
        bytes.raw("\u{1B}[")
        bytes.integer(position.row + 1)
        bytes.raw(";")
        bytes.integer(position.column + 1)
        bytes.raw("H")
    }

    private func write(
        _ row: Screen.Row, at index: Int, width: Int, to bytes: inout TextWriter
    ) {
        move(to: Screen.Position(row: index, column: 0), &bytes)
        var left = width
        for span in row.spans where left > 0 {
            let text = span.text.clipped(left)
            left -= text.columns
            bytes.raw(Self.sequence(span.style))
            bytes.raw(text)
        }
        bytes.raw("\u{1B}[0m")
        if left > 0 { bytes.raw("\u{1B}[K") }
    }

    private static func sequence(_ style: Screen.Style) -> StaticString {
        switch style {
        case .plain: "\u{1B}[0m"
        case .strong: "\u{1B}[0;1m"
        case .faint: "\u{1B}[0;2m"
        case .inverse: "\u{1B}[0;7m"
        case .alert: "\u{1B}[0;1;97;41m"
        }
    }
}
