import TillCore

/// One register's receipts of the day as they come in: are all there, and what do they sum to?
struct Arrivals: Sendable {
    let report: ZReport
    /// Numbers that are known to be lost, and may therefore be missing.
    let skipped: [SkippedReceipts]
    private(set) var count = 0
    private var totals = Totals()
    private var cash = Money.zero
    private var next: Int?

    init(report: ZReport, skipped: [SkippedReceipts]) {
        self.report = report
        self.skipped = skipped.filter { $0.register == report.head.z.register }
            .sorted { $0.first < $1.first }
        next = report.head.firstReceipt
    }

    /// A correction takes an amount from one tender to another, and rounding with it.
    mutating func add(_ correction: Event.Retendered) {
        totals.add(correction)
        if correction.fromKind == .cash { cash -= correction.fromAmount }
        if correction.toKind == .cash { cash += correction.toAmount }
    }

    mutating func add(_ receipt: Receipt) throws(SettlementFault) {
        try checkPlace(of: receipt)
        try checkSums(of: receipt)
        count += 1
        totals.add(receipt)
        guard !receipt.isTraining else { return }
        for payment in receipt.payments where payment.kind == .cash {
            cash += payment.amount - payment.change
        }
    }

    private mutating func checkPlace(of receipt: Receipt) throws(SettlementFault) {
        guard let expected = next.map(afterSkipped) else {
            throw SettlementFault(
                .receiptOutOfPlace,
                "receipt \(receipt.name.written): Z \(z) says that its register made none")
        }
        guard receipt.name.number == expected else {
            throw SettlementFault(
                .receiptOutOfPlace,
                "receipt \(receipt.name.written) came where number \(expected) is next")
        }
        next = expected + 1
    }

    /// The number itself, or the next one that isn't lost.
    private func afterSkipped(_ number: Int) -> Int {
        var number = number
        for gap in skipped where gap.first == number { number = gap.last + 1 }
        return number
    }

    private func checkSums(of receipt: Receipt) throws(SettlementFault) {
        var lines = Money.zero
        var sold = Money.zero
        for line in receipt.lines {
            lines += line.charged
            if line.kind.isSale { sold += line.charged }
        }
        let gross = receipt.vat.reduce(Money.zero) { $0 + $1.gross }
        let paid = receipt.payments.reduce(Money.zero) { $0 + $1.amount - $1.change - $1.kept }
        guard lines == receipt.total, gross == sold, receipt.total + receipt.rounding == paid
        else {
            throw SettlementFault(
                .receiptDiffers,
                """
                receipt \(receipt.name.written): lines \(lines.written), \
                gross per VAT rate \(gross.written), total \(receipt.total.written), \
                rounding \(receipt.rounding.written), paid less change and kept \(paid.written)
                """)
        }
    }

    /// Once all are in: none is missing at the end, and they sum to the Z.
    func finish() throws(SettlementFault) {
        if let last = report.head.lastReceipt, let next = next.map(afterSkipped),
            next != last + 1
        {
            throw SettlementFault(
                .receiptOutOfPlace, "Z \(z) ends with receipt \(last), number \(next) is next")
        }
        if let (stated, found) = report.totals.ofReceipts.firstDifference(from: totals.ofReceipts) {
            throw SettlementFault(
                .receiptsDiffer, "Z \(z) says `\(stated)`, its receipts `\(found)`")
        }
        try checkCash()
    }

    /// What the drawers should hold is their floats and the cash that receipts brought.
    private func checkCash() throws(SettlementFault) {
        let float = report.drawers.reduce(Money.zero) { $0 + $1.float }
        let expected = report.drawers.reduce(Money.zero) { $0 + $1.expected }
        let moved =
            report.totals[.paidIn].amount - report.totals[.paidOut].amount
            - report.totals[.drops].amount
        guard float == report.totals[.float].amount, expected - float == cash + moved else {
            throw SettlementFault(
                .cashDiffers,
                """
                Z \(z): float \(report.totals[.float].amount.written), its drawers' floats \
                \(float.written); cash taken \(cash.written), moved \(moved.written); \
                its drawers should hold \(expected.written)
                """)
        }
    }

    private var z: String { report.head.z.written }
}
