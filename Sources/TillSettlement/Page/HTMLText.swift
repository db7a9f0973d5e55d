import TillCore

/// HTML that is XML too, so that a strict parser reads it: every element is closed, and in the
/// order in which it was opened.
///
/// Names of elements and classes are cases of ours, and all other text is escaped on its way in:
/// what a shop calls its groups, reasons or accounts can never become markup.
struct HTMLText {
    enum Element: String {
        case head, title, style, body, main, header, section, div, p, h1, h2, h3
        case table, thead, tbody, tr, dl, dt, dd
    }

    /// What `PageStyle` says how to set.
    enum Look: String {
        case masthead, title, facts, tiles, columns, register, postings
        case seal, whole, signatures, note, number, count, digest, subtotal, sum, part, text, place
    }

    private var writer = TextWriter(capacity: 1 << 16)

    /// `body` writes all that stands between `<html>` and `</html>`.
    init(in language: Language, _ body: (inout HTMLText) -> Void) {
        writer.raw("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
        writer.raw(language.rawValue)
        writer.raw("\">\n")
        body(&self)
        writer.raw("</html>\n")
    }

    var bytes: [UInt8] { writer.bytes }

    mutating func block(
        _ element: Element, _ look: Look? = nil, _ body: (inout HTMLText) -> Void
    ) {
        open(element.rawValue, look)
        writer.endLine()
        body(&self)
        close(element.rawValue)
    }

    mutating func leaf(_ element: Element, _ look: Look? = nil, _ text: String) {
        open(element.rawValue, look)
        write(text)
        close(element.rawValue)
    }

    /// What the character set is, and that a phone shows the page at its own width.
    mutating func meta() {
        writer.raw("<meta charset=\"utf-8\"/>\n")
        writer.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
    }

    /// A style sheet is ours alone, and stands as it is: it has neither `<` nor `&`.
    mutating func style(_ sheet: String) {
        open(Element.style.rawValue, nil)
        writer.raw(sheet)
        close(Element.style.rawValue)
    }

    mutating func heading(ofColumn text: String, _ look: Look?) {
        open("th scope=\"col\"", look)
        write(text)
        close("th")
    }

    mutating func heading(ofRow text: String) {
        open("th scope=\"row\"", nil)
        write(text)
        close("th")
    }

    mutating func cell(_ text: String, _ look: Look?) {
        open("td", look)
        write(text)
        close("td")
    }

    private mutating func open(_ element: String, _ look: Look?) {
        writer.raw("<")
        writer.raw(element)
        if let look {
            writer.raw(" class=\"")
            writer.raw(look.rawValue)
            writer.raw("\"")
        }
        writer.raw(">")
    }

    private mutating func close(_ element: String) {
        writer.raw("</")
        writer.raw(element)
        writer.raw(">\n")
    }

    /// XML 1.0, 2.2: most control characters can't be written in it at all, not even escaped; a
    /// U+FFFD stands where one was. Line breaks in a name are spaces.
    private mutating func write(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": writer.raw("&lt;")
            case ">": writer.raw("&gt;")
            case "&": writer.raw("&amp;")
            case "\"": writer.raw("&quot;")
            case "'": writer.raw("&#39;")
            case "\t", "\n", "\r": writer.raw(" ")
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
                writer.raw("\u{FFFD}")
            default: writer.raw(String(scalar))
            }
        }
    }
}
