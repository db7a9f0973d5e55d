import TillCore

extension ClosedDay {
    /// The format that these files are written in. One that has sealed a day is never edited: a
    /// changed format gets the next number, and its own code beside this.
    static let format = 1

    /// The reports are the seal's, one for each register, and sum to it.
    func check() throws(SettlementFault) {
        guard seal.head.format == Self.format else {
            throw SettlementFault(
                .unknownFormat,
                "the day was sealed for format \(seal.head.format), this writes \(Self.format)")
        }
        try checkAccounts()
        try checkReports()
        try checkSums()
    }

    /// Every file names the accounts that it posts to.
    private func checkAccounts() throws(SettlementFault) {
        let named = Set(configuration.accounts.map(\.number))
        for use in configuration.accountUses where !named.contains(use.account) {
            throw SettlementFault(
                .noAccount, "account \(use.account), \(use.purpose.text), has no name")
        }
    }

    private func checkReports() throws(SettlementFault) {
        let named = reports.map(\.head.z)
        guard named == seal.head.reports else {
            throw SettlementFault(
                .reportsDiffer, "the seal names \(list(seal.head.reports)), given \(list(named))")
        }
        var registers: Set<Int> = []
        for report in reports {
            guard report.head.day == seal.head.settlement else {
                throw SettlementFault(
                    .reportsDiffer,
                    "Z \(report.head.z.written) is of day \(report.head.day), "
                        + "the seal of day \(seal.head.settlement)")
            }
            guard registers.insert(report.head.z.register).inserted else {
                throw SettlementFault(
                    .reportsDiffer, "register \(report.head.z.register) has two Zs in one day")
            }
        }
    }

    private func checkSums() throws(SettlementFault) {
        var totals = Totals()
        for report in reports { totals += report.totals }
        if let (stated, found) = seal.totals.firstDifference(from: totals) {
            throw SettlementFault(
                .reportsDiffer, "the day's seal says `\(stated)`, its Zs `\(found)`")
        }
    }

    private func list(_ names: [RegisterNumber]) -> String {
        names.isEmpty ? "no Z" : "Z " + names.map(\.written).joined(separator: ", ")
    }
}
