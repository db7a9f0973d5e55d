import TillCore

/// Posts a Z: what was taken in, against what was sold, its VAT, rounding and cash differences.
///
/// ```
/// debit   the tender's account (cash: the register's own)   net of change
/// credit  the VAT rate's sales account                      net
/// credit  the VAT rate's VAT account                        VAT
/// credit  the gift card tender's account                    gift cards sold: owed, not earned
/// credit  the account tender's account                      what customers paid on account
/// credit  rounding                                          what coins made of it
/// credit  kept                                              rests of vouchers
/// debit   the cash account, credit the reason's             paid in; paid out the other way
/// debit   cash in transit, credit the cash account          drops
/// debit   the tender's account, credit differences          counted - expected
/// ```
/// The float is not posted: it comes out of the same cash and goes back into it.
struct Bookkeeper {
    let configuration: Configuration

    func voucher(for report: ZReport) throws(SettlementFault) -> Voucher {
        var postings: [Posting] = []
        try postTenders(of: report, to: &postings)
        try postSales(of: report, to: &postings)
        try postBalances(of: report, to: &postings)
        let rounding = report.totals[.rounding].amount
        post(-rounding, configuration.houseAccounts.rounding, .rounding, to: &postings)
        try postMoved(of: report, to: &postings)
        try postDifferences(of: report, to: &postings)
        let sum = postings.reduce(Money.zero) { $0 + $1.amount }
        guard sum == .zero else {
            throw SettlementFault(
                .unbalanced,
                "Z \(report.head.z.written): debit less credit is \(sum.written), not 0.00")
        }
        return Voucher(report: report.head.z, date: report.head.date, postings: postings)
    }

    private func postTenders(
        of report: ZReport, to postings: inout [Posting]
    ) throws(SettlementFault) {
        for entry in report.totals.tenders.entries {
            guard let tender = configuration.tender(entry.key) else {
                throw missing("tender \(entry.key)", report)
            }
            let account = configuration.account(of: tender, atRegister: report.head.z.register)
            post(entry.value.amount, account, .tender(entry.key), to: &postings)
        }
    }

    private func postSales(
        of report: ZReport, to postings: inout [Posting]
    ) throws(SettlementFault) {
        for entry in report.totals.vat.entries {
            guard let accounts = configuration.rates.first(where: { $0.rate == entry.key }) else {
                throw missing("VAT rate \(entry.key.written)", report)
            }
            post(-entry.value.net, accounts.sales, .sales(entry.key), to: &postings)
            guard entry.value.vat != .zero else { continue }
            guard let account = accounts.vat else {
                throw missing("VAT of rate \(entry.key.written)", report)
            }
            post(-entry.value.vat, account, .vat(entry.key), to: &postings)
        }
    }

    /// What is owed to holders of gift cards, and what customers owe no more.
    private func postBalances(
        of report: ZReport, to postings: inout [Posting]
    ) throws(SettlementFault) {
        let kinds: [(Figure, Setting.Tender.Kind, Posting.Purpose)] = [
            (.giftCards, .giftCard, .giftCards), (.accountPayments, .account, .accountPayments),
        ]
        for (figure, kind, purpose) in kinds {
            let amount = report.totals[figure].amount
            guard amount != .zero else { continue }
            guard let tender = configuration.tenders.first(where: { $0.kind == kind }) else {
                throw missing(purpose.text, report)
            }
            post(-amount, tender.account, purpose, to: &postings)
        }
        let kept = report.totals[.kept].amount
        guard kept != .zero else { return }
        guard let account = configuration.houseAccounts.kept else { throw missing("kept", report) }
        post(-kept, account, .kept, to: &postings)
    }

    /// Cash that moved without a sale.
    private func postMoved(
        of report: ZReport, to postings: inout [Posting]
    ) throws(SettlementFault) {
        for entry in report.totals.reasons.entries {
            let reason = configuration.reasons.first { $0.name == entry.key }
            guard let account = reason?.account else {
                throw missing("reason \(entry.key)", report)
            }
            post(entry.value.amount, try cash(of: report), .reason(entry.key), to: &postings)
            post(-entry.value.amount, account, .reason(entry.key), to: &postings)
        }
        let drops = report.totals[.drops].amount
        guard drops != .zero else { return }
        guard let transit = configuration.houseAccounts.transit else {
            throw missing("drops", report)
        }
        post(drops, transit, .drop, to: &postings)
        post(-drops, try cash(of: report), .drop, to: &postings)
    }

    private func cash(of report: ZReport) throws(SettlementFault) -> Int {
        guard let tender = configuration.cash else { throw missing("cash", report) }
        return configuration.account(of: tender, atRegister: report.head.z.register)
    }

    private func postDifferences(
        of report: ZReport, to postings: inout [Posting]
    ) throws(SettlementFault) {
        let other = configuration.houseAccounts.difference
        for drawer in report.drawers {
            let difference = drawer.difference ?? .zero
            if difference != .zero {
                post(difference, try cash(of: report), .drawer(drawer.drawer), to: &postings)
                post(-difference, other, .difference(drawer.drawer), to: &postings)
            }
            for entry in drawer.tenderDifferences where entry.amount != .zero {
                guard let tender = configuration.tender(entry.tender) else {
                    throw missing("tender \(entry.tender)", report)
                }
                let amount = tender.rate?.home(entry.amount) ?? entry.amount
                let purpose = Posting.Purpose.tenderDifference(
                    drawer: drawer.drawer, entry.tender)
                let account = configuration.account(
                    of: tender, atRegister: report.head.z.register)
                post(amount, account, purpose, to: &postings)
                post(-amount, other, purpose, to: &postings)
            }
        }
        let late = report.totals[.lateDifferences].amount
        guard late != .zero else { return }
        post(late, try cash(of: report), .lateDifference, to: &postings)
        post(-late, other, .lateDifference, to: &postings)
    }

    private func post(
        _ amount: Money, _ account: Int, _ purpose: Posting.Purpose, to postings: inout [Posting]
    ) {
        guard amount != .zero else { return }
        postings.append(Posting(account: account, amount: amount, purpose: purpose))
    }

    private func missing(_ what: String, _ report: ZReport) -> SettlementFault {
        SettlementFault(
            .noAccount,
            "Z \(report.head.z.written): the configuration has no account for \(what)")
    }
}
