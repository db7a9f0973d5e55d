import TillCore

/// The VAT classes and groups of a store, as `LIST` tells them: files name them by their text, or
/// a class by its rate.
package struct ImportVocabulary: Equatable, Sendable {
    struct Name: Equatable, Sendable {
        let id: String
        let text: String?
        let percent: String?

        /// `food (12 %)`
        var shown: String { text.map { "\(id) (\($0))" } ?? id }
    }

    private var names: [ImportColumn: [Name]] = [:]

    package init() {}

    /// What is asked for each column, without the page.
    package static let requests: [(column: ImportColumn, request: String)] = [
        (.vat, "LIST vat"), (.group, "LIST groups"),
    ]

    package mutating func add(_ rows: [Line], of column: ImportColumn) {
        names[column, default: []] += rows.compactMap { row in
            row.value("id").map { id in
                Name(id: id, text: row.value("text"), percent: row.value("percent"))
            }
        }
    }

    /// The id that a cell means; the cell itself where that isn't certain.
    func id(of cell: String, _ column: ImportColumn) -> String {
        let names = names[column] ?? []
        guard !names.contains(where: { $0.id == cell }) else { return cell }
        let bare = ImportColumn.bare(cell)
        var meant = names.filter { name in
            ImportColumn.bare(name.id) == bare || name.text.map(ImportColumn.bare) == bare
        }
        if meant.isEmpty, let percent = Self.percent(cell) {
            meant = names.filter { $0.percent.flatMap(Self.percent) == percent }
        }
        return meant.count == 1 ? meant[0].id : cell
    }

    /// Hundredths of a percent: `12`, `12 %` and `12,00 %` are one.
    private static func percent(_ cell: String) -> Money? {
        let number = try? ImportValue.Number(cell, words: ["", "%", "procent"])
        guard let number, number.decimals.count <= 2, !number.isNegative else { return nil }
        return Money(
            text: number.whole + "." + number.decimals
                + String(repeating: "0", count: 2 - number.decimals.count))
    }

    private static let mostShown = 20

    /// What a refusal of the store means, and what to do.
    ///
    /// `no VAT class is called 19 %. There are food (12 %): say which it is, --value "vat:19 %=…"`
    func explanation(of code: String, _ request: String) -> String? {
        let column: ImportColumn
        switch code {
        case "unknown-vat": column = .vat
        case "unknown-group": column = .group
        default: return nil
        }
        let line = try? Line(parsing: Array(request.utf8))
        guard let cell = line?.value(column == .vat ? "vat" : "group") else { return nil }
        let names = names[column] ?? []
        let what = column == .vat ? "VAT class" : "group"
        var text = "no \(what) is called `\(cell)`"
        if names.contains(where: { $0.id == cell }) { text = "`\(cell)` has no rate today" }
        if !names.isEmpty {
            let more =
                names.count > Self.mostShown ? " and \(names.count - Self.mostShown) more" : ""
            let shown = names.prefix(Self.mostShown).map(\.shown).joined(separator: ", ")
            text += ". There are \(shown)\(more)"
        }
        return text + ": say which it is, --value \"\(column.rawValue):\(cell)=…\""
    }
}
