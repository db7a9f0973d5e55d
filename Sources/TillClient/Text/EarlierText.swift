import TillCore

/// What became of lines that were sent before the program ended, for people.
package enum EarlierText {
    /// `Receipt 3-5 was completed: total 58.40, change 141.60`, `PAY cash 200.00: done`,
    /// `ITEM nope: not done, there is no such item (unknown-item)`.
    package static func line(_ earlier: Session.Earlier) -> String {
        let words = words(of: earlier.text)
        // `BAD` is a line that took a PIN, which was not kept.
        guard let response = earlier.response, response.status != .bad else {
            return "\(words): not done"
        }
        guard response.status == .ok else {
            return "\(words): not done: \(response.explanation)"
        }
        guard ["END", "RING"].contains(verb(of: earlier.text)),
            let receipt = response.value("receipt")
        else { return "\(words): done" }
        let figures = ["total", "change"].compactMap { key in
            response.line.pairs.first { $0.key == key }.map { "\($0.key) \($0.value)" }
        }
        return "Receipt \(receipt) was completed: \(figures.joined(separator: ", "))"
    }

    /// A line without what is of no use to people: who lent a right, and how it is printed.
    static func words(of text: String) -> String {
        guard let line = try? Line(parsing: Array(text.utf8)) else { return text }
        let hidden = ["pin", "new", "by", "print", "columns"]
        let shown = line.tokens.filter { token in
            token.key.map { !hidden.contains(line.raw($0)) } ?? true
        }
        return shown.map { token in
            (token.key.map { line.raw($0) + "=" } ?? "") + line.text(token)
        }.joined(separator: " ")
    }

    private static func verb(of text: String) -> String {
        text.prefix { $0 != " " }.uppercased()
    }
}
