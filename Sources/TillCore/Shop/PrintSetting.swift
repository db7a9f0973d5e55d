extension Setting {
    /// `print language=sv columns=42 head="Storgatan 1\n123 45 Orten" foot="Öppet köp 30 dagar"`:
    /// how papers look unless a line asks for something else, and what stands above and below on
    /// receipts; `\n` begins a new line.
    package struct Print: Record {
        package var language = Language.swedish
        package var columns = Columns.wide
        package var head = ""
        package var foot = ""

        /// Bytes of the head, and of the foot.
        package static let maximumLength = 1000

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("language", &language, usually: .swedish)
            coder.field("columns", &columns, usually: .wide)
            coder.field("head", &head, usually: "")
            coder.field("foot", &foot, usually: "")
        }

        package var format: PrintFormat { PrintFormat(columns: columns, language: language) }
    }
}
