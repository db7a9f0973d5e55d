import TillCore

/// What an import found or did about one thing of a row.
package struct ImportFinding: Equatable, Sendable {
    package struct Difference: Equatable, Sendable {
        /// `price`, `price from 2026-12-01`
        package let field: String
        /// `nil` when there was none.
        package let old: String?
        /// `nil` when there is none any more.
        package let new: String?

        package init(field: String, old: String? = nil, new: String?) {
            self.field = field
            self.old = old
            self.new = new
        }
    }

    package enum Outcome: Equatable, Sendable {
        case new
        case changed([Difference])
        case refused(code: String, sentence: String)
    }

    /// In the file.
    package let line: Int
    package let kind: ImportRow.Kind
    package let code: String
    package let name: String
    package let outcome: Outcome

    /// `7310865001825 Arla Ko Mellanmjölk: price 16.90 -> 17.90`
    package var text: String {
        let what = name.isEmpty ? code : "\(code) \(name)"
        switch outcome {
        case .new: return "\(what): new"
        case .changed(let differences):
            return "\(what): " + differences.map(\.text).joined(separator: ", ")
        case .refused(let code, let sentence): return "\(what): \(sentence) (\(code))"
        }
    }
}

extension ImportFinding.Difference {
    /// Out of `- field=price old=16.90 new=17.90`.
    init(_ row: Line) {
        let from = row.value("from").map { " from \($0)" } ?? ""
        self.init(
            field: (row.value("field") ?? "") + from, old: row.value("old"),
            new: row.value("new"))
    }

    fileprivate var text: String {
        switch (old, new) {
        case (let old?, let new?): "\(field) \(old) -> \(new)"
        case (let old?, nil): "\(field) \(old) -> none"
        case (nil, let new?): "\(field) \(new)"
        case (nil, nil): field
        }
    }
}
