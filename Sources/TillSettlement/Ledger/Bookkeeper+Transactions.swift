import TillCore

/// The same postings as the vouchers', as the plain-text ledgers want them: a transaction for each
/// Z, or one for each receipt and one for what else the Z holds.
extension Bookkeeper {
    /// `nil` when nothing is posted: in training, and when everything was given away.
    func transaction(of receipt: Receipt, on day: ClosedDay) throws -> LedgerTransaction? {
        guard !receipt.isTraining else { return nil }
        var totals = Totals()
        totals.add(receipt)
        var shares = SalesShares(configuration)
        shares.add(receipt)
        var list = PostingList(register: receipt.name.register)
        try postTrade(totals, shares, to: &list)
        guard !list.postings.isEmpty else { return nil }
        return LedgerTransaction(
            date: day.seal.head.date, name: receipt.name, text: "Receipt \(receipt.name.written)",
            time: receipt.time, postings: list.postings)
    }

    func transactions(
        ofZs day: ClosedDay, _ shares: [Int: SalesShares]
    ) throws -> [LedgerTransaction] {
        try day.reports.compactMap { report in
            let register = report.head.z.register
            var list = PostingList(register: register)
            switch configuration.settlement.ledger {
            case .z:
                try postTrade(
                    report.totals, shares[register] ?? SalesShares(configuration), to: &list)
            case .receipt:
                let corrections = day.corrections.filter { $0.register == register }
                try postTrade(
                    Totals(of: corrections), SalesShares(configuration), to: &list)
            }
            try postDrawers(of: report, to: &list)
            guard !list.postings.isEmpty else { return nil }
            return LedgerTransaction(
                date: report.head.date, name: report.head.z, text: text(report.head.z),
                postings: list.postings)
        }
    }
}

extension Totals {
    /// Tenders of ended sales that were corrected: from one to the other, rounding with it.
    init(of corrections: [TenderCorrected]) {
        self.init()
        for correction in corrections { add(correction.correction) }
    }

    mutating func add(_ correction: Event.Retendered) {
        tenders[correction.from, or: Tally()].amount -= correction.fromAmount
        tenders[correction.to, or: Tally()].amount += correction.toAmount
        if correction.rounding != .zero { self[.rounding].amount += correction.rounding }
    }
}
