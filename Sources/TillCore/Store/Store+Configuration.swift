extension Store {
    /// Why a new configuration can't take over now; `nil` when it can.
    ///
    /// What the figures since the last Z, an open day or an open sale were made with has to stay
    /// until they are closed: without its account a tender that was taken, or a rate that was sold
    /// at, could not be posted.
    package func conflict(with new: Configuration) -> String? {
        if registers.values.contains(where: { $0.head.lastReceipt > 0 }) {
            guard new.store.currency == configuration.store.currency else {
                return "sales are recorded in \(configuration.store.currency)"
            }
            guard new.store.id == configuration.store.id else {
                return "the seals name the store `\(configuration.store.id)`"
            }
        }
        for report in day?.reports ?? [] where new.register(report.register) == nil {
            return "register \(report.register) has sold today: keep it until the day is closed"
        }
        for register in registers.values where register.hasActivity || register.sale != nil {
            let number = register.head.number
            guard new.register(number) != nil else {
                return "register \(number) is open: close it with Z before it is taken out"
            }
            guard new.cash != nil else {
                return "register \(number) has a drawer: keep the cash tender until its Z"
            }
        }
        for totals in openTotals {
            if let reason = conflict(of: totals, with: new) { return reason }
        }
        let openSales = registers.values.compactMap(\.sale) + held.values.map(\.sale)
        for sale in openSales {
            for line in sale.lines where line.kind.isSale && !new.hasAccounts(for: line.vat) {
                return "a sale at \(line.vat.written) % VAT is open: keep its `rate` until it ends"
            }
            for kind in sale.lines.compactMap(\.kind.tender) where !new.hasTender(kind) {
                return "a sale of gift cards or onto accounts is open: keep their tender"
            }
            for payment in sale.payments where new.tender(payment.tender) == nil {
                return "a sale with a payment by `\(payment.tender)` is open: keep the tender"
            }
        }
        return nil
    }

    /// The same for figures that are not posted yet.
    private func conflict(of totals: Totals, with new: Configuration) -> String? {
        for entry in totals.tenders.entries {
            guard let tender = new.tender(entry.key) else {
                return "tender `\(entry.key)` was taken today: keep it until the day is closed"
            }
            let before = configuration.tender(entry.key)
            guard before?.kind == tender.kind, before?.currency == tender.currency else {
                return "tender `\(entry.key)` was taken today: it stays what it is until the day "
                    + "is closed"
            }
        }
        for entry in totals.reasons.entries
        where !new.reasons.contains(where: { $0.name == entry.key && $0.account != nil }) {
            return "`reason name=\(entry.key)` was used today: keep it until the day is closed"
        }
        if totals[.drops] != Tally() && new.houseAccounts.transit == nil {
            return "cash was dropped today: keep `transit` until the day is closed"
        }
        if totals[.kept] != Tally() && new.houseAccounts.kept == nil {
            return "a voucher's rest was kept today: keep `kept` until the day is closed"
        }
        if totals[.giftCards] != Tally() && !new.hasTender(.giftCard) {
            return "gift cards were sold today: keep their tender until the day is closed"
        }
        if totals[.accountPayments] != Tally() && !new.hasTender(.account) {
            return "accounts were paid today: keep their tender until the day is closed"
        }
        for entry in totals.vat.entries where !new.hasAccounts(for: entry.key) {
            return
                "\(entry.key.written) % VAT was sold at today: keep its `rate` until the "
                + "day is closed"
        }
        return nil
    }

    private var openTotals: [Totals] {
        registers.values.map(\.totals) + (day.map { [$0.sealed] } ?? [])
    }
}

extension Configuration {
    fileprivate func hasAccounts(for rate: VATRate) -> Bool {
        rates.contains { $0.rate == rate }
    }
}
