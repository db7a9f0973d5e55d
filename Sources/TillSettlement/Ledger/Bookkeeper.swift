import TillCore

/// Posts a Z: what was taken in, against what was sold, its VAT, rounding and cash differences.
///
/// ```
/// debit   the tender's account (cash: the register's own)   net of change
/// credit  the VAT rate's sales account                      net
/// credit  the VAT rate's VAT account                        VAT
/// credit  rounding                                          what coins made of it
/// debit   the cash account, credit differences              counted - expected
/// ```
/// The float is not posted: it comes out of the same cash and goes back into it.
struct Bookkeeper {
    let configuration: Configuration

    func voucher(for report: ZReport) throws(SettlementFault) -> Voucher {
        var postings: [Posting] = []
        try postTenders(of: report, to: &postings)
        try postSales(of: report, to: &postings)
        let rounding = report.totals.rounding.amount
        post(-rounding, configuration.houseAccounts.rounding, .rounding, to: &postings)
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

    private func postDifferences(
        of report: ZReport, to postings: inout [Posting]
    ) throws(SettlementFault) {
        for drawer in report.drawers {
            guard let difference = drawer.difference, difference != .zero else { continue }
            guard let tender = configuration.tenders.first(where: { $0.kind == .cash }) else {
                throw missing("cash", report)
            }
            let cash = configuration.account(of: tender, atRegister: report.head.z.register)
            let other = configuration.houseAccounts.difference
            post(difference, cash, .drawer(drawer.drawer), to: &postings)
            post(-difference, other, .difference(drawer.drawer), to: &postings)
        }
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
