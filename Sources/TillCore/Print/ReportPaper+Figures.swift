extension ReportPaper {
    /// Sales that wait when the report is made: open at a register, or held.
    struct Pending {
        var name: ReportWord
        var count: Int
        var total: Money?
    }

    /// Everything that totals hold: figures, VAT, tenders, groups, money in and out.
    func set(_ totals: Totals, _ pending: [Pending], on paper: inout Paper) {
        paper.rule()
        var rows = Figure.allCases.map { figure in
            let tally = totals[figure]
            return [
                figure.text(in: language), language.number(tally.count),
                figure.hasAmount ? language.money(tally.amount) : "",
            ]
        }
        for sales in pending {
            rows.append([
                word(sales.name), language.number(sales.count),
                sales.total.map(language.money) ?? "",
            ])
        }
        paper.table(["", word(.count), word(.amount)], rows)
        setVAT(totals, on: &paper)
        setSums(totals, on: &paper)
    }

    private func setVAT(_ totals: Totals, on paper: inout Paper) {
        if !totals.vat.entries.isEmpty { paper.rule() }
        let vat = totals.vat.entries.map {
            VATAmount(rate: $0.key, gross: $0.value.gross, vat: $0.value.vat)
        }
        paper.vatTable(vat, in: language)
    }

    private func setSums(_ totals: Totals, on paper: inout Paper) {
        let tenders = totals.tenders.entries.map { entry in
            row(configuration.tenderText(entry.key, in: language), entry.value)
        }
        setTable(.tender, tenders, on: &paper)
        let groups = totals.groups.entries.map { entry in
            let group = configuration.groups.first { $0.name == entry.key }
            return [
                group?.text ?? entry.key, language.quantity(entry.value.quantity),
                language.money(entry.value.amount),
            ]
        }
        setTable(.group, groups, on: &paper)
        let reasons = totals.reasons.entries.map { entry in
            let reason = configuration.reasons.first { reason in
                reason.name == entry.key && reason.kind.needsAccount
            }
            return row(reason?.text ?? entry.key, entry.value)
        }
        setTable(.moneyInAndOut, reasons, on: &paper)
    }

    private func row(_ name: String, _ tally: Tally) -> [String] {
        [name, language.number(tally.count), language.money(tally.amount)]
    }

    private func setTable(_ name: ReportWord, _ rows: [[String]], on paper: inout Paper) {
        guard !rows.isEmpty else { return }
        paper.rule()
        paper.table([word(name), word(.count), word(.amount)], rows)
    }

    func setGrandTotals(_ sales: Money, _ returns: Money, on paper: inout Paper) {
        paper.rule()
        paper.pair(word(.grandSales), language.money(sales))
        paper.pair(word(.grandReturns), language.money(returns))
        paper.pair(word(.grandNet), language.money(sales - returns))
    }
}
