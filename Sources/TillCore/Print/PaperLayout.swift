/// Sets a paper in a width: what follows is rows of printed characters, in order.
///
/// The rules, which hold for every part: text wraps at its words; an amount is never broken and
/// stands at the right edge, beside its text when that fits or keeps half of the row, below it
/// otherwise; a table that the width can't hold is told row by row, heading and amount in pairs.
struct PaperLayout {
    enum Medium {
        /// Has one size of letters: large text is in capitals, a code is its text.
        case text
        case printer
    }

    enum Step: Equatable {
        /// Without spaces at its end.
        case row([UInt8], Paper.Emphasis)
        case code(String)
        case cut
        case drawerKick
    }

    let columns: Int
    let medium: Medium
    private(set) var steps: [Step] = []
    /// By step: whose number it shows.
    private(set) var people: [Int: Int] = [:]

    static func steps(of paper: Paper, columns: Columns, for medium: Medium) -> [Step] {
        PaperLayout(paper, columns: columns, for: medium).steps
    }

    init(_ paper: Paper, columns: Columns, for medium: Medium) {
        self.init(columns: columns.count, medium: medium)
        for part in paper.parts { set(part) }
    }

    private init(columns: Int, medium: Medium) {
        self.columns = columns
        self.medium = medium
    }

    private mutating func set(_ part: Paper.Part) {
        switch part {
        case .line(let text, let indent, let emphasis):
            setLine(text, indent: indent, emphasis)
        case .centred(let text, let emphasis):
            setCentred(text, emphasis)
        case .pair(let left, let right, let indent, let emphasis):
            setPair(left, right, indent: indent, emphasis)
        case .person(let person, let left, let right, let indent):
            setPair(left, right, indent: indent, .normal)
            people[steps.count - 1] = person
        case .table(let rows):
            setTable(rows)
        case .rule:
            append(.init(repeating: UInt8(ascii: "-"), count: columns))
        case .blank:
            append([])
        case .signature(let label):
            setSignature(label)
        case .code(let label, let text):
            setCode(label, text)
        case .cut:
            if medium == .printer { steps.append(.cut) }
        case .drawerKick:
            if medium == .printer { steps.append(.drawerKick) }
        }
    }

    mutating func append(_ row: [UInt8], _ emphasis: Paper.Emphasis = .normal) {
        let last = row.lastIndex { $0 != CodePage858.space && $0 != CodePage858.hardSpace }
        steps.append(.row(Array(row.prefix(last.map { $0 + 1 } ?? 0)), emphasis))
    }

    func width(_ emphasis: Paper.Emphasis) -> Int {
        switch medium {
        case .text: columns
        case .printer: columns / emphasis.scale
        }
    }

    func printed(_ text: String, _ emphasis: Paper.Emphasis = .normal) -> [UInt8] {
        let bytes = CodePage858.bytes(text)
        return medium == .text && emphasis.scale > 1 ? CodePage858.capitals(bytes) : bytes
    }

    func spaces(_ count: Int) -> [UInt8] {
        .init(repeating: CodePage858.space, count: max(0, count))
    }

    private mutating func setLine(_ text: String, indent: Int, _ emphasis: Paper.Emphasis) {
        let rows = Wrapping.rows(printed(text, emphasis), width: width(emphasis) - indent)
        for row in rows { append(spaces(indent) + row, emphasis) }
    }

    private mutating func setCentred(_ text: String, _ emphasis: Paper.Emphasis) {
        let width = width(emphasis)
        for row in Wrapping.rows(printed(text, emphasis), width: width) {
            append(spaces((width - row.count) / 2) + row, emphasis)
        }
    }

    private mutating func setSignature(_ label: String) {
        append([])
        append([])
        append(.init(repeating: UInt8(ascii: "_"), count: columns))
        setLine(label, indent: 0, .normal)
    }

    private mutating func setCode(_ label: String, _ text: String) {
        if medium == .printer && PaperCode.canHold(text) {
            steps.append(.code(text))
        } else {
            setLine("\(label): \(text)", indent: 0, .normal)
        }
    }
}
