/// One line that came from a server, as a client reads it.
package enum ReplyLine: Sendable {
    package enum Status: String, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
    }

    case row(Line)
    /// `code` is empty for `OK`; `number` is the request's `#seq`, where it had one.
    case status(Status, code: String, number: Int?, line: Line)
    case notice(word: String, Line)

    /// `nil` when it is none of these.
    package init?(_ line: Line) {
        switch line.word {
        case "-":
            self = .row(line)
        case "*":
            guard line.tokens.count > 1 else { return nil }
            self = .notice(word: line.text(line.tokens[1]), line)
        case let word:
            guard let status = Status(rawValue: word) else { return nil }
            let code = status == .ok ? "" : line.argument(1) ?? ""
            let number = line.argument(status == .ok ? 1 : 2).flatMap { text in
                text.first == "#" ? Int(text.dropFirst()) : nil
            }
            self = .status(status, code: code, number: number, line: line)
        }
    }
}

extension Line {
    /// The text of the token at `index` when it is an argument.
    package func argument(_ index: Int) -> String? {
        guard index < tokens.count, tokens[index].key == nil else { return nil }
        return text(tokens[index])
    }

    /// The value of a key, where it stands.
    package func value(_ key: StaticString) -> String? {
        tokens.first { hasKey($0, key) }.map(text)
    }
}
