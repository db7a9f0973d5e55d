import TillCore

/// `settlement.html`: the day for people. A manager reads its head; whoever keeps the books prints
/// it and files it, signed, as what the vouchers rest on. It says nothing that `settlement.json`
/// doesn't say too.
///
/// One file that needs nothing else: no script, no font, no picture. Its bytes follow from the day
/// alone, in the language of `print language=`.
struct SettlementPage {
    static let name = "settlement.html"

    let day: ClosedDay
    let arrivals: [Arrivals]
    let vouchers: [Voucher]
    /// The settlement's other files, without this one and `settlement.json`, which is made after
    /// it and has the digest of both.
    let files: [SettlementFiles.File]

    var language: Language { day.configuration.print.language }
    var figures: PageFigures { PageFigures(language: language) }

    var file: SettlementFile {
        let html = HTMLText(in: language) { html in
            html.block(.head) { html in
                html.meta()
                html.leaf(.title, nil, title + " \u{B7} " + day.configuration.store.name)
                html.style(PageStyle.sheet(foot: title))
            }
            html.block(.body) { $0.block(.main, nil, setAll) }
        }
        return SettlementFile(name: Self.name, bytes: html.bytes)
    }

    /// In the order in which it is read: what the day came to, where that comes from, what is
    /// booked, and why one can rely on it.
    private func setAll(on html: inout HTMLText) {
        setMasthead(on: &html)
        setTiles(on: &html)
        html.block(.section) { setTotals(day.seal.totals, on: &$0) }
        setRegisters(on: &html)
        setPostings(on: &html)
        setGrandTotals(on: &html)
        setCarriedOver(on: &html)
        setArrivals(on: &html)
        setProof(on: &html)
    }

    /// `Dagsavslut 142 · 2026-11-23`: also at the foot of each printed page, so it holds nothing
    /// that comes from outside.
    private var title: String {
        let head = day.seal.head
        return "\(text(.settlement)) \(head.settlement) \u{B7} \(head.date.written)"
    }

    private func setMasthead(on html: inout HTMLText) {
        let head = day.seal.head
        let store = day.configuration.store
        html.block(.header, .masthead) { html in
            html.block(.div) { html in
                html.leaf(.h1, nil, store.name)
                if store.company != store.name, !store.company.isEmpty {
                    html.leaf(.p, nil, store.company)
                }
                if !store.organisation.isEmpty {
                    let name = ReceiptWord.organisation.text(in: language)
                    html.leaf(.p, nil, "\(name) \(store.organisation)")
                }
            }
            html.block(.div) { html in
                html.leaf(.p, .title, "\(text(.settlement)) \(head.settlement)")
                let weekday = Weekday(head.date).text(in: language)
                html.leaf(.p, nil, "\(weekday) \(head.date.written)")
            }
        }
        html.facts([
            (word(.sealed), figures.moment(head.time)),
            (text(.program), head.program),
            (word(.entries), figures.range(head.firstEntry.written, head.lastEntry.written)),
            (word(.fiscalYear), fiscalYear),
            (word(.amountsIn), store.currency),
        ])
    }

    private var fiscalYear: String {
        let year = FiscalYear(
            holding: day.seal.head.date, configured: day.configuration.fiscalYear)
        return "\(year.from.written) \u{2013} \(year.to.written)"
    }

    /// What a manager looks for first.
    private func setTiles(on html: inout HTMLText) {
        let totals = day.seal.totals
        let gross = totals.vat.entries.reduce(Money.zero) { $0 + $1.value.gross }
        let vat = totals.vat.entries.reduce(Money.zero) { $0 + $1.value.vat }
        let counted = day.reports.flatMap(\.drawers).compactMap(\.difference)
        html.block(.dl, .tiles) { html in
            html.fact(word(.netSales), figures.money(gross))
            html.fact(word(.netOfVAT), figures.money(gross - vat))
            html.fact(ReceiptWord.vat.text(in: language), figures.money(vat))
            html.fact(word(.receipts), figures.number(totals[.receipts].count))
            html.fact(
                word(.drawerDifference),
                counted.isEmpty
                    ? text(.notCounted) : figures.difference(counted.reduce(.zero, +)))
        }
    }

    func word(_ word: PageWord) -> String { word.text(in: language) }

    func text(_ word: ReportWord) -> String { word.text(in: language) }
}

extension HTMLText {
    mutating func facts(_ facts: [(name: String, value: String)]) {
        block(.dl, .facts) { html in
            for fact in facts { html.fact(fact.name, fact.value) }
        }
    }

    /// A name and what it is, kept together.
    mutating func fact(_ name: String, _ value: String) {
        block(.div) { html in
            html.leaf(.dt, nil, name)
            html.leaf(.dd, nil, value)
        }
    }
}
