/// What few rows of a table have, as keys and values in one text: the fields of a record that most
/// leave out. Here, and not where the tables are, so that the fields' generic walk is compiled for
/// each record: told from outside it took a fifth of a sale's time.
enum RareFacts {
    /// `nil` when there is nothing to say.
    static func text(_ code: (inout FieldWriter) -> Void) -> String? {
        var writer = FieldWriter()
        code(&writer)
        let bytes = writer.text.bytes.dropFirst()
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// Reads what `text` wrote; `false` when it can't be.
    static func read(_ text: String?, _ code: (inout FieldReader) -> Void) -> Bool {
        guard let text else { return true }
        guard let line = try? Line(parsing: Array(text.utf8)) else { return false }
        var reader = FieldReader(line)
        code(&reader)
        return (try? reader.finish()) != nil
    }
}

extension SaleLine {
    package var rareFacts: String? {
        var copy = self
        return RareFacts.text { copy.codeRareFacts(with: &$0) }
    }

    package mutating func readRareFacts(_ text: String?) -> Bool {
        RareFacts.read(text) { codeRareFacts(with: &$0) }
    }
}

extension Payment {
    package var rareFacts: String? {
        var copy = self
        return RareFacts.text { copy.codeRareFacts(with: &$0) }
    }

    package mutating func readRareFacts(_ text: String?) -> Bool {
        RareFacts.read(text) { codeRareFacts(with: &$0) }
    }
}

extension Item {
    /// The rules for selling it.
    package var rules: String? {
        var copy = self
        return RareFacts.text { copy.codeRules(with: &$0) }
    }

    package mutating func readRules(_ text: String?) -> Bool {
        RareFacts.read(text) { codeRules(with: &$0) }
    }
}
