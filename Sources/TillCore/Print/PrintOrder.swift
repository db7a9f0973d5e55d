/// How something is to be printed: `print=text columns=42 language=sv`.
package struct PrintOrder: Equatable, Sendable {
    package enum Form: String, WordValue {
        case text
        case escpos
    }

    package var form: Form
    /// 42 or 32; the configuration's when it is left out.
    package var columns: Int?
    /// `sv`, `en`; the configuration's when it is left out.
    package var language: String?

    package init(form: Form, columns: Int? = nil, language: String? = nil) {
        self.form = form
        self.columns = columns
        self.language = language
    }
}
