import Testing
import TillCore

/// Names come from strangers: a supplier's file, a web shop, a keyboard. None may reach the printer
/// as a command, push an amount off the paper, or break the text that a terminal reads.
@Suite struct HostileTextTests {
    static let names = [
        "", " ", "\u{1B}@", "\u{1B}p\0\u{19}\u{FA}", "\u{1D}V\0", "\u{10}\u{14}\u{01}",
        "a\nb\r\nc\td",
        "\u{9B}31m", "\u{7F}\u{80}\u{9F}", "Cr\u{E8}me br\u{FB}l\u{E9}e",
        "A\u{30A}A\u{308}O\u{308}",
        "€ £ ¥ §", "日本酒 720 ml", "🍎🍏 äpple", "\u{202E}esrever\u{202C}", "\u{FEFF}\u{200B}\u{200D}",
        "e" + String(repeating: "\u{301}", count: 200), String(repeating: "W", count: 100),
        String(repeating: "å ", count: 50), String(repeating: "\u{A0}", count: 100),
        "ﬁn ﬂäsk ßtraße ÿ ǆ ŉ", "- text=\"x\"\nOK #1 total=0.00", "\0\0\0",
        "\u{2028}\u{2029}\u{85}",
        "\u{AD}mjuk\u{AD}", "\u{1100}\u{1161}\u{11A8}", "𝕄𝕛𝕠̈𝕝𝕜", "\u{E000}\u{10FFFF}", "²³¹ ½ ¾ ¼",
    ]

    @Test(arguments: names, Columns.allCases)
    func stays(name: String, columns: Columns) throws {
        var paper = Paper()
        for emphasis in [Paper.Emphasis.normal, .bold, .large, .huge] {
            paper.line(name, indent: 2, emphasis)
            paper.centred(name, emphasis)
            paper.pair(name, "12\u{A0}345,00", emphasis)
            paper.pair(name, name, indent: 4, emphasis)
        }
        paper.table([name, name, "Belopp"], [[name, "1", "2,00"]])
        paper.signature(name)
        paper.code(label: "Kontrollkod", name)
        try expectSameWords(paper, columns)
        for row in paper.rows(columns: columns) {
            #expect(row.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(row.last != " ")
        }
    }

    @Test(arguments: names, Columns.allCases)
    func noAmountIsLost(name: String, columns: Columns) throws {
        var paper = Paper()
        paper.pair(name, "-12\u{A0}345,67")
        paper.pair(name, "89\u{A0}012,30", indent: 2, .bold)
        let rows = paper.rows(columns: columns)
        #expect(rows.count { $0.hasSuffix("-12 345,67") } == 1)
        #expect(rows.count { $0.hasSuffix("89 012,30") } == 1)
        #expect(rows.allSatisfy { $0.count <= columns.count })
    }
}
