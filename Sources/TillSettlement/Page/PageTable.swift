/// A table of the page: what its columns hold, and its rows. The first column names the row, and
/// its heading says what the table is about.
struct PageTable {
    enum Column {
        case name(String)
        case text(String)
        /// A short word that says where: on a phone it stands below the row's name.
        case place(String)
        /// Set to the right, never broken.
        case number(String)
        /// A number that needs less room.
        case count(String)
        /// Set in letters of one width, broken anywhere.
        case digest(String)

        fileprivate var heading: String {
            switch self {
            case .name(let text), .text(let text), .place(let text), .number(let text),
                .count(let text), .digest(let text):
                text
            }
        }

        fileprivate var look: HTMLText.Look? {
            switch self {
            case .name: nil
            case .text: .text
            case .place: .place
            case .number: .number
            case .count: .count
            case .digest: .digest
            }
        }
    }

    enum Kind {
        case plain
        /// Belongs to the row above.
        case part
        /// What the rows above come to, and the rows below go on from.
        case subtotal
        case sum

        fileprivate var look: HTMLText.Look? {
            switch self {
            case .plain: nil
            case .part: .part
            case .subtotal: .subtotal
            case .sum: .sum
            }
        }
    }

    let columns: [Column]
    private(set) var rows: [(cells: [String], kind: Kind)] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// - Parameter cells: one for each column.
    mutating func row(_ cells: [String], _ kind: Kind = .plain) { rows.append((cells, kind)) }
}

extension HTMLText {
    /// Nothing at all when the table has no row.
    mutating func table(_ table: PageTable, _ look: Look? = nil) {
        guard !table.rows.isEmpty else { return }
        block(.table, look) { html in
            html.block(.thead) { html in
                html.block(.tr) { html in
                    for column in table.columns {
                        html.heading(ofColumn: column.heading, column.look)
                    }
                }
            }
            html.block(.tbody) { html in
                for row in table.rows {
                    html.block(.tr, row.kind.look) { $0.cells(row.cells, table.columns) }
                }
            }
        }
    }

    private mutating func cells(_ cells: [String], _ columns: [PageTable.Column]) {
        for (text, column) in zip(cells, columns) {
            switch column {
            case .name: heading(ofRow: text)
            case .text, .place, .number, .count, .digest: cell(text, column.look)
            }
        }
    }
}
