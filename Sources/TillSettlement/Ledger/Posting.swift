import TillCore

/// One Z as double-entry bookkeeping sees it: postings that sum to exactly zero.
package struct Voucher: Equatable, Sendable {
    /// The Z that it follows from.
    package let report: RegisterNumber
    package let date: CivilDate
    package let postings: [Posting]

    /// `Z17 register 3`
    package var text: String { "Z\(report.number) register \(report.register)" }
}

/// An amount on an account: debit is positive, credit negative. Never zero.
package struct Posting: Equatable, Sendable {
    package let account: Int
    package let amount: Money
    package let purpose: Purpose

    package enum Purpose: Equatable, Sendable {
        case tender(String)
        case sales(VATRate)
        case vat(VATRate)
        case rounding
        /// Gift cards sold, and what customers paid on their accounts: owed, not earned.
        case giftCards
        case accountPayments
        /// The rests of vouchers that give no change.
        case kept
        /// Paid in or out for a reason of the configuration.
        case reason(String)
        /// Cash on its way to the bank.
        case drop
        /// A tender that was counted: what its account is too high or too low by.
        case tenderDifference(drawer: Int, String)
        /// Drawers of an earlier Z that were counted since.
        case lateDifference
        /// A drawer that was counted: what the cash account is too high or too low by.
        case drawer(Int)
        /// The other side of it: shortage is a cost.
        case difference(Int)

        /// `tender cash`, `sales 25.00`, `difference drawer 1`
        package var text: String {
            switch self {
            case .tender(let name): "tender \(name)"
            case .sales(let rate): "sales \(rate.written)"
            case .vat(let rate): "vat \(rate.written)"
            case .rounding: "rounding"
            case .giftCards: "gift cards"
            case .accountPayments: "payments on account"
            case .kept: "kept of vouchers"
            case .reason(let name): "reason \(name)"
            case .drop: "drop"
            case .tenderDifference(let number, let name): "counted drawer \(number) \(name)"
            case .lateDifference: "counted late"
            case .drawer(let number): "counted drawer \(number)"
            case .difference(let number): "difference drawer \(number)"
            }
        }
    }
}
