import Testing
import TillCore

@Suite struct PaperTests {
    private static let everything: Paper = {
        var paper = Paper()
        paper.kickDrawer()
        paper.centred("Övning", .huge)
        paper.centred("Kvarnens Livs", .large)
        paper.centred("Ett brev som är längre än en enda rad på den smala rullen")
        paper.rule()
        paper.pair("Mjölk 3 % 1,5 l", "16,90")
        paper.pair("Färdigskuren grönsaksblandning med rödkål och morot", "129,00")
        paper.line("2 st à 64,50", indent: 2)
        paper.pair("Rabatt", "-10,00", indent: 2)
        paper.pair("Donaudampfschifffahrtsgesellschaftskapitän", "1 000,00", .bold)
        paper.pair("Totalt SEK", "1\u{A0}135,90", .large)
        paper.blank()
        paper.table(
            ["Moms %", "Netto", "Moms", "Brutto"],
            [["6", "137,64", "8,26", "145,90"], ["25", "792,00", "198,00", "990,00"]])
        paper.signature("Ansvarig")
        paper.code(label: "Kontrollkod", "3-413 8f3a11c0 77ab20de 5512ff01 0c0ffee0")
        paper.cut()
        return paper
    }()

    @Test func wideTextIsAsDrawn() {
        let drawn = """
                              ÖVNING
                          KVARNENS LIVS
             Ett brev som är längre än en enda rad på
                         den smala rullen
            ------------------------------------------
            Mjölk 3 % 1,5 l                      16,90
            Färdigskuren grönsaksblandning med
              rödkål och morot                  129,00
              2 st à 64,50
              Rabatt                            -10,00
            Donaudampfschifffahrtsgesellschaf
              tskapitän                       1 000,00
            TOTALT SEK                        1 135,90

            Moms %       Netto        Moms      Brutto
            6           137,64        8,26      145,90
            25          792,00      198,00      990,00


            __________________________________________
            Ansvarig
            Kontrollkod: 3-413 8f3a11c0 77ab20de
            5512ff01 0c0ffee0
            """
        #expect(Self.everything.text(.wide) == drawn)
    }

    @Test func narrowTextIsAsDrawn() {
        let drawn = """
                         ÖVNING
                     KVARNENS LIVS
              Ett brev som är längre än en
              enda rad på den smala rullen
            --------------------------------
            Mjölk 3 % 1,5 l            16,90
            Färdigskuren
              grönsaksblandning med
              rödkål och morot        129,00
              2 st à 64,50
              Rabatt                  -10,00
            Donaudampfschifffahrtsg
              esellschaftskapitän   1 000,00
            TOTALT SEK              1 135,90

            Moms %     Netto    Moms  Brutto
            6         137,64    8,26  145,90
            25        792,00  198,00  990,00


            ________________________________
            Ansvarig
            Kontrollkod: 3-413 8f3a11c0
            77ab20de 5512ff01 0c0ffee0
            """
        #expect(Self.everything.text(.narrow) == drawn)
    }

    @Test(arguments: Columns.allCases)
    func aPrinterPrintsTheSameWords(columns: Columns) throws {
        try expectSameWords(Self.everything, columns)
        let events = try ReceiptPrinter.events(of: Self.everything.escpos(columns: columns))
        #expect(events.first == .drawerPulse(pin: 2, milliseconds: 50))
        #expect(events.last == .cut)
        #expect(events.contains(.code("3-413 8f3a11c0 77ab20de 5512ff01 0c0ffee0")))
    }

    @Test func aPrinterShowsTheSizes() throws {
        let rows = try Self.everything.printed(.wide)
        #expect(rows.first == .init(text: "  Övning", width: 4, height: 4))
        #expect(rows[1] == .init(text: "    Kvarnens Livs", width: 2, height: 2))
        let total = rows.first { $0.text.hasPrefix("Totalt") }
        #expect(total == .init(text: "Totalt SEK   1 135,90", width: 2, height: 2))
        let bold = rows.filter(\.isBold).map(\.text)
        #expect(bold.map { $0.prefix(11) } == ["Donaudampfs", "  tskapitän"])
    }

    /// What doesn't fit beside its text stands below it, at the right edge.
    @Test func aLargeTotalFindsItsPlace() throws {
        var paper = Paper()
        paper.pair("Totalt SEK", "-9\u{A0}999\u{A0}999\u{A0}999,99", .large)
        #expect(try paper.printed(.wide).map(\.text) == ["Totalt SEK", "    -9 999 999 999,99"])
        #expect(
            try paper.printed(.narrow) == [
                .init(text: "Totalt SEK     -9 999 999 999,99", isBold: true)
            ])
        #expect(paper.rows(columns: .narrow) == ["TOTALT SEK     -9 999 999 999,99"])
    }

    @Test func aTableThatDoesNotFitIsToldInPairs() throws {
        var paper = Paper()
        let large = "9\u{A0}999\u{A0}999\u{A0}999,99"
        paper.table(
            ["Moms %", "Netto", "Brutto"], [["25", large, large], ["6", "1,00", "1,06"]])
        let narrow = """
            Moms %                        25
              Netto         9 999 999 999,99
              Brutto        9 999 999 999,99
            Moms %                         6
              Netto                     1,00
              Brutto                    1,06
            """
        #expect(paper.text(.narrow) == narrow)
        let wide = """
            Moms %             Netto            Brutto
            25      9 999 999 999,99  9 999 999 999,99
            6                   1,00              1,06
            """
        #expect(paper.text(.wide) == wide)
        for columns in Columns.allCases { try expectSameWords(paper, columns) }
    }

    @Test func theFirstColumnOfATableWraps() throws {
        var paper = Paper()
        let name = "Frukt, grönt och blommor från gården"
        paper.table(["", "Antal", "Belopp"], [[name, "1\u{A0}204", "12\u{A0}345,00"], [], ["x"]])
        let narrow = """
                             Antal    Belopp
            Frukt, grönt och
              blommor från
              gården         1 204 12 345,00

            x
            """
        #expect(paper.text(.narrow) == narrow)
    }

    /// A code that a printer can't hold, or mustn't be sent, is printed as text.
    @Test(arguments: ["", String(repeating: "1234567890 ", count: 46), "a\u{1B}@b", "kött"])
    func someCodesAreText(text: String) throws {
        var paper = Paper()
        paper.code(label: "Kontrollkod", text)
        let events = try ReceiptPrinter.events(of: paper.escpos(columns: .narrow))
        #expect(!events.contains { if case .code = $0 { true } else { false } })
        try expectSameWords(paper, .narrow)
    }

    @Test func nothingIsNothing() {
        #expect(Paper().rows(columns: .wide) == [])
        #expect(Paper().escpos(columns: .wide) == [0x1B, 0x40, 0x1B, 0x52, 0, 0x1B, 0x74, 19])
    }

    /// A reply has only so many rows; nothing is left out of a longer paper.
    @Test(arguments: [0, 1, Limits.rows, Limits.rows + 1, 3 * Limits.rows])
    func textGoesOverTheWireInFewRows(lines: Int) {
        var paper = Paper()
        for number in 0..<lines { paper.line("Vara \(number)") }
        let rows = paper.textRows(columns: .wide).map(\.text)
        #expect(rows.count <= Limits.rows)
        #expect(rows.joined(separator: "\n") == paper.text(.wide))
        #expect((lines <= Limits.rows) == (rows == paper.rows(columns: .wide)))
    }

    @Test func jobsGoOverTheWireInRows() {
        var paper = Paper()
        for number in 1...200 { paper.pair("Vara \(number)", "1,00") }
        let rows = paper.escposRows(columns: .wide)
        #expect(rows.map(\.utf8.count) == [4000, 4000, 3480])
        #expect(rows.joined() == Base64.text(paper.escpos(columns: .wide)))
    }
}
