/// What is wrong with a file that is to be imported, and where.
package struct ImportFailure: Error, Equatable, Sendable {
    /// From 1; 0 is the file as a whole.
    package let line: Int
    /// As the file's own header names it; `nil` for the line as a whole.
    package let column: String?
    package let why: String

    package init(line: Int, column: String? = nil, why: String) {
        self.line = line
        self.column = column
        self.why = why
    }

    /// - Parameters:
    ///   - file: as it is called in front.
    ///   - kind: what it is, when it is less than an error.
    package func text(in file: String, as kind: String? = nil) -> String {
        let place = line > 0 ? ":\(line)" : ""
        return "\(file)\(place): " + (kind.map { "\($0): " } ?? "")
            + (column.map { "\($0): " } ?? "") + why
    }
}
