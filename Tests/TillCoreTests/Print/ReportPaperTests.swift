import Testing
import TillCore

@Suite struct ReportPaperTests {
    private func paper(_ language: Language = .swedish) -> ReportPaper {
        ReportPaper(PrintSamples.configuration, PrintSamples.setting, in: language)
    }

    @Test func aZThatTheStoreMadeSaysThatNobodyCounted() {
        let paper = paper().z(PrintSamples.openReport)
        for columns in Columns.allCases {
            let text = paper.text(columns)
            #expect(text.contains("\nEj räknad\n"))
            #expect(!text.contains("3 512,00"))
            #expect(!text.contains("Förväntat"))
            #expect(!text.contains("  Differens "))
        }
    }

    /// Every figure that there is stands on paper, even when it is nothing.
    @Test(arguments: Language.allCases, Columns.allCases)
    func noFigureIsForgotten(language: Language, columns: Columns) {
        let text = paper(language).x(ZReport()).text(columns)
        for figure in Figure.allCases {
            let word = figure.text(in: language).split(separator: " ")[0]
            #expect(text.contains("\n\(word)"), "\(figure)")
        }
    }

    @Test(arguments: Language.allCases, Columns.allCases)
    func aPrinterPrintsTheSame(language: Language, columns: Columns) throws {
        let paper = paper(language)
        let day = paper.day(
            PrintSamples.totals, of: PrintSamples.report.head.date, at: .epoch,
            program: "tilld 1.0.0")
        for report in [
            paper.x(PrintSamples.openReport), paper.z(PrintSamples.report), day,
            paper.day(PrintSamples.day), paper.x(ZReport()), paper.day(DaySeal()),
        ] {
            try expectSameWords(report, columns)
            let events = try ReceiptPrinter.events(of: report.escpos(columns: columns))
            #expect(events.last == .cut)
            #expect(!events.contains { if case .drawerPulse = $0 { true } else { false } })
        }
    }

    /// Running totals may be a hundred times larger than any sale.
    @Test(arguments: Columns.allCases)
    func theLargestFiguresFindRoom(columns: Columns) throws {
        var report = PrintSamples.report
        report.head.grandSales = .totalLimit
        report.totals[.sales].amount = .totalLimit
        report.totals.tenders["cash", or: Tally()] = Tally(
            count: 999_999_999, amount: .totalLimit)
        report.totals.vat[VATRate(basisPoints: 1750), or: VATTally()] = VATTally(
            gross: .totalLimit, vat: Money(minor: 1))
        let paper = paper().z(report)
        try expectSameWords(paper, columns)
        let rows = paper.rows(columns: columns)
        #expect(rows.count { $0.hasSuffix(" 900 000 000 000,00") } >= 4)
    }

    @Test(arguments: HostileTextTests.names, Columns.allCases)
    func aNameIsOnlyAName(name: String, columns: Columns) throws {
        var configuration = PrintSamples.configuration
        configuration.store.name = name
        configuration.groups[0].text = name
        var setting = PrintSamples.setting
        setting.head = name
        configuration.reasons[0].text = name
        var report = PrintSamples.report
        report.head.company = name
        report.head.program = name
        report.drawers[0].reason = name
        let paper = ReportPaper(configuration, setting, in: .english).z(report)
        try expectSameWords(paper, columns)
    }
}
