extension Setting {
    /// `synonym words="läsk,soda,cola"`: what means the same to whoever looks for goods. Each is a
    /// word or several; case and marks don't count.
    package struct Synonym: Record {
        package var words: [String] = []

        package static let maximumGroups = 200
        package static let numbersOfWords = 2...20
        /// Characters of each.
        package static let maximumLength = 40

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.list("words", &words)
        }
    }
}
