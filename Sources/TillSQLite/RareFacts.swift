import TillCore

/// What few rows have, as keys and values in one text: the fields of a record that most leave out.
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
