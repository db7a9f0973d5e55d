/// What may be answered to a question, by its number in the list, its text or its id.
package struct Choice: Equatable, Sendable {
    /// What goes to the wire.
    package let id: String
    /// What people see.
    package let text: String

    /// - Parameter typed: `2`, `Ångrat köp` or `regret`.
    static func id(of typed: String, in choices: [Choice]) -> String? {
        if let found = choices.first(where: { $0.id == typed }) { return found.id }
        let small = typed.lowercased()
        if let found = choices.first(where: { $0.text.lowercased() == small }) { return found.id }
        guard let number = Int(typed), (1...max(1, choices.count)).contains(number),
            !choices.isEmpty
        else { return nil }
        return choices[number - 1].id
    }
}
