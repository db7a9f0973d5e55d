/// The ways to pay that a shop takes, and the rules of each.
extension Setting {
    /// `tender name=cash kind=cash unit=1.00 account=1910`
    package struct Tender: Record {
        package enum Kind: String, WordValue {
            /// Rounded to `unit`, gives change, lies in the drawer.
            case cash
            /// Exact, never more than what is due; Swish too.
            case card
            /// Takes from the balance of the card that `ref=` names.
            case giftCard = "gift-card"
            /// A numbered paper, redeemed once. What is worth more than what is due is kept.
            case voucher
            /// Bought on account by the customer that `ref=` names, up to the credit limit.
            case account
            /// Cash of another currency at a set rate; change is given in the store's own.
            case foreign
        }

        /// Whether money may be paid back with it.
        package enum Refund: String, WordValue {
            case yes
            case no
            /// When what is given back was paid with it.
            case original
        }

        package var name = ""
        /// What it is called on paper; its name, or the usual word, when it is left out.
        package var text: String?
        package var kind = Kind.card
        /// The smallest cash unit: 1.00 in Sweden and Norway. Of foreign cash: the smallest note.
        package var unit: Money?
        package var account = 0
        /// `required`: PAY refuses a payment without `ref=`.
        package var needsReference = false
        package var refund: Refund?
        /// ISO 4217, and what one unit of it is worth: foreign cash.
        package var currency: String?
        package var rate: ExchangeRate?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name)
            coder.field("text", &text)
            coder.field("kind", &kind)
            coder.field("unit", &unit)
            coder.field("account", &account)
            coder.field("reference-required", &needsReference, usually: false)
            coder.field("refund", &refund)
            coder.field("currency", &currency)
            coder.field("rate", &rate)
        }

        /// What holds where the configuration says nothing.
        package var refundRule: Refund {
            if let refund { return refund }
            return switch kind {
            case .cash: .yes
            case .card, .giftCard, .account: .original
            case .voucher, .foreign: .no
            }
        }

        /// The balance that a payment with this reference takes from.
        package func balance(_ reference: String?) -> Balance.Name? {
            guard let reference, let kind = kind.balance else { return nil }
            let name = Balance.Name(kind, reference)
            return name.number.isEmpty ? nil : name
        }
    }
}

extension Setting.Tender.Kind {
    /// The kind of balance that it takes from.
    package var balance: Balance.Kind? {
        switch self {
        case .giftCard: .giftCard
        case .voucher: .voucher
        case .account: .customer
        case .cash, .card, .foreign: nil
        }
    }
}

extension Item.Kind {
    /// The kind of tender whose account holds what is sold with it: owed, not earned.
    package var tender: Setting.Tender.Kind? {
        switch self {
        case .giftCard: .giftCard
        case .account: .account
        case .goods, .service, .deposit: nil
        }
    }
}

extension Configuration {
    package func hasTender(_ kind: Setting.Tender.Kind) -> Bool {
        tenders.contains { $0.kind == kind }
    }
}
