/// What can be sold: a thing in the catalogue with its price, VAT class, group, and the rules that
/// hold for selling it.
package struct Item: Equatable, Sendable {
    package enum Unit: String, WordValue {
        case each
        case kilogram = "kg"
    }

    /// What selling it means in the books.
    package enum Kind: String, WordValue {
        case goods
        case service
        /// Pant: tied to the goods whose bottle or can it is for.
        case deposit
        /// Sells or tops up a gift card: no sale and no VAT yet, but a debt to whoever holds it.
        case giftCard = "gift-card"
        /// A customer pays what was bought on account: no sale, the debt gets smaller.
        case account

        /// Whether it is sold, with VAT, when it is paid.
        package var isSale: Bool {
            switch self {
            case .goods, .service, .deposit: true
            case .giftCard, .account: false
            }
        }
    }

    package var code = ItemCode.own("")
    /// At most 100 characters.
    package var name = ""
    /// VAT included, for one unit; until the first of the later `prices`.
    package var price = Money.zero
    /// A `vat` class of the configuration; the rate follows from the date of the line.
    package var vatClass = ""
    /// A `group` of the configuration.
    package var group = ""
    package var unit = Unit.each
    /// Where it stands on the floor, as the store names its shelves: `4-B-2`.
    package var place: String?
    package var kind = Kind.goods
    /// The deposit that is sold with each piece.
    package var deposit: ItemCode?
    /// How old a buyer has to be, in years.
    package var age: Int?
    /// The most that one sale may have of it.
    package var maximum: Quantity?
    /// Why it is not sold any more: a recall.
    package var blocked: String?
    /// Whoever sells it says what it costs.
    package var isPriceOpen = false
    /// What it costs from later dates on, in their order.
    package var prices: [DatedPrice] = []

    package init() {}

    package static let maximumNameLength = 100
    package static let maximumPlaceLength = 40
    package static let maximumReasonLength = 40
    package static let ages = 1...99
    /// Later prices.
    package static let maximumPrices = 10
    /// Further ones, besides its own.
    package static let maximumCodes = 50
    /// How many pieces a pack may have.
    package static let factors = 1...10_000
}

extension Item: Record {
    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("item", &code)
        coder.field("name", &name)
        coder.field("price", &price)
        coder.field("vat", &vatClass)
        coder.field("group", &group)
        coder.field("unit", &unit, usually: .each)
        coder.field("place", &place)
        codeRules(with: &coder)
    }

    /// The rules for selling it, which few items have.
    mutating func codeRules(with coder: inout some FieldCoder) {
        coder.field("kind", &kind, usually: .goods)
        coder.field("deposit", &deposit)
        coder.field("age", &age)
        coder.field("max", &maximum)
        coder.field("blocked", &blocked)
        coder.field("open-price", &isPriceOpen, usually: false)
        coder.list("prices", &prices)
    }
}
