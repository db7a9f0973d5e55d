/// How wide text is on a terminal: marks that combine take no column, the wide characters of East
/// Asia and emoji take two, all else one.
extension Character {
    var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        if unicodeScalars.contains(where: { $0 == "\u{FE0F}" }) { return 2 }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return Self.wide.contains { $0.contains(first.value) } ? 2 : 1
        }
    }

    /// The blocks whose characters are wide or full-width in Unicode's East Asian Width.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3,
        0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
        0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
}

extension String {
    var columns: Int { reduce(0) { $0 + $1.columns } }

    /// The beginning, of at most so many columns.
    func clipped(_ width: Int) -> String {
        var text = ""
        var used = 0
        for character in self {
            used += character.columns
            guard used <= width else { break }
            text.append(character)
        }
        return text
    }

    /// Exactly so many columns; what is cut off leaves an ellipsis.
    func fitted(_ width: Int) -> String {
        guard columns > width else { return filled(width) }
        guard width > 0 else { return "" }
        return (clipped(width - 1) + "…").filled(width)
    }

    /// Exactly so many columns, to the right.
    func fitted(left width: Int) -> String {
        let text = columns > width ? fitted(width) : self
        return String(repeating: " ", count: max(0, width - text.columns)) + text
    }

    private func filled(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - columns))
    }

    /// Broken between words into lines of at most so many columns.
    func wrapped(_ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in split(separator: " ").map(String.init) {
            if !line.isEmpty && line.columns + 1 + word.columns > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
            while line.columns > width && width > 0 {
                let head = line.clipped(width)
                lines.append(head)
                line.removeFirst(head.count)
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
