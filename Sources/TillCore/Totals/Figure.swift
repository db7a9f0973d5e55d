/// The figures of a report that are a count and an amount, in the order in which they are written.
///
/// The list is the one of the Swedish rules for cash registers, and what SAF-T Cash Register asks
/// for; `protocol/commands.md` says what each counts.
package enum Figure: String, WordValue {
    case receipts
    case sales
    case returns
    /// Of the returns: parts of the price, while the goods stayed with the customer.
    case reductions
    /// Of the returns: goods that are not sold again.
    case writtenOff = "written-off"
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
        case .reductions: 3
        case .writtenOff: 4
        case .goods: 5
        case .services: 6
        case .deposits: 7
        case .giftCards: 8
        case .accountPayments: 9
        case .discounts: 10
        case .promotions: 11
        case .voidedLines: 12
        case .cancelledSales: 13
        case .priceOverrides: 14
        case .priceInquiries: 15
        case .removedPayments: 16
        case .correctedTenders: 17
        case .copies: 18
        case .proFormas: 19
        case .training: 20
        case .logIns: 21
        case .drawerOpenings: 22
        case .noSales: 23
        case .xReports: 24
        case .rounding: 25
        case .kept: 26
        case .float: 27
        case .paidIn: 28
        case .paidOut: 29
        case .drops: 30
        case .adjustments: 31
        case .lateDifferences: 32
        }
    }
}
