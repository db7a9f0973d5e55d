extension Setting {
    /// `label pattern=28IIIIIPPPPPC decimals=2`: how the digits of the shop's own labels stand.
    package struct Label: Record {
        package var pattern = ""
        package var decimals: Int?

        package static let maximumCount = 20

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("pattern", &pattern)
            coder.field("decimals", &decimals)
        }

        /// `nil` when it is none.
        var read: LabelPattern? { LabelPattern(pattern, decimals: decimals) }
    }
}

extension Configuration {
    package var labelReader: LabelReader { labels.isEmpty ? .usual : LabelReader(labels) }
}
