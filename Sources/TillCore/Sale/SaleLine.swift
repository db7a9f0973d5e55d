/// A line of a sale, with the facts that held when it was taken: a receipt does not change when a
/// price, a name or a VAT rate does.
///
/// A return is a line with a negative quantity and a negative amount; part of the price given back
/// while the goods stay is one with no quantity and a negative amount.
package struct SaleLine: Equatable, Sendable {
    /// Counted from 1 within the sale; a voided line's number is not used again.
    package var line = 0
    package var item = ItemCode.own("")
    package var name = ""
    package var quantity = Quantity.one
    package var unit = Item.Unit.each
    package var kind = Item.Kind.goods
    /// For one unit, VAT included.
    package var price = Money.zero
    /// Price times quantity, rounded once; of packs that say what they cost, what their labels come
    /// to. Of a return against a receipt: what this part of the line came to there, reductions
    /// included.
    package var amount = Money.zero
    package var vat = VATRate.exempt
    package var vatClass = ""
    package var group = ""
    /// The price was given with the line, not taken from the catalogue.
    package var isOwnPrice = false
    package var pricing = Pricing.catalogue
    /// The line of the goods that a deposit was sold with.
    package var depositOf: Int?
    /// Taken off this line by hand, and the share that it is of the amount when it was given as
    /// one.
    package var discount = Money.zero
    package var discountPercent: Percent?
    package var reason: String?
    /// The gift card or customer whose balance this line adds to; the voucher that a deposit was
    /// given back for.
    package var account: String?
    package var returned: ReturnOrigin?
    /// Where goods that came back went to: a place, or `off`; `nil` is the shelf.
    package var destination: String?
    /// The most that one sale might have of the item.
    package var maximum: Quantity?
    /// What the label of a pack says that it costs, and how many such packs these are: `quantity`
    /// is what is in them, and `price` is still for one unit.
    package var labelPrice: Money?
    package var labels = 1
    /// What a scanned code said of this very piece.
    package var lot: String?
    package var serial: String?
    package var expiry: CivilDate?
    /// Taken off by promotions: recorded by rule, so that a return can undo it.
    package var promotions: [PromotionShare] = []
    /// This line's share of a discount on the whole sale, once the sale has ended.
    package var saleDiscount = Money.zero

    /// Where the price comes from, when nobody with the right to do so gave another.
    package enum Pricing: String, WordValue {
        case catalogue
        /// The cashier gave it: the item has none.
        case open
    }

    package init() {}

    package var isReturn: Bool { quantity < .zero || amount < .zero }
    /// Part of the price given back: the goods stay with the customer.
    package var isReduction: Bool { quantity == .zero && amount < .zero }

    /// What a destination says of goods that are not sold again.
    package static let writtenOff = "off"
    package var isWrittenOff: Bool { destination == Self.writtenOff }

    /// The balance that it adds to or, as a return, takes from.
    package var balance: Balance.Name? {
        guard let account else { return nil }
        switch kind {
        case .giftCard: return Balance.Name(.giftCard, account)
        case .account: return Balance.Name(.customer, account)
        case .deposit: return Balance.Name(.voucher, account)
        case .goods, .service: return nil
        }
    }

    package var promoted: Money {
        promotions.isEmpty ? .zero : promotions.reduce(.zero) { $0 + $1.amount }
    }

    /// What the customer pays for it.
    package var charged: Money { amount - discount - promoted - saleDiscount }

    /// Whether a discount may be taken off it: goods and services that are sold.
    package var isOrdinary: Bool {
        switch kind {
        case .goods, .service: amount > .zero
        case .deposit, .giftCard, .account: false
        }
    }

    /// What its quantity has to be multiplied by is known: it is no sum of labels.
    package var isMeasured: Bool { labelPrice == nil }

    /// Whether its quantity and price may still be changed; others are voided and taken again.
    package var isChangeable: Bool {
        kind.isSale && !isReturn && depositOf == nil
    }
}

/// The line of an ended sale that a return gives back, and what of it is given back.
package struct ReturnOrigin: Equatable, Sendable {
    package var receipt = RegisterNumber(register: 0, number: 0)
    /// The receipt's entry in the journal.
    package var entry = 0
    package var line = 0
    /// The VAT in the amount, so that a sale returned piece by piece comes to exactly nothing.
    package var vat = Money.zero
    /// With what the receipt was paid: as it was corrected, where it was.
    package var paid: [PaidShare] = []

    package init() {}
}

/// What a promotion takes off a line.
package struct PromotionShare: Record {
    package var line = 0
    package var rule = ""
    package var amount = Money.zero

    package init() {}

    package init(line: Int, rule: String, amount: Money) {
        self.line = line
        self.rule = rule
        self.amount = amount
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("promoted", &line)
        coder.field("rule", &rule)
        coder.field("amount", &amount)
    }
}

extension SaleLine: Record {
    /// Promotions stand in rows of their own.
    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("line", &line)
        coder.field("item", &item)
        coder.field("name", &name)
        coder.field("qty", &quantity)
        coder.field("unit", &unit, usually: .each)
        coder.field("price", &price)
        coder.field("amount", &amount)
        coder.field("vat-percent", &vat)
        coder.field("vat-class", &vatClass)
        coder.field("group", &group)
        coder.field("own-price", &isOwnPrice, usually: false)
        coder.field("priced", &pricing, usually: .catalogue)
        codeRareFacts(with: &coder)
    }

    /// What few lines have.
    mutating func codeRareFacts(with coder: inout some FieldCoder) {
        coder.field("kind", &kind, usually: .goods)
        coder.field("deposit-of", &depositOf)
        coder.field("discount", &discount, usually: .zero)
        coder.field("discount-percent", &discountPercent)
        coder.field("sale-discount", &saleDiscount, usually: .zero)
        coder.field("reason", &reason)
        coder.field("account", &account)
        coder.field("to", &destination)
        coder.field("max", &maximum)
        coder.field("label-price", &labelPrice)
        coder.field("labels", &labels, usually: 1)
        coder.field("lot", &lot)
        coder.field("serial", &serial)
        coder.field("expiry", &expiry)
        codeOrigin(with: &coder)
    }

    private mutating func codeOrigin(with coder: inout some FieldCoder) {
        var receipt = returned?.receipt
        coder.field("of-receipt", &receipt)
        var entry = returned?.entry
        coder.field("of-entry", &entry)
        var line = returned?.line
        coder.field("of-line", &line)
        var vat = returned?.vat
        coder.field("vat-amount", &vat)
        var paid = returned?.paid ?? []
        coder.list("paid-with", &paid)
        guard let receipt, let entry, let line, let vat else { return }
        var origin = ReturnOrigin()
        origin.receipt = receipt
        origin.entry = entry
        origin.line = line
        origin.vat = vat
        origin.paid = paid
        returned = origin
    }
}
