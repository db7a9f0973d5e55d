import Foundation
import FoundationXML
import Testing

/// The page as a strict XML parser has it: nothing of what the writer knows.
struct ParsedPage {
    struct Element {
        let name: String
        let look: String
        var text = ""
    }

    /// In the order in which they end; the text is that right inside, not inside of others.
    private(set) var elements: [Element] = []
    /// Each table row, cell by cell.
    private(set) var rows: [[String]] = []
    /// How many cells the rows of each table have.
    private(set) var widths: [Set<Int>] = []

    init(_ bytes: [UInt8]) throws {
        let collector = Collector()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = collector
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
        elements = collector.elements
        rows = collector.rows
        widths = collector.widths
    }

    /// The text of every element but the style sheet.
    var texts: [String] { elements.filter { $0.name != "style" }.map(\.text) }

    func texts(of name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

    private final class Collector: NSObject, XMLParserDelegate {
        var elements: [Element] = []
        var rows: [[String]] = []
        var widths: [Set<Int>] = []
        private var open: [Element] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
            qualifiedName: String?, attributes: [String: String]
        ) {
            open.append(Element(name: name, look: attributes["class"] ?? ""))
            if name == "table" { widths.append([]) }
            if name == "tr" { rows.append([]) }
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            open[open.count - 1].text += text
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
            qualifiedName: String?
        ) {
            let element = open.removeLast()
            elements.append(element)
            if name == "th" || name == "td" { rows[rows.count - 1].append(element.text) }
            if name == "tr" { widths[widths.count - 1].insert(rows[rows.count - 1].count) }
        }
    }
}
