import TillCore

/// Which account something is posted to; a fault when the configuration has none.
extension Bookkeeper {
    func account(
        ofTender name: String, atRegister register: Int
    ) throws(SettlementFault) -> Int {
        guard let tender = configuration.tender(name) else { throw missing("tender \(name)") }
        return configuration.account(of: tender, atRegister: register)
    }

    func cashAccount(ofRegister register: Int) throws(SettlementFault) -> Int {
        guard let tender = configuration.cash else { throw missing("cash") }
        return configuration.account(of: tender, atRegister: register)
    }

    /// Where a drawer's cash is once the Z is made: in the safe, or still in the drawer.
    func restingAccount(ofRegister register: Int) throws(SettlementFault) -> Int {
        if let safe = configuration.houseAccounts.float { return safe }
        return try cashAccount(ofRegister: register)
    }

    func accounts(ofRate rate: VATRate) throws(SettlementFault) -> Setting.RateAccounts {
        guard let accounts = configuration.rates.first(where: { $0.rate == rate }) else {
            throw missing("VAT rate \(rate.written)")
        }
        return accounts
    }

    func account(
        of key: SalesShares.Key, _ accounts: Setting.RateAccounts
    ) throws(SettlementFault) -> Int {
        switch key.part {
        case .usual: return accounts.sales
        case .deposits:
            guard let account = configuration.houseAccounts.deposit else {
                throw missing("deposits")
            }
            return account
        case .group(let name):
            let group = configuration.groups.first { $0.name == name }
            guard let account = group?.account else { throw missing("group \(name)") }
            return account
        }
    }

    /// Gift cards and payments on account lie where the tender of their kind takes from.
    func account(ofBalance figure: Figure) throws(SettlementFault) -> Int {
        let kind = figure == .giftCards ? Setting.Tender.Kind.giftCard : .account
        guard let tender = configuration.tenders.first(where: { $0.kind == kind }) else {
            throw missing(figure.rawValue)
        }
        return tender.account
    }

    func account(ofReason name: String) throws(SettlementFault) -> Int {
        let reason = configuration.reasons.first { $0.name == name }
        guard let account = reason?.account else { throw missing("reason \(name)") }
        return account
    }

    var keptAccount: Int {
        get throws(SettlementFault) {
            guard let account = configuration.houseAccounts.kept else { throw missing("kept") }
            return account
        }
    }

    var transitAccount: Int {
        get throws(SettlementFault) {
            guard let account = configuration.houseAccounts.transit else { throw missing("drops") }
            return account
        }
    }

    /// An amount of a tender in the store's own currency.
    func home(_ entry: TenderAmount) throws(SettlementFault) -> Money {
        guard let tender = configuration.tender(entry.tender) else {
            throw missing("tender \(entry.tender)")
        }
        guard tender.kind == .foreign else { return entry.amount }
        guard let home = tender.rate?.worth(of: entry.amount) else {
            throw SettlementFault(
                .noAccount, "\(entry.amount.written) of \(entry.tender) has no worth at its rate")
        }
        return home
    }

    func missing(_ what: String) -> SettlementFault {
        SettlementFault(.noAccount, "the configuration has no account for \(what)")
    }
}
