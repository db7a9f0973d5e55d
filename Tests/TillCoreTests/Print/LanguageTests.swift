import Testing
import TillCore

@Suite struct LanguageTests {
    @Test(arguments: [
        ("0.00", "0,00", "0.00"), ("56.05", "56,05", "56.05"), ("999.90", "999,90", "999.90"),
        ("-999.90", "-999,90", "-999.90"), ("1234.50", "1_234,50", "1,234.50"),
        ("-123456.00", "-123_456,00", "-123,456.00"),
        ("9999999999.99", "9_999_999_999,99", "9,999,999,999.99"),
    ])
    func money(written: String, swedish: String, english: String) throws {
        let money = try #require(Money(text: written))
        #expect(Language.swedish.money(money) == swedish.replacing("_", with: "\u{A0}"))
        #expect(Language.english.money(money) == english)
    }

    @Test(arguments: [
        ("2", "2", "2"), ("1.234", "1,234", "1.234"), ("-0.5", "-0,5", "-0.5"),
        ("1000000", "1_000_000", "1,000,000"),
    ])
    func quantities(written: String, swedish: String, english: String) throws {
        let quantity = try #require(Quantity(text: written))
        #expect(Language.swedish.quantity(quantity) == swedish.replacing("_", with: "\u{A0}"))
        #expect(Language.english.quantity(quantity) == english)
    }

    @Test func ratesHaveTheDecimalsThatTheyNeed() {
        #expect(Language.swedish.percent(VATRate(basisPoints: 2500)) == "25")
        #expect(Language.swedish.percent(VATRate(basisPoints: 1750)) == "17,5")
        #expect(Language.english.percent(VATRate(basisPoints: 525)) == "5.25")
        #expect(Language.english.percent(.exempt) == "0")
    }

    @Test func momentsAreLocal() throws {
        let time = try #require(Timestamp(text: "2026-11-23T10:15:02.123+01:00"))
        #expect(Language.swedish.moment(time) == "2026-11-23 10:15")
    }

    /// A word that were cut or lost its letters on a narrow roll would be none.
    @Test func everyWordCanBePrinted() {
        let words: [any PrintWord] =
            ReceiptWord.allCases + ReportWord.allCases + Figure.allCases + PrintMark.allCases
        for language in Language.allCases {
            for word in words.map({ $0.text(in: language) }) {
                #expect(CodePage858.text(CodePage858.bytes(word)) == word)
                #expect((1...24).contains(word.count), "\(word)")
            }
        }
    }

    /// Four times as large, a mark must not be broken inside a word.
    @Test(arguments: PrintMark.allCases, Language.allCases)
    func marksFitOnTheNarrowestRoll(mark: PrintMark, language: Language) throws {
        var paper = Paper()
        paper.centred(mark.text(in: language), .huge)
        let rows = try paper.printed(.narrow)
        let words = rows.flatMap { $0.text.split(separator: " ") }.joined(separator: " ")
        #expect(words == mark.text(in: language))
    }
}

@Suite struct PrintSettingTests {
    @Test func isReadAsItIsWritten() throws {
        let text =
            #"print language=en columns=32 head="Storgatan 1\n123 45 Orten" foot="Öppet köp""#
        let setting = try Setting.Print(reading: Line(parsing: Array(text.utf8)))
        #expect(setting.head == "Storgatan 1\n123 45 Orten")
        #expect(setting.format == PrintFormat(columns: .narrow, language: .english))
        var writer = TextWriter()
        writer.raw("print")
        setting.write(to: &writer)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == text)
    }

    @Test func nothingNeedBeSaid() throws {
        let setting = try Setting.Print(reading: Line(parsing: Array("print".utf8)))
        #expect(setting == Setting.Print())
        #expect(setting.format == PrintFormat(columns: .wide, language: .swedish))
    }

    @Test(arguments: ["columns=40", "language=fi", "columns=wide", "size=9"])
    func nothingElseIsKnown(field: String) {
        #expect(throws: FieldReader.Failure.self) {
            try Setting.Print(reading: Line(parsing: Array("print \(field)".utf8)))
        }
    }
}
