import TillCore

extension Bookkeeper {
    /// The day's vouchers: one for each Z, or one for all of them.
    ///
    /// - Parameter shares: by register.
    func vouchers(
        of day: ClosedDay, _ shares: [Int: SalesShares]
    ) throws(SettlementFault) -> [Voucher] {
        var vouchers: [Voucher] = []
        for report in day.reports {
            let register = report.head.z.register
            var list = PostingList(register: register)
            try postTrade(
                report.totals, shares[register] ?? SalesShares(configuration), to: &list)
            try postDrawers(of: report, to: &list)
            guard list.sum == .zero else {
                throw SettlementFault(
                    .unbalanced,
                    "Z \(report.head.z.written): debit less credit is \(list.sum.written), not 0.00"
                )
            }
            vouchers.append(
                Voucher(
                    reports: [report.head.z], date: report.head.date, text: text(report.head.z),
                    postings: list.postings))
        }
        switch configuration.settlement.vouchers {
        case .register: return vouchers
        case .store: return [together(vouchers, of: day)]
        }
    }

    func text(_ z: RegisterNumber) -> String { "Z\(z.number) register \(z.register)" }

    private func together(_ vouchers: [Voucher], of day: ClosedDay) -> Voucher {
        let reports = vouchers.flatMap(\.reports)
        let first = reports.prefix(8).map(\.written).joined(separator: " ")
        let rest = reports.count > 8 ? " and \(reports.count - 8) more" : ""
        return Voucher(
            reports: reports, date: day.seal.head.date,
            text: "Day \(day.seal.head.settlement), Z \(first)\(rest)",
            postings: vouchers.flatMap(\.postings))
    }
}
