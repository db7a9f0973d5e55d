/// What a file may not say about postings, beyond that each finds its account: a ledger in which
/// two things can't be told apart is found at the desk, not by an auditor a year later.
extension ConfigurationText {
    /// Four digits in BAS and most charts; as many as the ledgers' programs take.
    static let accountNumbers = 1000...99_999_999

    mutating func checkPostings() {
        checkNumbers()
        if let year = configuration.fiscalYear, year.to < year.from {
            fail(line(of: "fiscal-year"), "the fiscal year ends before it begins")
        }
        for finding in sharedAccounts {
            switch finding.conflict {
            case .refused: fail(finding.line, finding.sentence)
            case .unwise: break
            }
        }
    }

    private mutating func checkNumbers() {
        var wrong: Set<Int> = []
        let stated = configuration.statedAccounts.map { ($0.number, line(of: $0.place)) }
        let named = configuration.accounts.enumerated().map {
            ($0.element.number, line(of: "account", $0.offset))
        }
        for (number, line) in stated + named where !Self.accountNumbers.contains(number) {
            guard wrong.insert(number).inserted else { continue }
            fail(line, "account \(number): a number has four to eight digits, no 0 first")
        }
    }

    struct Shared {
        let conflict: AccountUse.Conflict
        let line: Int
        let sentence: String
    }

    /// The accounts that more than one thing is posted to, where that matters: by the first use.
    var sharedAccounts: [Shared] {
        let uses = configuration.accountUses
        var accounts: [Int] = []
        for use in uses where !accounts.contains(use.account) { accounts.append(use.account) }
        return accounts.flatMap { account in
            shared(account, uses.filter { $0.account == account })
        }
    }

    private func shared(_ account: Int, _ uses: [AccountUse]) -> [Shared] {
        var families: [(family: AccountUse.Family, uses: [AccountUse])] = []
        for use in uses {
            guard let family = use.family else { continue }
            if let index = families.firstIndex(where: { $0.family == family }) {
                families[index].uses.append(use)
            } else {
                families.append((family, [use]))
            }
        }
        var found: [Shared] = []
        for (index, one) in families.enumerated() {
            if one.uses.count > 1, let conflict = one.family.conflictWithin {
                found.append(shared(account, one.uses, conflict))
            }
            for other in families[(index + 1)...] {
                if let conflict = one.family.conflict(with: other.family) {
                    found.append(shared(account, [one.uses[0], other.uses[0]], conflict))
                }
            }
        }
        if let reason = uses.first(where: { $0.family == .reason }), isAllCash(in: account) {
            let cash = uses.filter { $0.family == .cash }
            let why = "the money would go where it comes from"
            found.append(shared(account, [cash[0], reason], .refused(why)))
        }
        return found
    }

    /// Whether every register's cash lies there: else a reason may stand for a way between them.
    private func isAllCash(in account: Int) -> Bool {
        let cash = configuration.accountUses.filter { $0.family == .cash }
        return !cash.isEmpty && cash.allSatisfy { $0.account == account }
    }

    /// `account 1930 takes tender `swish` and cash of register 1: the one could …`
    private func shared(
        _ account: Int, _ uses: [AccountUse], _ conflict: AccountUse.Conflict
    ) -> Shared {
        let why: String
        switch conflict {
        case .refused(let reason), .unwise(let reason): why = reason
        }
        let names = uses.map(\.purpose.text)
        let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
        return Shared(
            conflict: conflict, line: uses.map { line(of: $0.place) }.max() ?? 0,
            sentence: "account \(account) takes \(list): \(why)")
    }
}
