/// The shop as its owner describes it: company, VAT, tenders, accounts, registers, roles.
///
/// Written in the grammar of the wire, one setting a line; `#` begins a comment. It becomes an
/// entry of the journal when its canonical text changes, so that everything that follows from it (a
/// rate, an account) can be worked out again from the journal alone.
package struct Configuration: Equatable, Sendable {
    package var store = Setting.StoreIdentity()
    package var fiscalYear: Setting.FiscalYear?
    package var vatClasses: [Setting.VATClass] = []
    package var rates: [Setting.RateAccounts] = []
    package var tenders: [Setting.Tender] = []
    package var groups: [Setting.Group] = []
    package var accounts: [Setting.Account] = []
    package var houseAccounts = Setting.HouseAccounts()
    package var registers: [Setting.Register] = []
    package var roles: [Role] = []
    package var access = Setting.Access()
    package var limits = Setting.Limits()

    package init() {}

    /// Says which line can't be read or doesn't fit, and why.
    package struct Failure: Error, Equatable {
        /// Counted from 1; 0 when no single line is at fault.
        package let line: Int
        package let reason: String
    }
}

extension Configuration {
    /// The rate of a class on a date: of those that hold on it, the one that began last.
    package func rate(ofClass name: String, on date: CivilDate) -> VATRate? {
        var best: Setting.VATClass?
        for candidate in vatClasses where candidate.name == name {
            if let from = candidate.from, date < from { continue }
            if let to = candidate.to, to < date { continue }
            guard let current = best else {
                best = candidate
                continue
            }
            if let from = candidate.from, current.from.map({ $0 <= from }) ?? true {
                best = candidate
            }
        }
        return best?.rate
    }

    package func tender(_ name: String) -> Setting.Tender? {
        tenders.first { $0.name == name }
    }

    package func register(_ number: Int) -> Setting.Register? {
        registers.first { $0.number == number }
    }

    package func rights(ofRole name: String) -> Rights? {
        (roles.first { $0.name == name } ?? Role.usual.first { $0.name == name })
            .map { Rights($0.rights) }
    }

    /// The account that a register's cash lies in.
    package func account(of tender: Setting.Tender, atRegister number: Int) -> Int {
        switch tender.kind {
        case .cash: register(number)?.account ?? tender.account
        case .card: tender.account
        }
    }
}
