/// What one person can't do alone, whatever rights there are: `return,recount,over-short`, or
/// `none`.
package struct TwoPeople: Equatable, Sendable {
    package enum Rule: String, WordValue {
        /// Give back without a receipt above the house's limits.
        case returned = "return"
        /// Count again what one has counted.
        case recount
        /// Sign for the difference of what one has counted.
        case overShort = "over-short"
    }

    package private(set) var rules: [Rule]

    package init(_ rules: some Sequence<Rule>) {
        let rules = Set(rules)
        self.rules = Rule.allCases.filter(rules.contains)
    }

    package static let all = TwoPeople(Rule.allCases)
    package static let none = TwoPeople([])

    package func contains(_ rule: Rule) -> Bool { rules.contains(rule) }
}

extension TwoPeople: TextValue {
    package init?(text: String) {
        guard text != "none" else {
            self = .none
            return
        }
        guard !text.isEmpty, let list = CommaList<Rule>(text: text) else { return nil }
        self.init(list.elements)
        guard rules.count == list.elements.count else { return nil }
    }

    package func write(to writer: inout TextWriter) {
        if rules.isEmpty { writer.raw("none") } else { CommaList(rules).write(to: &writer) }
    }
}
