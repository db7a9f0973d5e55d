extension Command {
    /// `LIST tenders language=en from=swish limit=10`
    package struct Listing: Equatable, Sendable {
        package enum What: String, WordValue {
            case tenders
            case reasons
            case groups
            case modes
            case vat
            case people
            case registers
            case promotions
            case customers
            case keys
            case rights
            case limits
            case texts

            /// Whether its ids are numbers.
            package var isNumbered: Bool {
                switch self {
                case .people, .registers, .customers: true
                case .tenders, .reasons, .groups, .modes, .vat, .promotions, .keys, .rights,
                    .limits, .texts:
                    false
                }
            }
        }

        package var what: What
        /// Of the words that are the house's own; the configuration's when it is left out.
        package var language: Language?
        /// The id of the first row.
        package var from: String?
        package var limit = Limits.listed

        package init(_ what: What) { self.what = what }
    }
}

/// A customer as the tables have one: numbers with a balance are not live.
package struct Customer: Equatable, Sendable {
    package var balance: Balance
    package var name: String?

    package init(_ balance: Balance, name: String?) {
        self.balance = balance
        self.name = name
    }
}
