/// How a paper is to look: its width and its language.
package struct PrintFormat: Equatable, Sendable {
    package var columns: Columns
    package var language: Language

    package init(columns: Columns = .wide, language: Language = .swedish) {
        self.columns = columns
        self.language = language
    }
}

/// Characters in a row: what an 80 mm and a 58 mm roll hold in a printer's own font.
package enum Columns: String, WordValue {
    case wide = "42"
    case narrow = "32"

    package var count: Int {
        switch self {
        case .wide: 42
        case .narrow: 32
        }
    }
}

package enum Language: String, WordValue {
    case swedish = "sv"
    case english = "en"
}
