import TillCore

/// Posts a Z, or a single receipt: what was taken in, against what was sold, its VAT, rounding and
/// cash differences.
///
/// ```
/// debit   the tender's account (cash: the register's own)   net of change
/// credit  the VAT rate's sales account, or the group's      net
/// credit  the VAT rate's VAT account                        VAT
/// credit  the gift card tender's account                    gift cards sold: owed, not earned
/// credit  the account tender's account                      what customers paid on account
/// credit  rounding                                          what coins made of it
/// credit  kept                                              rests of vouchers
/// debit   the cash account, credit the reason's             paid in; paid out the other way
/// debit   cash in transit, credit the cash account          drops
/// debit   the tender's account, credit differences          counted - expected
/// debit   the cash account, credit float                    float; at the drawer's end what was
///                                                           in it, the other way
/// ```
/// Where the configuration has no account for floats they are not posted: a float comes out of the
/// same cash and goes back into it.
struct Bookkeeper {
    let configuration: Configuration

    /// What sales are: a Z's, or one receipt's.
    ///
    /// - Parameter shares: of the same receipts.
    func postTrade(
        _ totals: Totals, _ shares: SalesShares, to list: inout PostingList
    ) throws(SettlementFault) {
        try postTenders(totals, to: &list)
        try postSales(totals, shares, to: &list)
        try postBalances(totals, to: &list)
        list.post(-totals[.rounding].amount, to: configuration.houseAccounts.rounding, .rounding)
    }

    private func postTenders(
        _ totals: Totals, to list: inout PostingList
    ) throws(SettlementFault) {
        for entry in totals.tenders.entries {
            let account = try account(ofTender: entry.key, atRegister: list.register)
            list.post(entry.value.amount, to: account, .tender(entry.key))
        }
    }

    private func postSales(
        _ totals: Totals, _ shares: SalesShares, to list: inout PostingList
    ) throws(SettlementFault) {
        for entry in totals.vat.entries {
            let accounts = try accounts(ofRate: entry.key)
            for share in shares.nets.entries where share.key.rate == entry.key {
                let account = try account(of: share.key, accounts)
                list.post(-share.value, to: account, .sales(entry.key, share.key.part))
            }
            guard entry.value.vat != .zero else { continue }
            guard let account = accounts.vat else {
                throw missing("VAT of rate \(entry.key.written)")
            }
            list.post(-entry.value.vat, to: account, .vat(entry.key))
        }
    }

    /// What is owed to holders of gift cards, and what customers owe no more.
    private func postBalances(
        _ totals: Totals, to list: inout PostingList
    ) throws(SettlementFault) {
        for figure in [Figure.giftCards, .accountPayments] where totals[figure] != Tally() {
            let purpose: Posting.Purpose = figure == .giftCards ? .giftCards : .accountPayments
            list.post(-totals[figure].amount, to: try account(ofBalance: figure), purpose)
        }
        guard totals[.kept].amount != .zero else { return }
        list.post(-totals[.kept].amount, to: try keptAccount, .kept)
    }

    /// Cash that moved without a sale, and what counting found.
    func postDrawers(of report: ZReport, to list: inout PostingList) throws(SettlementFault) {
        try postMoved(of: report, to: &list)
        for drawer in report.drawers { try postDifferences(of: drawer, to: &list) }
        let late = report.totals[.lateDifferences].amount
        if late != .zero {
            list.post(late, to: try restingAccount(ofRegister: list.register), .lateDifference)
            list.post(-late, to: configuration.houseAccounts.difference, .lateDifference)
        }
        if let safe = configuration.houseAccounts.float, configuration.cash != nil {
            for drawer in report.drawers { try postFloat(of: drawer, safe, to: &list) }
        }
    }

    private func postMoved(
        of report: ZReport, to list: inout PostingList
    ) throws(SettlementFault) {
        for entry in report.totals.reasons.entries {
            let account = try account(ofReason: entry.key)
            let cash = try cashAccount(ofRegister: list.register)
            list.post(entry.value.amount, to: cash, .reason(entry.key))
            list.post(-entry.value.amount, to: account, .reason(entry.key))
        }
        let drops = report.totals[.drops].amount
        guard drops != .zero else { return }
        list.post(drops, to: try transitAccount, .drop)
        list.post(-drops, to: try cashAccount(ofRegister: list.register), .drop)
    }

    private func postDifferences(
        of drawer: DrawerSession, to list: inout PostingList
    ) throws(SettlementFault) {
        let other = configuration.houseAccounts.difference
        let difference = drawer.difference ?? .zero
        if difference != .zero {
            let cash = try cashAccount(ofRegister: list.register)
            list.post(difference, to: cash, .drawer(drawer.drawer))
            list.post(-difference, to: other, .difference(drawer.drawer))
        }
        for entry in drawer.tenderDifferences where entry.amount != .zero {
            let account = try account(ofTender: entry.tender, atRegister: list.register)
            let purpose = Posting.Purpose.tenderDifference(drawer: drawer.drawer, entry.tender)
            let amount = try home(entry)
            list.post(amount, to: account, purpose)
            list.post(-amount, to: other, purpose)
        }
    }

    /// A drawer that nobody counted held what it should have held.
    private func postFloat(
        of drawer: DrawerSession, _ safe: Int, to list: inout PostingList
    ) throws(SettlementFault) {
        let cash = try cashAccount(ofRegister: list.register)
        list.post(drawer.float, to: cash, .float(drawer.drawer))
        list.post(-drawer.float, to: safe, .float(drawer.drawer))
        let held = drawer.counted ?? drawer.expected
        list.post(-held, to: cash, .emptied(drawer.drawer))
        list.post(held, to: safe, .emptied(drawer.drawer))
    }
}
