import TillCore

/// What the day, or a register, came to. Each table's sum is another's row, so that a reader can
/// follow the money from what was sold to how it was paid.
extension SettlementPage {
    func setTotals(_ totals: Totals, on html: inout HTMLText) {
        html.block(.div, isWide(totals) ? nil : .columns) { html in
            html.table(flow(of: totals))
            html.table(vat(of: totals))
            html.table(tenders(of: totals))
            html.table(groups(of: totals))
            html.table(reasons(of: totals))
            html.table(others(of: totals))
        }
        if totals[.training] != Tally() { html.leaf(.p, .note, word(.trainingNote)) }
    }

    /// Whether a row of the VAT table needs more than half of a sheet's width.
    private func isWide(_ totals: Totals) -> Bool {
        totals[.sales].amount + totals[.returns].amount >= Money(minor: 1_000_000_000)
    }

    /// ```
    /// Försäljning                    8     1 234,00
    /// Returer                        1       −16,90
    /// Försäljning efter returer            1 217,10
    /// Sålda presentkort              1       200,00
    /// Kvitton                        9     1 417,10
    /// Öresavrundning                 2         0,40
    /// Betalningar                          1 417,50
    /// ```
    private func flow(of totals: Totals) -> PageTable {
        var table = counted(word(.salesAndPayment))
        func add(_ figure: Figure, isTakenOff: Bool = false) {
            let tally = totals[figure]
            guard tally != Tally() || figure == .sales else { return }
            table.row([
                figure.text(in: language), figures.number(tally.count),
                figures.money(isTakenOff ? -tally.amount : tally.amount),
            ])
        }
        add(.sales)
        add(.returns, isTakenOff: true)
        let net = totals[.sales].amount - totals[.returns].amount
        table.row([word(.salesLessReturns), "", figures.money(net)], .subtotal)
        add(.giftCards)
        add(.accountPayments)
        let receipts = totals[.receipts]
        table.row(
            [word(.receipts), figures.number(receipts.count), figures.money(receipts.amount)],
            .subtotal)
        add(.rounding)
        add(.kept)
        let paid = receipts.amount + totals[.rounding].amount + totals[.kept].amount
        table.row([word(.payments), "", figures.money(paid)], .sum)
        return table
    }

    private func vat(of totals: Totals) -> PageTable {
        let headings: [ReceiptWord] = [.vatPercent, .gross, .net, .vat]
        let names = headings.map { $0.text(in: language) }
        var table = PageTable([.name(names[0])] + names.dropFirst().map { .number($0) })
        var sum = VATTally()
        for entry in totals.vat.entries {
            table.row([figures.percent(entry.key)] + amounts(entry.value))
            sum += entry.value
        }
        if !table.rows.isEmpty { table.row([self.sum] + amounts(sum), .sum) }
        return table
    }

    private func amounts(_ tally: VATTally) -> [String] {
        [tally.gross, tally.net, tally.vat].map(figures.money)
    }

    private func tenders(of totals: Totals) -> PageTable {
        let rows = totals.tenders.entries.map {
            (day.configuration.tenderText($0.key, in: language), $0.value)
        }
        return summed(text(.tender), rows)
    }

    private func reasons(of totals: Totals) -> PageTable {
        let rows = totals.reasons.entries.map {
            (day.configuration.text(ofMoneyReason: $0.key), $0.value)
        }
        return summed(text(.moneyInAndOut), rows)
    }

    private func summed(_ name: String, _ rows: [(name: String, tally: Tally)]) -> PageTable {
        var table = counted(name)
        var sum = Tally()
        for row in rows {
            table.row([
                row.name, figures.number(row.tally.count), figures.money(row.tally.amount),
            ])
            sum += row.tally
        }
        if !rows.isEmpty {
            table.row([self.sum, figures.number(sum.count), figures.money(sum.amount)], .sum)
        }
        return table
    }

    private func groups(of totals: Totals) -> PageTable {
        var table = counted(text(.group))
        var sum = Money.zero
        for entry in totals.groups.entries {
            table.row([
                day.configuration.text(ofGroup: entry.key),
                figures.quantity(entry.value.quantity), figures.money(entry.value.amount),
            ])
            sum += entry.value.amount
        }
        if !table.rows.isEmpty { table.row([self.sum, "", figures.money(sum)], .sum) }
        return table
    }

    /// The figures that stand in no other table, where there is something in them.
    private func others(of totals: Totals) -> PageTable {
        var table = counted(word(.otherFigures))
        for figure in Figure.allCases where !Self.flowing.contains(figure) {
            let tally = totals[figure]
            guard tally != Tally() else { continue }
            table.row([
                figure.text(in: language), figures.number(tally.count),
                figure.hasAmount ? figures.money(tally.amount) : "",
            ])
        }
        return table
    }

    private static let flowing: [Figure] = [
        .receipts, .sales, .returns, .giftCards, .accountPayments, .rounding, .kept,
    ]

    private func counted(_ name: String) -> PageTable {
        PageTable([.name(name), .count(text(.count)), .number(text(.amount))])
    }

    var sum: String { ReceiptWord.sum.text(in: language) }
}
