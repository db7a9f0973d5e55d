/// Refusals at a limit say which one it is and how much it allows: `limit=10000 of=people`.
///
/// Names that `LIST limits` has too are the same there.
extension Refusal {
    /// So many there may be.
    package enum Counted: String, CaseIterable, WordValue {
        case people
        case unlocks
        case keys
        case drawers
        case promotions
        case heldSales = "held-sales"
        case prices
        case places
        case codes
        case saleLines = "sale-lines"
        case payments
        case vatRates = "vat-rates"

        var code: Code {
            switch self {
            case .people, .unlocks, .keys, .drawers, .promotions, .heldSales, .prices, .places,
                .codes:
                .tooMany
            case .saleLines: .tooManyLines
            case .payments: .tooManyPayments
            case .vatRates: .tooManyVATRates
            }
        }

        package var limit: Int {
            switch self {
            case .people: Store.maximumPeople
            case .unlocks: Person.unlocksADay
            case .keys: Store.maximumKeys
            case .drawers: DrawerSession.maximumCount
            case .promotions: Store.maximumPromotions
            case .heldSales: HeldSale.maximumCount
            case .prices: Item.maximumPrices
            case .places: Stock.maximumPlaces
            case .codes: Item.maximumCodes
            case .saleLines: OpenSale.maximumLines
            case .payments: OpenSale.maximumPayments
            case .vatRates: OpenSale.maximumVATRates
            }
        }
    }

    /// So large it may be, either way.
    package enum Measured: String, CaseIterable, WordValue {
        case amount
        case balance
        case total
        case quantity
        case goodsTotal = "goods-total"
        case onHand = "on-hand"

        package var limit: String {
            switch self {
            case .amount, .balance: Money.limit.written
            case .total: Money.totalLimit.written
            case .quantity, .onHand: Quantity.limit.written
            case .goodsTotal: Quantity.totalLimit.written
            }
        }
    }

    /// So far `EPOCH` may go.
    package enum Numbered: String, CaseIterable, WordValue {
        case request
        case receipt
    }

    package static func tooMany(_ what: Counted) -> Refusal {
        Refusal(what.code, limit: what.limit, of: what)
    }

    package static func tooLarge(_ what: Measured) -> Refusal {
        Refusal(.tooLarge, limit: what.limit, of: what)
    }

    package static func tooLarge(_ what: Numbered, _ highest: Int) -> Refusal {
        Refusal(.tooLarge, limit: highest, of: what)
    }
}
