import TillCore

/// What the day moved each account by, out of the running totals that the shop kept while it sold:
/// the seal's figures, and what the drawers held. No posting is looked at.
///
/// It is the other side of the books: a foreign program adds up the transactions, and these say
/// what has to come out.
struct Balances {
    /// Net movement by account, debit positive.
    private(set) var accounts = Tallies<Int, Money>()

    /// - Parameter shares: by register; what sales outside their rate's account come to is in no
    ///   running total, and is the sum of the receipts' shares.
    init(
        of day: ClosedDay, _ shares: [Int: SalesShares], _ bookkeeper: Bookkeeper
    ) throws(SettlementFault) {
        for report in day.reports { try addCash(of: report, bookkeeper) }
        try addTenders(of: day, bookkeeper)
        try addSales(of: day, shares, bookkeeper)
        try addRest(of: day, bookkeeper)
    }

    private mutating func add(_ amount: Money, _ account: Int) {
        accounts[account, or: .zero] += amount
    }

    /// Cash in a drawer is what was counted; where nobody counted, what it should have held.
    private mutating func addCash(
        of report: ZReport, _ bookkeeper: Bookkeeper
    ) throws(SettlementFault) {
        let house = bookkeeper.configuration.houseAccounts
        var cash = report.totals[.lateDifferences].amount
        add(-cash, house.difference)
        for drawer in report.drawers {
            cash += (drawer.counted ?? drawer.expected) - drawer.float
            add(-(drawer.difference ?? .zero), house.difference)
            for entry in drawer.tenderDifferences {
                let amount = try bookkeeper.home(entry)
                let account = try bookkeeper.account(
                    ofTender: entry.tender, atRegister: report.head.z.register)
                add(amount, account)
                add(-amount, house.difference)
            }
        }
        // Without a cash tender every drawer is empty, and lies on no account.
        guard cash != .zero || (!report.drawers.isEmpty && bookkeeper.configuration.cash != nil)
        else { return }
        // Where drawers are emptied into the safe, their own account ends at nothing: say so too.
        add(.zero, try bookkeeper.cashAccount(ofRegister: report.head.z.register))
        let account = try bookkeeper.restingAccount(ofRegister: report.head.z.register)
        add(cash, account)
    }

    /// All but cash, which lies in the drawers.
    private mutating func addTenders(
        of day: ClosedDay, _ bookkeeper: Bookkeeper
    ) throws(SettlementFault) {
        for entry in day.seal.totals.tenders.entries {
            guard let tender = bookkeeper.configuration.tender(entry.key) else {
                throw bookkeeper.missing("tender \(entry.key)")
            }
            if tender.kind != .cash { add(entry.value.amount, tender.account) }
        }
    }

    private mutating func addSales(
        of day: ClosedDay, _ shares: [Int: SalesShares], _ bookkeeper: Bookkeeper
    ) throws(SettlementFault) {
        for entry in day.seal.totals.vat.entries {
            let accounts = try bookkeeper.accounts(ofRate: entry.key)
            var usual = entry.value.net
            for register in shares.values {
                for share in register.nets.entries
                where share.key.rate == entry.key && share.key.part != .usual {
                    usual -= share.value
                    add(-share.value, try bookkeeper.account(of: share.key, accounts))
                }
            }
            add(-usual, accounts.sales)
            if entry.value.vat != .zero, let account = accounts.vat {
                add(-entry.value.vat, account)
            }
        }
    }

    private mutating func addRest(
        of day: ClosedDay, _ bookkeeper: Bookkeeper
    ) throws(SettlementFault) {
        let totals = day.seal.totals
        for figure in [Figure.giftCards, .accountPayments] where totals[figure] != Tally() {
            add(-totals[figure].amount, try bookkeeper.account(ofBalance: figure))
        }
        if totals[.kept].amount != .zero { add(-totals[.kept].amount, try bookkeeper.keptAccount) }
        if totals[.drops].amount != .zero {
            add(totals[.drops].amount, try bookkeeper.transitAccount)
        }
        for entry in totals.reasons.entries {
            add(-entry.value.amount, try bookkeeper.account(ofReason: entry.key))
        }
        add(-totals[.rounding].amount, bookkeeper.configuration.houseAccounts.rounding)
    }

    /// What was posted is the same, account by account.
    func check(_ posted: Tallies<Int, Money>, day: Int) throws(SettlementFault) {
        let known = Set(accounts.entries.map(\.key)).union(posted.entries.map(\.key))
        for account in known.sorted() {
            let kept = accounts[account, or: .zero]
            let found = posted[account, or: .zero]
            guard kept == found else {
                throw SettlementFault(
                    .unbalanced,
                    "day \(day), account \(account): \(found.written) is posted, "
                        + "the running totals say \(kept.written)")
            }
        }
    }
}

extension Tallies<Int, Money> {
    /// What postings come to, by account.
    init(of postings: some Sequence<Posting>) {
        self.init()
        add(postings)
    }

    mutating func add(_ postings: some Sequence<Posting>) {
        for posting in postings { self[posting.account, or: .zero] += posting.amount }
    }
}
