import Testing
import TillCore

@Suite struct ZPaperTests {
    private func paper(_ language: Language = .swedish) -> ReportPaper {
        ReportPaper(PrintSamples.configuration, PrintSamples.setting, in: language)
    }

    @Test func aZInSwedish() {
        let text = """
                          KVARNENS LIVS
                         Kvarnens Livs AB
                        Org.nr 556677-8899
                           Storgatan 1
                           123 45 Orten

                        Z-DAGRAPPORT 3-17

            Kassa 3                   2026-11-23 20:15
            Dag 2026-11-23                   Kassör 17
            Dagsavslut                             142
            Program                        tilld 1.0.0
            ------------------------------------------
                                     Antal      Belopp
            Kvitton                     41   10 311,10
            Försäljning                 41   10 311,10
            Returer                      0        0,00
            varav nedsatt                0        0,00
            varav kasserat               0        0,00
            Sålda varor                201   10 311,10
            Sålda tjänster               0        0,00
            Pant                         0        0,00
            Sålda presentkort            0        0,00
            Inbetalt på konto            0        0,00
            Rabatter                     0        0,00
            Erbjudanden                  0        0,00
            Ångrade rader                1       29,90
            Avbrutna köp                 0        0,00
            Ändrade priser               0        0,00
            Prisfrågor                   0
            Borttagna betalningar        0        0,00
            Rättade betalsätt            0        0,00
            Kvittokopior                 0        0,00
            Ej kvitto (pro forma)        0        0,00
            Övningskvitton               0        0,00
            Inloggningar                 1
            Lådöppningar                 0
            Lådöppning utan köp          0
            X-dagrapporter               0
            Öresavrundning              40       -1,20
            Behållet av värdebevis       0        0,00
            Växelkassa                   1      500,00
            Insatt i kassan              0        0,00
            Uttaget ur kassan            1      120,00
            Till kassaskåp               0        0,00
            Lagerjusteringar             0
            Differens, sen räkning       0        0,00
            Oavslutade köp               0        0,00
            Parkerade köp                0        0,00
            ------------------------------------------
            Moms %        Netto      Moms       Brutto
            6          8 570,80    514,40     9 085,20
            25           980,72    245,18     1 225,90
            Summa      9 551,52    759,58    10 311,10
            ------------------------------------------
            Betalsätt          Antal            Belopp
            Kort                  40          8 000,00
            Kontant               40          2 280,00
            Swish                  1             29,90
            ------------------------------------------
            Varugrupp             Antal         Belopp
            Mejeri                   80       1 352,00
            Frukt och grönt       49,36       1 175,20
            ------------------------------------------
            In och ut            Antal          Belopp
            Förbrukning              1         -120,00
            ------------------------------------------
            Kassalåda 1
              Växelkassa                        500,00
              Förväntat                       3 512,00
              Räknat                          3 510,00
              Differens                          -2,00
              Kort
                Förväntat                     8 000,00
                Räknat                        8 000,00
                Differens                         0,00
              Omräknad                               1
              Orsak                          Felväxlat
              Godkänd av                            21
            ------------------------------------------
            Grand total försäljning      12 345 678,90
            Grand total retur                 1 234,50
            Grand total netto            12 344 444,40
            ------------------------------------------
            Första kvitto                        3-373
            Sista kvitto                         3-413
            Första journalpost                    9980
            Sista journalpost                    10430
            ------------------------------------------
            Journalens kontrollsumma
              030a1118 1f262d34 3b424950 575e656c
              737a8188 8f969da4 abb2b9c0 c7ced5dc
            Signatur 00010203 04050607


            __________________________________________
            Kassörens underskrift


            __________________________________________
            Ansvarigs underskrift
            """
        #expect(paper().z(PrintSamples.report).text(.wide) == text)
    }

    @Test func aZOnTheNarrowRoll() {
        let text = """
                     KVARNENS LIVS
                    Kvarnens Livs AB
                   Org.nr 556677-8899
                      Storgatan 1
                      123 45 Orten

                   Z-DAGRAPPORT 3-17

            Kassa 3         2026-11-23 20:15
            Dag 2026-11-23         Kassör 17
            Dagsavslut                   142
            Program              tilld 1.0.0
            --------------------------------
                             Antal    Belopp
            Kvitton             41 10 311,10
            Försäljning         41 10 311,10
            Returer              0      0,00
            varav nedsatt        0      0,00
            varav kasserat       0      0,00
            Sålda varor        201 10 311,10
            Sålda tjänster       0      0,00
            Pant                 0      0,00
            Sålda
              presentkort        0      0,00
            Inbetalt på
              konto              0      0,00
            Rabatter             0      0,00
            Erbjudanden          0      0,00
            Ångrade rader        1     29,90
            Avbrutna köp         0      0,00
            Ändrade priser       0      0,00
            Prisfrågor           0
            Borttagna
              betalningar        0      0,00
            Rättade
              betalsätt          0      0,00
            Kvittokopior         0      0,00
            Ej kvitto (pro
              forma)             0      0,00
            Övningskvitton       0      0,00
            Inloggningar         1
            Lådöppningar         0
            Lådöppning utan
              köp                0
            X-dagrapporter       0
            Öresavrundning      40     -1,20
            Behållet av
              värdebevis         0      0,00
            Växelkassa           1    500,00
            Insatt i kassan      0      0,00
            Uttaget ur
              kassan             1    120,00
            Till kassaskåp       0      0,00
            Lagerjusteringar     0
            Differens, sen
              räkning            0      0,00
            Oavslutade köp       0      0,00
            Parkerade köp        0      0,00
            --------------------------------
            Moms %    Netto   Moms    Brutto
            6      8 570,80 514,40  9 085,20
            25       980,72 245,18  1 225,90
            Summa  9 551,52 759,58 10 311,10
            --------------------------------
            Betalsätt     Antal       Belopp
            Kort             40     8 000,00
            Kontant          40     2 280,00
            Swish             1        29,90
            --------------------------------
            Varugrupp        Antal    Belopp
            Mejeri              80  1 352,00
            Frukt och grönt  49,36  1 175,20
            --------------------------------
            In och ut       Antal     Belopp
            Förbrukning         1    -120,00
            --------------------------------
            Kassalåda 1
              Växelkassa              500,00
              Förväntat             3 512,00
              Räknat                3 510,00
              Differens                -2,00
              Kort
                Förväntat           8 000,00
                Räknat              8 000,00
                Differens               0,00
              Omräknad                     1
              Orsak                Felväxlat
              Godkänd av                  21
            --------------------------------
            Grand total
              försäljning      12 345 678,90
            Grand total retur       1 234,50
            Grand total netto  12 344 444,40
            --------------------------------
            Första kvitto              3-373
            Sista kvitto               3-413
            Första journalpost          9980
            Sista journalpost          10430
            --------------------------------
            Journalens kontrollsumma
              030a1118 1f262d34 3b424950
              575e656c 737a8188 8f969da4
              abb2b9c0 c7ced5dc
            Signatur 00010203 04050607


            ________________________________
            Kassörens underskrift


            ________________________________
            Ansvarigs underskrift
            """
        #expect(paper().z(PrintSamples.report).text(.narrow) == text)
    }

    /// Nobody has counted: what the drawer should hold is on no paper.
    @Test func anXInEnglish() {
        let text = """
                          KVARNENS LIVS
                         Kvarnens Livs AB
                       Org. no. 556677-8899
                           Storgatan 1
                           123 45 Orten

                             X REPORT

            Register 3                2026-11-23 20:15
            Day 2026-11-23                  Cashier 17
            Settlement                             142
            Program                        tilld 1.0.0
            ------------------------------------------
                                    Count       Amount
            Receipts                   41    10,311.10
            Sales                      41    10,311.10
            Returns                     0         0.00
            of which reduced            0         0.00
            of which scrap              0         0.00
            Goods sold                201    10,311.10
            Services sold               0         0.00
            Deposits                    0         0.00
            Gift cards sold             0         0.00
            Paid on account             0         0.00
            Discounts                   0         0.00
            Offers                      0         0.00
            Voided lines                1        29.90
            Cancelled sales             0         0.00
            Prices overridden           0         0.00
            Price inquiries             0
            Payments removed            0         0.00
            Tenders corrected           0         0.00
            Receipt copies              0         0.00
            Pro formas                  0         0.00
            Training receipts           0         0.00
            Log-ins                     1
            Drawer openings             0
            Opened without sale         0
            X reports                   0
            Rounding                   40        -1.20
            Kept of vouchers            0         0.00
            Float                       1       500.00
            Paid in                     0         0.00
            Paid out                    1       120.00
            Drops to the safe           0         0.00
            Stock adjustments           0
            Late differences            0         0.00
            Unfinished sales            1        50.70
            Held sales                  2        99.00
            ------------------------------------------
            VAT %           Net       VAT        Gross
            6          8,570.80    514.40     9,085.20
            25           980.72    245.18     1,225.90
            Sum        9,551.52    759.58    10,311.10
            ------------------------------------------
            Tender            Count             Amount
            Card                 40           8,000.00
            Cash                 40           2,280.00
            Swish                 1              29.90
            ------------------------------------------
            Group                 Count         Amount
            Mejeri                   80       1,352.00
            Frukt och grönt       49.36       1,175.20
            ------------------------------------------
            In and out           Count          Amount
            Förbrukning              1         -120.00
            ------------------------------------------
            Drawer 1
              Float                             500.00
              Not counted
            ------------------------------------------
            Grand total sales            12,345,678.90
            Grand total returns               1,234.50
            Grand total net              12,344,444.40
            ------------------------------------------
            First receipt                        3-373
            Last receipt                         3-413
            First entry                           9980
            Last entry                           10430
            """
        #expect(paper(.english).x(PrintSamples.openReport).text(.wide) == text)
    }
}
