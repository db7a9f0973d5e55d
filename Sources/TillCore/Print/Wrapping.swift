/// Breaks printed characters into rows.
///
/// A row ends at a space; spaces at a break and doubled spaces go. A word that is wider than a row
/// is broken where the row ends: nothing is ever left out.
struct Wrapping {
    private let width: Int
    /// Spaces before every row but the first.
    private let hang: Int
    private var rows: [[UInt8]] = []
    private var row: [UInt8] = []
    private var isRowEmpty = true

    /// In a narrow place nothing hangs.
    private init(width: Int, hang: Int) {
        self.width = max(1, width)
        self.hang = width > 2 * hang ? hang : 0
    }

    /// One row at least, without spaces at its end.
    static func rows(_ text: [UInt8], width: Int, hang: Int = 0) -> [[UInt8]] {
        var wrapping = Wrapping(width: width, hang: hang)
        for word in text.split(separator: CodePage858.space) { wrapping.add(word) }
        wrapping.rows.append(wrapping.row)
        return wrapping.rows
    }

    private mutating func add(_ word: ArraySlice<UInt8>) {
        if !isRowEmpty {
            if row.count + 1 + word.count <= width {
                row.append(CodePage858.space)
                row += word
                return
            }
            breakRow()
        }
        var word = word
        while row.count + word.count > width {
            let room = width - row.count
            row += word.prefix(room)
            word = word.dropFirst(room)
            breakRow()
        }
        row += word
        isRowEmpty = word.isEmpty && isRowEmpty
    }

    private mutating func breakRow() {
        rows.append(row)
        row = [UInt8](repeating: CodePage858.space, count: hang)
        isRowEmpty = true
    }
}
