/// What a file doesn't say of itself.
package struct ImportOptions: Equatable, Sendable {
    /// `nil`: found out from the header.
    package var delimiter: UInt8?
    /// `nil`: found out.
    package var encoding: TextEncoding?
    /// The header of a column, where it can't be known by itself.
    package var headers: [ImportColumn: String] = [:]
    /// What holds where a cell is empty or there is no column.
    package var defaults: [ImportColumn: String] = [:]
    /// What a cell means: `moms` 12 is the class `food`.
    package private(set) var values: [ImportColumn: [String: String]] = [:]

    /// Whether names that are too long are cut, between two characters.
    package var shortensNames = false

    /// What stands between whole and parts of numbers.
    package enum DecimalSign: String, CaseIterable, Sendable {
        case comma
        case point

        var scalar: Unicode.Scalar {
            switch self {
            case .comma: ","
            case .point: "."
            }
        }
    }

    /// `nil`: found out from each number, and refused where it may be either.
    package var decimal: DecimalSign?

    package enum Codes: String, CaseIterable, Sendable {
        case barcodes
        case own
    }

    /// What the codes are; `nil`: found out from the column's header and each code.
    package var codes: Codes?

    package init() {}

    /// - Parameter cell: small and capital letters, blanks and hyphens don't count.
    package mutating func setValue(of column: ImportColumn, cell: String, _ value: String) {
        values[column, default: [:]][ImportColumn.bare(cell)] = value
    }

    /// What decides how a file is read, in one line: the same file read otherwise is another.
    var summary: String {
        func pairs(_ of: [ImportColumn: String]) -> String {
            of.map { "\($0.key.rawValue)=\($0.value)" }.sorted().joined(separator: ",")
        }
        let values = values.map { column, of in
            of.map { "\(column.rawValue):\($0.key)=\($0.value)" }.sorted().joined(separator: ",")
        }
        return [
            pairs(headers), pairs(defaults), values.sorted().joined(separator: ","),
            delimiter.map { "\($0)" } ?? "", encoding?.rawValue ?? "", "\(shortensNames)",
            decimal?.rawValue ?? "", codes?.rawValue ?? "",
        ].joined(separator: ";")
    }
}
