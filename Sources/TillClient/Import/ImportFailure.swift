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

    /// - Parameter file: as it is called in front.
    package func text(in file: String) -> String {
        let place = line > 0 ? ":\(line)" : ""
        return "\(file)\(place): " + (column.map { "\($0): " } ?? "") + why
    }
}
