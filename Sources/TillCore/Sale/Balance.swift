/// What a gift card, a voucher or a customer's account stands at. One mechanism serves all three:
/// a payment takes from it, a sale of a gift card or a payment by the customer adds to it, in the
/// transaction of the entry that says so; so no two registers can take the same money.
package struct Balance: Equatable, Sendable {
    package enum Kind: String, WordValue {
        /// Never below nothing.
        case giftCard = "card"
        /// Redeemed once: at nothing before, below it after. Slips of the machine that takes
        /// bottles too, so that no paper is good as a payment and once more as bottles.
        case voucher
        /// Down to the customer's credit limit.
        case customer
    }

    /// `card:4711`, in the one spelling that a number has: see `canonical`.
    package struct Name: Hashable, Sendable {
        package let kind: Kind
        package let number: String

        package init(_ kind: Kind, _ number: String) {
            self.kind = kind
            self.number = Balance.canonical(number)
        }
    }

    package var name: Name
    package var amount = Money.zero
    /// How far below nothing it may go.
    package var limit = Money.zero
    package var isBlocked = false

    package static let maximumNumberLength = 40

    package init(_ name: Name) { self.name = name }

    /// What may still be taken.
    package var available: Money { amount + limit }
}

/// What an entry does to a balance.
package struct BalanceChange: Equatable, Sendable {
    package var name: Balance.Name
    package var amount = Money.zero
    package var limit: Money?
    package var isBlocked: Bool?

    package init(_ name: Balance.Name, by amount: Money = .zero) {
        self.name = name
        self.amount = amount
    }
}
