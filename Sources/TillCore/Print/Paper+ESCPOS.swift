extension Paper {
    /// The paper as ESC/POS: the whole job, from initialising on.
    package func escpos(columns: Columns) -> [UInt8] {
        var bytes = ESCPOS.initialise + ESCPOS.plainASCII + ESCPOS.codePage858
        var emphasis = Emphasis.normal
        for step in PaperLayout.steps(of: self, columns: columns, for: .printer) {
            switch step {
            case .row(let row, let wanted):
                bytes += Self.change(from: emphasis, to: wanted) + row + ESCPOS.lineFeed
                emphasis = wanted
            case .code(let text):
                bytes += ESCPOS.centre + PaperCode.bytes(text) + ESCPOS.left
            case .cut:
                bytes += ESCPOS.cut
            case .drawerKick:
                bytes += ESCPOS.drawerKick
            }
        }
        return bytes + Self.change(from: emphasis, to: .normal)
    }

    /// The same as text for the wire, in pieces that each fit a row: 3,000 bytes are 4,000
    /// characters, and a whole number of groups, so that the pieces may also be joined first.
    package func escposRows(columns: Columns) -> [String] {
        let bytes = escpos(columns: columns)
        return stride(from: 0, to: bytes.count, by: Self.bytesOfARow).map { start in
            Base64.text(bytes[start..<min(start + Self.bytesOfARow, bytes.count)])
        }
    }

    package static let bytesOfARow = 3000

    private static func change(from old: Emphasis, to new: Emphasis) -> [UInt8] {
        let bold = (old == .bold) == (new == .bold) ? [] : ESCPOS.bold(new == .bold)
        return bold + (old.scale == new.scale ? [] : ESCPOS.size(new.scale))
    }
}
