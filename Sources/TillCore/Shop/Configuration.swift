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
    package var reasons: [Setting.Reason] = []
    package var rules = Setting.Rules()
    package var registers: [Setting.Register] = []
    package var roles: [Role] = []
    package var access = Setting.Access()
    package var limits = Setting.Limits()
    package var print = Setting.Print()
    package var settlement = Setting.Settlement()
    package var synonyms: [Setting.Synonym] = []
    package var labels: [Setting.Label] = []

    package init() {}

    /// Says which line can't be read or doesn't fit, and why.
    package struct Failure: Error, Equatable {
        /// Counted from 1; 0 when no single line is at fault.
        package let line: Int
        package let reason: String

        package init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }
    }
}

extension Configuration {
    /// The rate of a class on a date: of those that hold on it, one for the sale's mode before one
    /// for all, and of these the one that began last.
    package func rate(
        ofClass name: String, on date: CivilDate, mode: String? = nil
    ) -> VATRate? {
        vatClass(name, on: date, mode: mode)?.rate
    }

    func vatClass(
        _ name: String, on date: CivilDate, mode: String? = nil
    ) -> Setting.VATClass? {
        var best: Setting.VATClass?
        for candidate in vatClasses where candidate.name == name {
            guard candidate.mode == nil || candidate.mode == mode else { continue }
            if let from = candidate.from, date < from { continue }
            if let to = candidate.to, to < date { continue }
            if let current = best, !candidate.comesBefore(current) { continue }
            best = candidate
        }
        return best
    }

    package func hasMode(_ mode: String) -> Bool {
        vatClasses.contains { $0.mode == mode }
    }

    /// The tender that lies in the drawer, and that change is given in.
    package var cash: Setting.Tender? { tenders.first { $0.kind == .cash } }

    package func reasons(of kind: Setting.Reason.Kind) -> [Setting.Reason] {
        reasons.filter { $0.kind == kind }
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

    /// The cost centre that a register's postings belong to: its own, or the store's.
    package func costCentre(ofRegister number: Int) -> String? {
        register(number)?.costCentre ?? store.costCentre
    }

    /// The account that a register's cash lies in.
    package func account(of tender: Setting.Tender, atRegister number: Int) -> Int {
        switch tender.kind {
        case .cash: register(number)?.account ?? tender.account
        case .card, .giftCard, .voucher, .account, .foreign: tender.account
        }
    }
}

extension Setting.VATClass {
    /// Whether it holds before another row of its class that holds too.
    fileprivate func comesBefore(_ other: Setting.VATClass) -> Bool {
        guard (mode == nil) == (other.mode == nil) else { return mode != nil }
        guard let from else { return false }
        return other.from.map { $0 <= from } ?? true
    }
}
