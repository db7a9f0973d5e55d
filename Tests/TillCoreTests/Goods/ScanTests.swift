import Testing
import TillCore

/// What a scan says, in the order of its fields; what it doesn't say is left out.
func said(_ text: String, year: Int = Scan.referenceYear) -> String {
    guard let scan = Scan(text: text, year: year) else { return "no code" }
    var writer = TextWriter()
    writer.raw(scan.code.written)
    writer.field("qty", scan.quantity)
    writer.field("price", scan.price)
    writer.field("currency", scan.currency)
    writer.field("lot", scan.lot)
    writer.field("serial", scan.serial)
    writer.field("expiry", scan.expiry)
    return String(decoding: writer.bytes, as: UTF8.self)
}

@Suite struct PlainScanTests {
    @Test(arguments: [
        "7310865001825", "036000291452", "96385074", "01234565", "17310865001822", "T-MILK",
        "731086500182x", "7310865001826", "Ä", "a b", "01", "(a)", "(1)", "]", "]C", "]é1",
        "https://example.com/milk", "https://", "http:/x/01/7", "0107310865001826",
    ])
    func isNothingButACode(text: String) throws {
        let code = try #require(ItemCode(text: text))
        #expect(Scan(text: text) == Scan(code: code))
    }

    @Test(arguments: [
        ("]E07310865001825", "7310865001825"), ("]E496385074", "96385074"),
        ("]I117310865001822", "17310865001822"), ("]C0T-MILK", "T-MILK"),
        ("]A0007", "007"), ("]E07310865001826", "7310865001826"),
        ("]E02311111112345", "2311111100007 qty=1.234"),
        ("]Q1https://id.example/01/07310865001825?17=261130", "7310865001825 expiry=2026-11-30"),
    ])
    func aSymbologyIdentifierIsTakenOff(text: String, expected: String) {
        #expect(said(text) == expected)
    }

    @Test func lengthIsLimited() {
        #expect(said("") == "no code")
        #expect(said(String(repeating: "x", count: 40)) != "no code")
        #expect(said(String(repeating: "x", count: 41)) == "no code")
        #expect(said("]C0" + String(repeating: "x", count: 40)) != "no code")
        let item = "0107310865001825"
        let long = "]C1\(item)91" + String(repeating: "x", count: 379)
        #expect(long.utf8.count == 400)
        #expect(said(long) == "7310865001825")
        #expect(said(long + "x") == "no code")
    }
}

@Suite struct VariableMeasureTests {
    /// gs1.se, "Hur skapar jag mina viktvarunummer?": 12,34 kr; 123,4 kr; 1234 kr; 1,234 kg;
    /// 12,34 kg; 123,4 kg.
    @Test(arguments: [
        ("2001234509992", "2001234500005 price=9.99"),
        ("2101234512340", "2101234500002 price=123.40"),
        ("2201234512347", "2201234500009 price=1234.00"),
        ("2311111112345", "2311111100007 qty=1.234"),
        ("2401234512341", "2401234500003 qty=12.34"),
        ("2501234512348", "2501234500000 qty=123.4"),
        ("2301234599994", "2301234500006 qty=9.999"),
    ])
    func theLastDigitOfThePrefixTellsTheMeasure(text: String, expected: String) {
        #expect(said(text) == expected)
        #expect(said("0" + text) == expected)
    }

    @Test(arguments: [
        "2612345612343", "0212345612347", "0412345612341", "4012345612349", "4912345612342",
        "2901234567896",
    ])
    func theStoresOwnNumbersStayWhole(text: String) {
        #expect(said(text) == text)
    }

    @Test(arguments: ["2311111100007", "2001234500005"])
    func aMeasureOfZeroIsNone(text: String) {
        #expect(said(text) == text)
    }

    @Test func aWrongCheckDigitIsNotTakenApart() {
        #expect(Scan(text: "2311111112346") == Scan(code: .own("2311111112346")))
    }
}

@Suite struct ScanLimitTests {
    private struct Steps: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ state >> 29
        }
    }

    private static let pieces = [
        "]C1", "]d2", "]E0", "(", ")", "01", "07310865001825", "10", "17", "261130", "260200", "21",
        "3103", "3922", "39", "4", "\u{1D}", "\u{1D}", "https://a", "/", "/01/", "?", "&", "=", "%",
        "%2F", "+", "#", " ", "A", "Å", "🧀", "\u{0}", "2311111112345", "999999999999999",
    ]

    @Test func noTextMakesItFail() {
        var random = Steps(state: 9)
        var read = 0
        for _ in 0..<50_000 {
            let count = Int.random(in: 1...9, using: &random)
            let pieces = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
            guard let scan = Scan(text: pieces.joined()) else { continue }
            if case .gtin(let number) = scan.code { #expect(ItemCode.hasCheckDigit(number)) }
            #expect(scan.quantity.map { $0 > .zero && $0 <= .limit } ?? true)
            #expect(scan.price.map { $0 > .zero && $0 <= .limit } ?? true)
            for text in [scan.lot, scan.serial].compactMap({ $0 }) {
                #expect((1...20).contains(text.utf8.count))
                #expect(text.utf8.allSatisfy { (0x21...0x7A).contains($0) })
            }
            read += 1
        }
        #expect(read > 1000)
    }
}
