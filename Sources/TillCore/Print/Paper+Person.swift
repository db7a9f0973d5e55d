/// Who it was, on paper.
extension Paper {
    /// By number, at the right edge, in a row that says whose number it is; with the name, where it
    /// is known, in a row of its own: a name is broken where it has to be, a number never.
    ///
    /// ```
    /// Kassa 3                          Kassör 17
    /// ```
    /// ```
    /// Kassa 3
    /// Kassör 17 Anna Ek
    /// ```
    mutating func person(
        _ person: Int?, called name: String?, _ title: String? = nil, beside left: String,
        indent: Int = 0
    ) {
        guard let person else { return pair(left, "", indent: indent) }
        let number = [title, person.written].compactMap { $0 }.joined(separator: " ")
        guard let name else {
            return self.person(person, left, number, indent: indent)
        }
        if title == nil {
            line("\(left) \(number) \(name)", indent: indent)
        } else {
            pair(left, "", indent: indent)
            line("\(number) \(name)", indent: indent)
        }
    }
}
