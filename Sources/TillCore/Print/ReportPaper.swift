/// X, Z and the day's report on paper: every figure that the Swedish rules list (SKVFS 2014:9,
/// chapter 7), also those that are nothing, and what proves the sealed ones: numbers of receipts
/// and entries, the head of the journal's chain, the signature.
///
/// What a drawer should hold is printed once it is counted, never before: whoever counts it may
/// have the report in hand.
package struct ReportPaper {
    let configuration: Configuration
    let print: Setting.Print
    let language: Language
    /// Of people, where they may be told.
    var names = Names()

    package init(_ configuration: Configuration, _ print: Setting.Print, in language: Language) {
        self.configuration = configuration
        self.print = print
        self.language = language
    }

    /// The figures so far: no number, no signature.
    package func x(_ report: ZReport) -> Paper {
        var paper = head(word(.xReport), of: report)
        setRegister(report, on: &paper)
        setFigures(report, on: &paper)
        paper.cut()
        return paper
    }

    package func z(_ report: ZReport) -> Paper {
        var paper = head("\(word(.zReport)) \(report.head.z.written)", of: report)
        setRegister(report, on: &paper)
        if !report.head.isCounted { paper.line(word(.notCounted), .bold) }
        setFigures(report, on: &paper)
        paper.rule()
        setSeal(report.head.head, report.head.signature, on: &paper)
        setSignatures(on: &paper)
        return paper
    }

    /// The day as it stands, before it is closed.
    package func day(
        _ totals: Totals, of date: CivilDate, at time: Timestamp, program: String
    ) -> Paper {
        var paper = head(word(.dayReport), of: nil)
        paper.pair("\(word(.day)) \(date.written)", language.moment(time))
        paper.pair(word(.program), program)
        set(totals, [], on: &paper)
        paper.cut()
        return paper
    }

    /// The day as it was closed.
    package func day(_ seal: DaySeal) -> Paper {
        let head = seal.head
        var paper = self.head("\(word(.dayReport)) \(head.settlement)", of: nil)
        paper.pair("\(word(.day)) \(head.date.written)", language.moment(head.time))
        paper.pair(word(.program), head.program)
        let reports = head.reports.map(\.written).joined(separator: ", ")
        paper.line("\(word(.zReports)): \(reports)")
        let pending = [
            Pending(name: .unfinished, count: head.openSales, total: nil),
            Pending(name: .held, count: head.heldSales.count, total: head.heldTotal),
        ]
        set(seal.totals, pending, on: &paper)
        setGrandTotals(head.grandSales, head.grandReturns, on: &paper)
        paper.rule()
        paper.pair(word(.firstEntry), head.firstEntry.written)
        paper.pair(word(.lastEntry), head.lastEntry.written)
        paper.rule()
        setSeal(head.head, head.signature, on: &paper)
        setSignatures(on: &paper)
        return paper
    }

    func word(_ word: ReportWord) -> String { word.text(in: language) }

    /// A Z says whose it was when it was sealed.
    private func head(_ title: String, of report: ZReport?) -> Paper {
        var store = configuration.store
        if let head = report?.head, !head.company.isEmpty {
            store.company = head.company
            store.organisation = head.organisation
        }
        var paper = Paper()
        paper.shopHead(store, print, in: language)
        paper.centred(title, .large)
        paper.blank()
        return paper
    }

    private func setRegister(_ report: ZReport, on paper: inout Paper) {
        let head = report.head
        let register = ReceiptWord.register.text(in: language)
        paper.pair("\(register) \(head.z.register)", language.moment(head.time))
        paper.person(
            head.person, called: names[head.person], ReceiptWord.cashier.text(in: language),
            beside: "\(word(.day)) \(head.date.written)")
        if head.day > 0 { paper.pair(word(.settlement), head.day.written) }
        paper.pair(word(.program), head.program)
    }

    private func setFigures(_ report: ZReport, on paper: inout Paper) {
        let head = report.head
        let pending = [
            Pending(
                name: .unfinished, count: head.openSaleLines == nil ? 0 : 1,
                total: head.openSaleTotal ?? .zero),
            Pending(name: .held, count: head.heldSales ?? 0, total: head.heldTotal ?? .zero),
        ]
        set(report.totals, pending, on: &paper)
        for drawer in report.drawers { set(drawer, on: &paper) }
        setGrandTotals(head.grandSales, head.grandReturns, on: &paper)
        paper.rule()
        let register = head.z.register
        let numbers: [(ReportWord, String?)] = [
            (.firstReceipt, head.firstReceipt.map { "\(register)-\($0)" }),
            (.lastReceipt, head.lastReceipt.map { "\(register)-\($0)" }),
            (.firstEntry, head.firstEntry?.written), (.lastEntry, head.lastEntry?.written),
        ]
        for (name, number) in numbers { paper.pair(word(name), number ?? "-") }
    }
}
