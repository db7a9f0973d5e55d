import TillCore

/// What bookkeeping enters at once: postings that sum to exactly zero.
package struct Voucher: Equatable, Sendable {
    /// The Zs that it follows from: one, or all of the day.
    package let reports: [RegisterNumber]
    package let date: CivilDate
    /// `Z17 register 3`
    package let text: String
    package let postings: [Posting]
}

/// An amount on an account: debit is positive, credit negative. Never zero.
package struct Posting: Equatable, Sendable {
    package let account: Int
    package let amount: Money
    package let purpose: Purpose
    package let register: Int

    package enum Purpose: Equatable, Sendable {
        case tender(String)
        case sales(VATRate, SalesShares.Part)
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
        /// What a drawer was opened with, out of the safe.
        case float(Int)
        /// What was in a drawer at its end, back into the safe.
        case emptied(Int)
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
            case .sales(let rate, .usual): "sales \(rate.written)"
            case .sales(let rate, .group(let name)): "sales \(rate.written) \(name)"
            case .sales(let rate, .deposits): "deposits \(rate.written)"
            case .vat(let rate): "vat \(rate.written)"
            case .rounding: "rounding"
            case .giftCards: "gift cards"
            case .accountPayments: "payments on account"
            case .kept: "kept of vouchers"
            case .reason(let name): "reason \(name)"
            case .drop: "drop"
            case .float(let number): "float drawer \(number)"
            case .emptied(let number): "emptied drawer \(number)"
            case .tenderDifference(let number, let name): "counted drawer \(number) \(name)"
            case .lateDifference: "counted late"
            case .drawer(let number): "counted drawer \(number)"
            case .difference(let number): "difference drawer \(number)"
            }
        }
    }
}

/// Postings of one register as they are collected.
struct PostingList {
    let register: Int
    private(set) var postings: [Posting] = []

    init(register: Int) { self.register = register }

    mutating func post(_ amount: Money, to account: Int, _ purpose: Posting.Purpose) {
        guard amount != .zero else { return }
        postings.append(
            Posting(account: account, amount: amount, purpose: purpose, register: register))
    }

    var sum: Money { postings.reduce(.zero) { $0 + $1.amount } }
}
