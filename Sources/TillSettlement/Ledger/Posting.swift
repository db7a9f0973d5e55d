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
            case .drawer(let number): "counted drawer \(number)"
            case .difference(let number): "difference drawer \(number)"
            }
        }
    }
}
