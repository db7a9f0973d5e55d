import Testing
import TillCore

@Suite struct ReceiptPaperTests {
    private func paper(_ language: Language = .swedish) -> ReceiptPaper {
        ReceiptPaper(PrintSamples.configuration, PrintSamples.setting, in: language)
    }

    @Test func aReceiptInSwedish() {
        let paper = paper().paper(PrintSamples.cashReceipt, checkCode: "3-413:8f3a11c077ab20de")
        let text = """
                          KVARNENS LIVS
                         Kvarnens Livs AB
                        Org.nr 556677-8899
                           Storgatan 1
                           123 45 Orten

            Kvitto 3-413              2026-11-23 10:15
            Kassa 3                          Kassör 17
            ------------------------------------------
            Mjölk 3 % 1,5 l                      33,80
              2 st x 16,90
            Bananer                              29,38
              1,234 kg x 23,81/kg
            Färdigskuren grönsaksblandning med
              rödkål och morot                   34,95
            Bok: "Räkna med mig"                129,00
            Diskborste                           29,90
            ------------------------------------------
            TOTALT SEK                          257,03
            Öresavrundning                       -0,03
            Att betala                          257,00
            Kort                                200,00
            Kontant                             100,00
            Växel                                43,00

            Moms %        Netto       Moms      Brutto
            6            214,27      12,86      227,13
            25            23,92       5,98       29,90
            Summa        238,19      18,84      257,03

                        Öppet köp 30 dagar
                         Välkommen åter!

            Kontrollkod: 3-413:8f3a11c077ab20de
            """
        #expect(paper.text(.wide) == text)
    }

    @Test func aReceiptOnTheNarrowRoll() {
        let paper = paper().paper(PrintSamples.cashReceipt, checkCode: "3-413:8f3a11c077ab20de")
        let text = """
                     KVARNENS LIVS
                    Kvarnens Livs AB
                   Org.nr 556677-8899
                      Storgatan 1
                      123 45 Orten

            Kvitto 3-413    2026-11-23 10:15
            Kassa 3                Kassör 17
            --------------------------------
            Mjölk 3 % 1,5 l            33,80
              2 st x 16,90
            Bananer                    29,38
              1,234 kg x 23,81/kg
            Färdigskuren
              grönsaksblandning med
              rödkål och morot         34,95
            Bok: "Räkna med mig"      129,00
            Diskborste                 29,90
            --------------------------------
            TOTALT SEK                257,03
            Öresavrundning             -0,03
            Att betala                257,00
            Kort                      200,00
            Kontant                   100,00
            Växel                      43,00

            Moms %    Netto    Moms   Brutto
            6        214,27   12,86   227,13
            25        23,92    5,98    29,90
            Summa    238,19   18,84   257,03

                   Öppet köp 30 dagar
                    Välkommen åter!

            Kontrollkod:
            3-413:8f3a11c077ab20de
            """
        #expect(paper.text(.narrow) == text)
    }

    @Test func aCopyInEnglish() {
        let paper = paper(.english).paper(PrintSamples.cardReceipt, .copy)
        let text = """
                               COPY

                          KVARNENS LIVS
                         Kvarnens Livs AB
                       Org. no. 556677-8899
                           Storgatan 1
                           123 45 Orten

            Receipt 3-413             2026-11-23 10:15
            Register 3
            ------------------------------------------
            Bok: "Räkna med mig"                129.00
            Bananer                              29.38
              1.234 kg x 23.81/kg
            ------------------------------------------
            TOTAL SEK                           158.38
            Card                                158.38
              Ref 0012 APPROVED 4471

            VAT %          Net        VAT        Gross
            6           149.42       8.96       158.38

                        Öppet köp 30 dagar
                         Välkommen åter!

                               COPY
            """
        #expect(paper.text(.wide) == text)
    }

    @Test func aProFormaHasNoNumber() {
        let sale = PrintSamples.sale(
            PrintSamples.groceries, [PrintSamples.payment("card", 10_000)])
        let paper = paper().proForma(sale, register: 3, person: 17, at: PrintSamples.time)
        let text = """
                       EJ KVITTO

                     KVARNENS LIVS
                    Kvarnens Livs AB
                   Org.nr 556677-8899
                      Storgatan 1
                      123 45 Orten

            2026-11-23 10:15
            Kassa 3                Kassör 17
            --------------------------------
            Mjölk 3 % 1,5 l            33,80
              2 st x 16,90
            Bananer                    29,38
              1,234 kg x 23,81/kg
            Färdigskuren
              grönsaksblandning med
              rödkål och morot         34,95
            Bok: "Räkna med mig"      129,00
            Diskborste                 29,90
            --------------------------------
            TOTALT SEK                257,03
            Kort                      100,00
            Att betala                157,03

            Moms %    Netto    Moms   Brutto
            6        214,27   12,86   227,13
            25        23,92    5,98    29,90
            Summa    238,19   18,84   257,03

                   Öppet köp 30 dagar
                    Välkommen åter!

                       EJ KVITTO
            """
        #expect(paper.text(.narrow) == text)
    }

    /// What the shop doesn't say takes no room.
    @Test func aShopMayBeBrief() {
        var configuration = PrintSamples.configuration
        configuration.store.company = configuration.store.name
        configuration.store.organisation = ""
        let receipt = PrintSamples.receipt([PrintSamples.groceries[0]], [])
        let paper = ReceiptPaper(configuration, Setting.Print(), in: .swedish).paper(receipt)
        let text = """
                     KVARNENS LIVS

            Kvitto 3-413    2026-11-23 10:15
            Kassa 3                Kassör 17
            --------------------------------
            Mjölk 3 % 1,5 l            33,80
              2 st x 16,90
            --------------------------------
            TOTALT SEK                 33,80

            Moms %     Netto   Moms   Brutto
            6          31,89   1,91    33,80
            """
        #expect(paper.text(.narrow) == text)
    }

    @Test(arguments: Language.allCases, Columns.allCases)
    func aPrinterPrintsTheSame(language: Language, columns: Columns) throws {
        for kind in ReceiptKind.allCases {
            let paper = paper(language).paper(
                PrintSamples.cashReceipt, kind, checkCode: "3-413:8f3a11c077ab20de")
            try expectSameWords(paper, columns)
            let events = try ReceiptPrinter.events(of: paper.escpos(columns: columns))
            #expect(events.contains(.code("3-413:8f3a11c077ab20de")))
            #expect(events.last == .cut)
        }
    }

    /// SKVFS 2014:9: the mark is at least twice as large as the text that states amounts.
    @Test(
        arguments: [
            (.copy, false, "KopiaKopia"), (.original, true, "ÖvningÖvning"),
            (.proForma, false, "EjkvittoEjkvitto"), (.copy, true, "ÖvningKopiaÖvningKopia"),
            (.proForma, true, "ÖvningEjkvittoÖvningEjkvitto"), (.original, false, ""),
        ] as [(ReceiptKind, Bool, String)])
    func aMarkIsTwiceAsLargeAsAnyAmount(kind: ReceiptKind, isTraining: Bool, marks: String) throws {
        var receipt = PrintSamples.cashReceipt
        receipt.isTraining = isTraining
        for columns in Columns.allCases {
            let rows = try paper().paper(receipt, kind).printed(columns)
            let huge = rows.filter { $0.width == 4 && $0.height == 4 }
            #expect(huge.map(\.text).joined().replacing(" ", with: "") == marks)
            let others = rows.filter { !huge.contains($0) }
            #expect(others.allSatisfy { $0.width <= 2 && $0.height <= 2 })
            if marks != "" { #expect(rows.first?.width == 4 && rows.last?.width == 4) }
        }
    }

    @Test(arguments: ReceiptKind.allCases)
    func theDrawerOpensForCashOnce(kind: ReceiptKind) throws {
        let pulse = ReceiptPrinter.Event.drawerPulse(pin: 2, milliseconds: 50)
        for (receipt, isCash) in [
            (PrintSamples.cashReceipt, true), (PrintSamples.cardReceipt, false),
        ] {
            let paper = self.paper().paper(receipt, kind)
            let events = try ReceiptPrinter.events(of: paper.escpos(columns: .wide))
            #expect(events.contains(pulse) == (kind == .original && isCash))
            // Nothing opens in training.
            var practice = receipt
            practice.isTraining = true
            let played = self.paper().paper(practice, kind).escpos(columns: .wide)
            #expect(try !ReceiptPrinter.events(of: played).contains(pulse))
        }
    }

    @Test(arguments: HostileTextTests.names, Columns.allCases)
    func aNameIsOnlyAName(name: String, columns: Columns) throws {
        var configuration = PrintSamples.configuration
        configuration.store.name = name
        var line = PrintSamples.line(name, 1_234_567, "3", rate: 1200)
        line.group = name
        var payment = PrintSamples.payment("card", 3_703_701)
        payment.reference = name
        let receipt = PrintSamples.receipt([line], [payment])
        let paper = ReceiptPaper(configuration, PrintSamples.setting, in: .swedish)
            .paper(receipt, .copy, checkCode: name)
        try expectSameWords(paper, columns)
        let amounts = paper.rows(columns: columns).filter { $0.hasSuffix(" 37 037,01") }
        #expect(amounts.count == 4)
    }

    /// Large enough for every column to be too narrow, and nothing is lost.
    @Test(arguments: Columns.allCases)
    func theLargestAmountsFindRoom(columns: Columns) throws {
        let line = PrintSamples.line("Guld", Money.limit.minor, rate: 2500)
        let receipt = PrintSamples.receipt([line], [])
        let paper = paper().paper(receipt)
        try expectSameWords(paper, columns)
        let text = paper.text(columns)
        #expect(text.contains("TOTALT SEK"))
        for amount in ["9 999 999 999,99", "7 999 999 999,99", "2 000 000 000,00"] {
            #expect(text.contains(amount), "\(amount)")
        }
    }
}
