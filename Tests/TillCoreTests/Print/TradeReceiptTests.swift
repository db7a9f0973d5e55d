import Testing
import TillCore

/// Receipts of more than goods and money: what was taken off, given back, paid in other ways.
@Suite struct TradeReceiptTests {
    private func paper(_ language: Language = .swedish) -> ReceiptPaper {
        ReceiptPaper(
            PrintSamples.configuration, Setting.Print(), in: language,
            promotions: PrintSamples.promotions)
    }

    @Test func whatIsTakenOffStandsBelowItsLine() {
        let text = """
                          KVARNENS LIVS
                         Kvarnens Livs AB
                        Org.nr 556677-8899

            Kvitto 3-413              2026-11-23 10:15
            Kassa 3                          Kassör 17
            ------------------------------------------
            Mjölk 3 % 1,5 l                      50,70
              3 st x 16,90
              Mjölk 3 för 2                     -16,90
            Knäckebröd                           24,90
              Erbjudande                         -5,00
            Diskborste                           29,90
              Rabatt 10 %                        -2,99
            Tvål                                 39,80
              2 st x 19,90
              Rabatt                             -5,00
            Läsk 33 cl                           24,00
              2 st x 12,00
              Pant burk                           4,00
                2 st x 2,00
            Radio DAB+                          799,00
              Serienr SN-0042-A
            Presentkort                         200,00
              Presentkort ****4711
            ------------------------------------------
            Summa                             1 142,41
            Rabatt på köpet                     -46,92
            TOTALT SEK                        1 095,49
            Kort                                500,00
              Visa ****1234
              Kontrollnr 771204
              Terminal 30001234
            Swish                               595,49
              Ref F3A9

            Moms %       Netto        Moms      Brutto
            6            73,42        4,40       77,82
            25          654,14      163,53      817,67
            Summa       727,56      167,93      895,49
            """
        #expect(paper().paper(PrintSamples.reducedReceipt).text(.wide) == text)
    }

    @Test func theSameInEnglishOnTheNarrowRoll() {
        let text = """
                     KVARNENS LIVS
                    Kvarnens Livs AB
                  Org. no. 556677-8899

            Receipt 3-413   2026-11-23 10:15
            Register 3            Cashier 17
            --------------------------------
            Mjölk 3 % 1,5 l            50.70
              3 pcs x 16.90
              Mjölk 3 för 2           -16.90
            Knäckebröd                 24.90
              Offer                    -5.00
            Diskborste                 29.90
              Discount 10 %            -2.99
            Tvål                       39.80
              2 pcs x 19.90
              Discount                 -5.00
            Läsk 33 cl                 24.00
              2 pcs x 12.00
              Pant burk                 4.00
                2 pcs x 2.00
            Radio DAB+                799.00
              Serial no. SN-0042-A
            Presentkort               200.00
              Gift card ****4711
            --------------------------------
            Sum                     1,142.41
            Discount on the sale      -46.92
            TOTAL SEK               1,095.49
            Card                      500.00
              Visa ****1234
              Auth. code 771204
              Terminal 30001234
            Swish                     595.49
              Ref F3A9

            VAT %      Net      VAT    Gross
            6        73.42     4.40    77.82
            25      654.14   163.53   817.67
            Sum     727.56   167.93   895.49
            """
        #expect(paper(.english).paper(PrintSamples.reducedReceipt).text(.narrow) == text)
    }

    @Test func whatIsGivenBackSaysFromWhere() {
        let text = """
                          KVARNENS LIVS
                         Kvarnens Livs AB
                        Org.nr 556677-8899

            Kvitto 3-413              2026-11-23 10:15
            Kassa 3                          Kassör 17
            ------------------------------------------
            Diskborste                          -59,80
              -2 st x 29,90
              Retur från kvitto 4-7
            Pant PET                             -9,00
              -3 st x 3,00
              Retur
            Bananer                              29,38
              1,234 kg x 23,81/kg
            ------------------------------------------
            TOTALT SEK                          -39,42
            Öresavrundning                        0,42
            Att återfå                          -39,00
            Kontant                             -39,00

            Moms %       Netto        Moms      Brutto
            6            19,23        1,15       20,38
            25          -47,84      -11,96      -59,80
            Summa       -28,61      -10,81      -39,42
            """
        #expect(paper().paper(PrintSamples.exchangeReceipt).text(.wide) == text)
    }

    @Test func aReceiptOfReturnsIsAReturnReceipt() {
        var receipt = PrintSamples.returnReceipt
        receipt.isTraining = true
        let text = """
                         ÖVNING
                         KOPIA

                     KVARNENS LIVS
                    Kvarnens Livs AB
                   Org.nr 556677-8899

            Returkvitto 3-413
                            2026-11-23 10:15
            Kassa 3                Kassör 17
            --------------------------------
            Bananer                   -11,91
              -0,5 kg x 23,81/kg
              Retur från kvitto 3-400
            --------------------------------
            TOTALT SEK                -11,91
            Kort                      -11,91

            Moms %    Netto    Moms   Brutto
            6        -11,24   -0,67   -11,91

                         ÖVNING
                         KOPIA
            """
        #expect(paper().paper(receipt, .copy).text(.narrow) == text)
    }

    @Test func eachTenderSaysWhatItIs() {
        let text = """
                          KVARNENS LIVS
                         Kvarnens Livs AB
                        Org.nr 556677-8899

            Kvitto 3-413              2026-11-23 10:15
            Kassa 3                          Kassör 17
            ------------------------------------------
            Diskborste                          299,00
            ------------------------------------------
            TOTALT SEK                          299,00
            Kontant EUR                         112,50
              10,00 EUR x 11,25
            Presentkort                         100,00
              Presentkort ****4711
            På konto                             50,00
              Kund 1042
            Värdebevis                           50,00
              Ref V-77120
            Ges ej tillbaka                      13,50

            Moms %        Netto       Moms      Brutto
            25           239,20      59,80      299,00
            """
        #expect(paper().paper(PrintSamples.tenderReceipt).text(.wide) == text)
    }

    @Test func aPaymentThatIsUndecidedSaysSo() {
        var card = PrintSamples.payment("card", 1000)
        card.isPending = true
        let sale = PrintSamples.sale([PrintSamples.groceries[0]], [card])
        let paper = paper(.english).proForma(
            sale, register: 3, person: nil, at: PrintSamples.time)
        #expect(paper.text(.narrow).contains("\nCard (pending)             10.00\n"))
        #expect(paper.text(.narrow).contains("\nTo pay                     23.80\n"))
    }

    /// A gift card's number is as good as money: whoever finds the receipt can't use it.
    @Test(arguments: ReceiptKind.allCases)
    func noGiftCardsNumberIsPrinted(kind: ReceiptKind) {
        for receipt in [PrintSamples.reducedReceipt, PrintSamples.tenderReceipt] {
            let text = paper().paper(receipt, kind).text(.wide)
            #expect(text.contains("Presentkort ****4711"))
            #expect(!text.contains("9752004711"))
        }
    }

    @Test(arguments: Language.allCases, Columns.allCases)
    func aPrinterPrintsTheSame(language: Language, columns: Columns) throws {
        for receipt in [
            PrintSamples.reducedReceipt, PrintSamples.exchangeReceipt, PrintSamples.returnReceipt,
            PrintSamples.tenderReceipt,
        ] {
            try expectSameWords(paper(language).paper(receipt), columns)
        }
    }
}
