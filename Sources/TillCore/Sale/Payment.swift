/// What was paid with one tender; a negative amount is paid back.
package struct Payment: Record {
    /// Counted from 1 within the sale; a payment taken back leaves its number unused.
    package var payment = 0
    package var tender = ""
    package var kind = Setting.Tender.Kind.card
    /// What was handed over, in the store's currency.
    package var amount = Money.zero
    /// What went back out of the drawer.
    package var change = Money.zero
    /// What was added to the total so that it can be paid in coins; its own line, outside VAT and
    /// outside sales.
    package var rounding = Money.zero
    /// The rest of a voucher that gives no change.
    package var kept = Money.zero
    /// The number of a gift card, voucher or customer; anything for the other tenders.
    package var reference: String?
    /// The money moves elsewhere, and nobody has said yet whether it did.
    package var isPending = false
    /// What was handed over of a foreign currency, and what one unit of it was worth.
    package var foreign: Money?
    package var rate: ExchangeRate?
    package var card = CardSlip()
    /// The payment in foreign cash that this, in the store's own, is the change of.
    package var changeOf: Int?
    /// Of money back, which receipts it was paid for before: what counts against what their tender
    /// may still give back.
    package var against: [ReceiptAmount] = []

    package static let maximumReferenceLength = 40

    package init() {}

    /// The gift card, voucher or customer that it takes from or gives back to.
    package var balance: Balance.Name? {
        guard let kind = kind.balance, let reference else { return nil }
        return Balance.Name(kind, reference)
    }

    /// What it settles of the sale.
    package var settled: Money { amount - change - kept - rounding }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("payment", &payment)
        coder.field("tender", &tender)
        coder.field("kind", &kind)
        coder.field("amount", &amount)
        coder.field("change", &change, usually: .zero)
        coder.field("rounding", &rounding, usually: .zero)
        coder.field("ref", &reference)
        codeRareFacts(with: &coder)
    }

    /// What few payments have.
    mutating func codeRareFacts(with coder: inout some FieldCoder) {
        coder.field("kept", &kept, usually: .zero)
        coder.field("pending", &isPending, usually: false)
        coder.field("foreign", &foreign)
        coder.field("rate", &rate)
        card.code(with: &coder)
        coder.field("change-of", &changeOf)
        coder.list("against", &against)
    }
}

extension [Payment] {
    /// What the customer got back in cash, of whatever was handed over.
    package var givenBack: Money {
        reduce(.zero) { $0 + ($1.changeOf == nil ? $1.change : -$1.amount) }
    }
}

/// What a card terminal prints on its slip, kept to find a payment again; never a full card number.
package struct CardSlip: Record {
    package var terminal: String?
    package var batch: String?
    package var authorisation: String?
    package var scheme: String?
    /// The card's last four digits.
    package var lastFour: String?

    package static let maximumLength = 40

    package init() {}

    /// What is said later takes the place of what was said before; the rest stays.
    package mutating func add(_ later: CardSlip) {
        terminal = later.terminal ?? terminal
        batch = later.batch ?? batch
        authorisation = later.authorisation ?? authorisation
        scheme = later.scheme ?? scheme
        lastFour = later.lastFour ?? lastFour
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("terminal", &terminal)
        coder.field("batch", &batch)
        coder.field("auth", &authorisation)
        coder.field("scheme", &scheme)
        coder.field("last4", &lastFour)
    }
}
