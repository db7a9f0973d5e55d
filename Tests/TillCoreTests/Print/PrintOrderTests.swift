import Testing

@testable import TillCore

@Suite struct PrintOrderTests {
    private static let paper: Paper = {
        var paper = Paper()
        paper.pair("Mjölk \"3 %\"", "16,90")
        paper.rule()
        paper.cut()
        return paper
    }()

    private func rows(_ order: PrintOrder, _ setting: Setting.Print = .init()) -> [String] {
        var answer = Answer()
        answer.put(Self.paper, order, setting)
        return String(decoding: answer.rows.bytes, as: UTF8.self).split(separator: "\n")
            .map(String.init)
    }

    @Test func textComesInRows() {
        let rows = rows(PrintOrder(form: .text, columns: .narrow))
        #expect(
            rows == [
                #"- text="Mjölk \"3 %\"                16,90""#,
                "- text=--------------------------------",
            ])
    }

    @Test func theSettingSaysWhatTheLineDoesNot() {
        var setting = Setting.Print()
        setting.columns = .narrow
        #expect(rows(PrintOrder(form: .text), setting)[1].utf8.count == 7 + 32)
        #expect(rows(PrintOrder(form: .text, columns: .wide), setting)[1].utf8.count == 7 + 42)
    }

    @Test func aPrintersJobComesInRows() {
        let rows = rows(PrintOrder(form: .escpos))
        let job = Base64.text(Self.paper.escpos(columns: .wide))
        #expect(rows == ["- escpos=\(job)"] || rows == ["- escpos=\"\(job)\""])
    }

    /// Every row fits a line of the wire, however long the paper.
    @Test func rowsFitTheWire() {
        var paper = Paper()
        for _ in 0...(2 * Limits.rows) { paper.line(String(repeating: "å", count: 42)) }
        for form in PrintOrder.Form.allCases {
            var answer = Answer()
            answer.put(paper, PrintOrder(form: form), Setting.Print())
            #expect(answer.rowCount <= Limits.rows)
            let lines = answer.rows.bytes.split(separator: UInt8(ascii: "\n"))
            #expect(lines.allSatisfy { $0.count <= Limits.line })
        }
    }
}

@Suite struct PrintConfigurationTests {
    private static let text = """
        store name=x currency=SEK company=x organisation=556677-8899 id=x
        vat class=food percent=0.00
        rate percent=0.00 sales=3004
        tender name=cash kind=cash unit=1.00 account=1910
        group name=food text=Food
        account number=1910 name=x
        account number=3004 name=x
        account number=3740 name=x
        account number=6991 name=x
        register number=1

        """

    @Test func theSettingIsReadAndWritten() throws {
        let usual = try Configuration(text: Self.text)
        #expect(usual.print == Setting.Print())
        #expect(!usual.text.contains("print"))
        let said = try Configuration(text: Self.text + "print columns=32 foot=\"a\\nb\"\n")
        #expect(said.print.columns == .narrow)
        #expect(said.print.foot == "a\nb")
        #expect(said.text == usual.text + "print columns=32 foot=\"a\\nb\"\n")
        #expect(try Configuration(text: said.text) == said)
    }

    @Test func aHeadIsNoNovel() {
        let long = String(repeating: "x", count: Setting.Print.maximumLength + 1)
        for field in ["head", "foot"] {
            #expect(throws: Configuration.Failure.self) {
                try Configuration(text: Self.text + "print \(field)=\(long)\n")
            }
        }
    }
}
