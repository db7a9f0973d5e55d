import Testing
import TillCore
import TillTesting

@Suite struct ItemCodeTests {
    @Test(arguments: [
        // written, read as, written again
        ("7310865001825", 7_310_865_001_825, "7310865001825"),
        ("036000291452", 36_000_291_452, "0036000291452"),
        ("0036000291452", 36_000_291_452, "0036000291452"),
        ("00036000291452", 36_000_291_452, "0036000291452"),
        ("96385074", 96_385_074, "96385074"),
        ("00000096385074", 96_385_074, "96385074"),
        ("10614141000415", 10_614_141_000_415, "10614141000415"),
        // UPC-E expands to UPC-A
        ("01234565", 12_345_000_065, "0012345000065"),
        ("04252614", 42_100_005_264, "0042100005264"),
        // a GTIN of seven digits, which as eight would read as the UPC-E above
        ("0000001234565", 1_234_565, "0000001234565"),
    ])
    func equalGTINsAreOneItem(text: String, number: UInt64, written: String) {
        #expect(ItemCode(text: text) == .gtin(number))
        #expect(ItemCode.gtin(number).written == written)
    }

    @Test(arguments: [
        "7310865001826", "036000291453", "96385075", "123", "T-MILK", "73108650018", "0",
        "Ä", "a b", "\"", "731086500182x",
    ])
    func anythingElseIsTheStoresOwn(text: String) {
        #expect(ItemCode(text: text) == .own(text))
    }

    @Test func lengthIsLimited() {
        #expect(ItemCode(text: "") == nil)
        #expect(ItemCode(text: String(repeating: "x", count: 40)) != nil)
        #expect(ItemCode(text: String(repeating: "x", count: 41)) == nil)
    }

    /// UPC-E by its table (GS1 General Specifications 5.2.2.4.2), for each last digit.
    @Test(arguments: [
        ("123450", "01200000345"), ("123451", "01210000345"), ("123452", "01220000345"),
        ("123453", "01230000045"), ("123454", "01234000005"), ("123455", "01234500005"),
        ("123459", "01234500009"),
    ])
    func everyFormOfUPCE(six: String, eleven: String) {
        let check = ItemCode.checkDigit(of: UInt64(eleven)!)
        let code = ItemCode(text: "0\(six)\(check)")
        #expect(code == ItemCode(text: "\(eleven)\(check)"))
    }

    @Test func whatIsWrittenIsReadAsTheSame() {
        var random = SplitMix64(seed: 1)
        for _ in 0..<20_000 {
            let digits = Int.random(in: 1...13, using: &random)
            var payload: UInt64 = 0
            for _ in 0..<digits {
                payload = payload * 10 + UInt64.random(in: 0...9, using: &random)
            }
            let code = ItemCode.gtin(payload * 10 + ItemCode.checkDigit(of: payload))
            #expect(ItemCode(text: code.written) == code)
        }
    }
}
