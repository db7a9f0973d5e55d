/// What the auditor knows of a payment.
package struct AuditedPayment: Sendable {
    package let number: Int
    package let tender: String
    /// In the store's currency.
    package let amount: Int
    package var rounding = 0
    package var change = 0
    package var kept = 0
    package var reference: String?
    package var isPending = false
    package var foreign: Int?
    /// The payment in foreign cash that this is the change of.
    package var changeOf: Int?

    package init(_ number: Int, _ tender: String, _ amount: Int) {
        self.number = number
        self.tender = tender
        self.amount = amount
    }

    package var settled: Int { amount - change - kept - rounding }
    package var givenBack: Int { changeOf == nil ? change : -amount }

    /// The balance that it takes from, or gives to when it is negative.
    package var balance: String? {
        guard let reference else { return nil }
        return switch tender {
        case "giftcard": "card \(reference)"
        case "voucher": "voucher \(reference)"
        case "account": "customer \(reference)"
        default: nil
        }
    }

    package var row: String {
        var row = "- payment=\(number) tender=\(tender) amount=\(Figures.money(amount))"
        if let reference { row += " ref=\(reference)" }
        if isPending { row += " pending=yes" }
        if let changeOf { row += " change-of=\(changeOf)" }
        if let foreign { row += " foreign=\(Figures.money(foreign)) rate=11.25" }
        return row
    }
}
