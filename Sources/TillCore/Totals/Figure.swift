/// The figures of a report that are a count and an amount, in the order in which they are written.
///
/// The list is the one of the Swedish rules for cash registers, and what SAF-T Cash Register asks
/// for; `protocol/commands.md` says what each counts.
package enum Figure: String, WordValue {
    case receipts
    case sales
    case returns
    case goods
    case services
    case deposits
    case giftCards = "gift-cards"
    case accountPayments = "account-payments"
    case discounts
    case promotions
    case voidedLines = "voided-lines"
    case cancelledSales = "cancelled-sales"
    case priceOverrides = "price-overrides"
    case priceInquiries = "price-inquiries"
    case removedPayments = "removed-payments"
    case correctedTenders = "corrected-tenders"
    case copies
    case proFormas = "pro-formas"
    case training
    case logIns = "logins"
    case drawerOpenings = "drawer-openings"
    case noSales = "no-sales"
    case xReports = "x-reports"
    case rounding
    case kept
    case float
    case paidIn = "paid-in"
    case paidOut = "paid-out"
    case drops
    case adjustments
    case lateDifferences = "late-differences"

    /// Where it stands among them.
    var order: Int {
        switch self {
        case .receipts: 0
        case .sales: 1
        case .returns: 2
        case .goods: 3
        case .services: 4
        case .deposits: 5
        case .giftCards: 6
        case .accountPayments: 7
        case .discounts: 8
        case .promotions: 9
        case .voidedLines: 10
        case .cancelledSales: 11
        case .priceOverrides: 12
        case .priceInquiries: 13
        case .removedPayments: 14
        case .correctedTenders: 15
        case .copies: 16
        case .proFormas: 17
        case .training: 18
        case .logIns: 19
        case .drawerOpenings: 20
        case .noSales: 21
        case .xReports: 22
        case .rounding: 23
        case .kept: 24
        case .float: 25
        case .paidIn: 26
        case .paidOut: 27
        case .drops: 28
        case .adjustments: 29
        case .lateDifferences: 30
        }
    }
}
