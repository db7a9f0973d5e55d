/// What is printed, before anyone knows how wide the paper is: a receipt, a report.
///
/// A paper is a list of parts and knows no columns, no bytes and no printer. `PaperLayout` sets it
/// in a width; `rows(columns:)` gives it as plain text, `escpos(columns:)` as a printer takes it.
/// Text may be anything, also what a stranger named an item: what can't be printed gets a stand-in
/// when it is set, and a control character never comes further than here.
package struct Paper: Equatable, Sendable {
    package enum Emphasis: Equatable, Sendable {
        case normal
        case bold
        /// Twice as wide and high: a heading, the total.
        case large
        /// Four times: what must be twice as large as the largest amount (`COPY`, `TRAINING`).
        case huge

        /// Columns that one character takes.
        package var scale: Int {
            switch self {
            case .normal, .bold: 1
            case .large: 2
            case .huge: 4
            }
        }
    }

    package enum Part: Equatable, Sendable {
        case line(String, indent: Int, Emphasis)
        case centred(String, Emphasis)
        /// A text and its amount: the amount stands at the right edge and is never broken.
        case pair(String, String, indent: Int, Emphasis)
        /// A pair that ends in a person's number.
        case person(Int, String, String, indent: Int)
        /// Headings, then rows; the first column is text, the others are amounts.
        case table([[String]])
        case rule
        case blank
        /// A place to write on by hand, with what belongs there under it.
        case signature(String)
        /// A QR code, and what it is called where it can't be printed as one.
        case code(label: String, String)
        case cut
        case drawerKick
    }

    package private(set) var parts: [Part] = []

    package init() {}

    package mutating func line(_ text: String, indent: Int = 0, _ emphasis: Emphasis = .normal) {
        parts.append(.line(text, indent: indent, emphasis))
    }

    package mutating func centred(_ text: String, _ emphasis: Emphasis = .normal) {
        parts.append(.centred(text, emphasis))
    }

    package mutating func pair(
        _ left: String, _ right: String, indent: Int = 0, _ emphasis: Emphasis = .normal
    ) {
        parts.append(.pair(left, right, indent: indent, emphasis))
    }

    mutating func person(_ person: Int, _ left: String, _ right: String, indent: Int = 0) {
        parts.append(.person(person, left, right, indent: indent))
    }

    package mutating func table(_ headings: [String], _ rows: [[String]]) {
        parts.append(.table([headings] + rows))
    }

    package mutating func rule() { parts.append(.rule) }
    package mutating func blank() { parts.append(.blank) }
    package mutating func signature(_ label: String) { parts.append(.signature(label)) }

    package mutating func code(label: String, _ text: String) {
        parts.append(.code(label: label, text))
    }

    package mutating func cut() { parts.append(.cut) }
    package mutating func kickDrawer() { parts.append(.drawerKick) }
}
