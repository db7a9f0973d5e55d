import Testing
import TillCore

@Suite struct ElementStringTests {
    private static let item = "0107310865001825"

    @Test(arguments: [
        ("]C1\(item)1726113010AB1", "7310865001825 lot=AB1 expiry=2026-11-30"),
        ("]d2\u{1D}\(item)10AB1\u{1D}17261130", "7310865001825 lot=AB1 expiry=2026-11-30"),
        ("]Q3\(item)21X/7", "7310865001825 serial=X/7"),
        ("]J1\(item)", "7310865001825"),
        ("]e0\(item)3103001234", "7310865001825 qty=1.234"),
        ("\u{1D}\(item)392212345", "7310865001825 price=123.45"),
        ("\u{1D}\u{1D}10A\u{1D}\u{1D}\u{1D}\(item)\u{1D}", "7310865001825 lot=A"),
        ("10A\u{1D}21B\u{1D}\(item)", "7310865001825 lot=A serial=B"),
        (item, "7310865001825"),
        ("\(item)17261130", "7310865001825 expiry=2026-11-30"),
        // the longest lot and serial number
        (
            "\(item)10ABCDEFGHIJKLMNOPQRST\u{1D}2112345678901234567890",
            "7310865001825 lot=ABCDEFGHIJKLMNOPQRST serial=12345678901234567890"
        ),
        // a number of variable measure stays whole, and eight digits are no UPC-E
        ("]C10102311111112345", "2311111112345"),
        ("]C10100000001234565", "0000001234565"),
    ])
    func asScannersSendThem(text: String, expected: String) {
        #expect(said(text) == expected)
    }

    @Test func aLotHasTwentyCharacters() {
        let long = String(repeating: "A", count: 20)
        for field in ["10", "21"] {
            #expect(said("]C1\(Self.item)\(field)\(long)") != "no code")
            #expect(said("]C1\(Self.item)\(field)\(long)A") == "no code")
        }
    }

    @Test(arguments: [
        "00173108650000000013", "0207310865001825", "0307310865001825", "041234567890123456",
        "11261101", "12261101", "13261101", "14261101", "15261101", "16261101", "18261101",
        "19261101", "2001", "3201001234", "3699999999", "4107310865000002", "22V\u{1D}",
        "235T\u{1D}", "240R\u{1D}", "3012\u{1D}", "3712\u{1D}",
        "3902100\u{1D}", "422752\u{1D}", "7003261130\u{1D}", "8005001234\u{1D}", "9110\u{1D}",
        // assigned to nothing yet
        "05x\u{1D}", "3812\u{1D}", "4499\u{1D}", "89?\u{1D}",
    ])
    func whatNobodyAsksForIsSkipped(element: String) {
        let expected = "7310865001825 lot=AB1 expiry=2026-11-30"
        #expect(said("]C1\(element)\(Self.item)1726113010AB1") == expected)
        #expect(said("]C1\(Self.item)17261130\(element)10AB1") == expected)
        #expect(said("\(Self.item)17261130\(element)\u{1D}10AB1\u{1D}") == expected)
        #expect(said("]C1\(Self.item)1726113010AB1\u{1D}\(element)") == expected)
    }

    @Test(arguments: [
        "\u{1D}", "\u{1D}\u{1D}", "]C1", "]C1\u{1D}", "]C1T-MILK", "A\u{1D}B", "]C17310865001825",
        // a check digit; no item; an item inside a case; two items
        "]C10107310865001826", "]C110AB1", "]C10207310865001825", "]C100173108650000000013",
        "]C1\(item)0107310865001832",
        // cut short
        "]C101", "]C10107310865001", "]C1\(item)1", "]C1\(item)17", "]C1\(item)17261",
        "]C1\(item)310300123", "]C1\(item)10", "]C1\(item)10\u{1D}17261130", "]C1\(item)3",
        "]C1\(item)392", "]C1\(item)3922",
        // what can't be
        "]C1\(item)17261301", "]C1\(item)17260001", "]C1\(item)17260230", "]C1\(item)1726A130",
        "]C1\(item)3106001234", "]C1\(item)310A001234", "]C1\(item)39A2100",
        "]C1\(item)10ABCDEFGHIJKLMNOPQRSTU", "]C1\(item)21123456789012345678901",
        "]C1\(item)10A B", "]C1\(item)10Å", "]C1\(item)10A#", "]C1\(item)91\u{1}",
        "]C1\(item)A0", "]C1\(item)3922-1", "]C1\(item)3922+1", "]C1\(item)39221A",
        // said twice and not the same
        "]C1\(item)10A\u{1D}10B", "]C1\(item)31030012343102001234",
    ])
    func aMalformedOneIsNoCode(text: String) {
        #expect(said(text) == "no code")
    }

    /// Nothing says that these are element strings, so they may be the store's own.
    @Test(arguments: [
        "0107310865001826", "010731086500182517261301", "010731086500182510", "01073108650018250",
    ])
    func anUnannouncedOneThatIsMalformedIsTheStoresOwn(text: String) {
        #expect(Scan(text: text) == Scan(code: .own(text)))
    }

    @Test func saidTwiceAndTheSame() {
        #expect(
            said("]C1\(Self.item)10A\u{1D}\(Self.item)10A") == "7310865001825 lot=A")
    }

    @Test(arguments: [
        ("3100000007", "qty=7"), ("3101000007", "qty=0.7"), ("3102000007", "qty=0.07"),
        ("3103000007", "qty=0.007"), ("3104000070", "qty=0.007"), ("3105000700", "qty=0.007"),
        ("3100999999", "qty=999999"), ("3103999999", "qty=999.999"),
        ("39207", "price=7.00"), ("39217", "price=0.70"), ("39227", "price=0.07"),
        ("392370", "price=0.07"), ("392907000000000", "price=7.00"),
        ("3922999999999999", "price=9999999999.99"), ("392012345", "price=12345.00"),
        ("3922000000000012345", "price=123.45"),
    ])
    func measures(element: String, expected: String) {
        #expect(said("]C1\(Self.item)\(element)") == "7310865001825 \(expected)")
    }

    @Test(arguments: ["3103000000", "3922000", "39200"])
    func aMeasureOfZeroIsNone(element: String) {
        #expect(said("]C1\(Self.item)\(element)") == "7310865001825")
    }

    /// To the gram and the öre, or not at all; within what an amount may be.
    @Test(arguments: [
        "3104000075", "3105000001", "392375", "39291", "39221000000000000", "3920999999999999999",
        "39221234567890123456",
    ])
    func whatCanNotBeHeldIsNoCode(element: String) {
        #expect(said("]C1\(Self.item)\(element)") == "no code")
    }

    @Test(arguments: [
        ("261130", "2026-11-30"), ("261100", "2026-11-30"), ("260200", "2026-02-28"),
        ("280200", "2028-02-29"), ("261200", "2026-12-31"), ("280229", "2028-02-29"),
        ("760101", "2076-01-01"), ("770101", "1977-01-01"), ("000101", "2000-01-01"),
        ("991231", "1999-12-31"),
    ])
    func expiry(digits: String, expected: String) {
        #expect(said("]C1\(Self.item)17\(digits)") == "7310865001825 expiry=\(expected)")
    }

    /// At most 49 years before and 50 after.
    @Test(arguments: [
        (2026, "760101", "2076-01-01"), (2026, "770101", "1977-01-01"),
        (2049, "990101", "2099-01-01"), (2050, "000101", "2100-01-01"),
        (2050, "010101", "2001-01-01"), (2099, "490101", "2149-01-01"),
        (2099, "500101", "2050-01-01"), (2000, "500101", "2050-01-01"),
        (2000, "510101", "1951-01-01"),
    ])
    func theCenturyIsTheNearest(year: Int, digits: String, expected: String) {
        let text = "]C1\(Self.item)17\(digits)"
        #expect(said(text, year: year) == "7310865001825 expiry=\(expected)")
    }
}

@Suite struct PrintedElementsTests {
    @Test(arguments: [
        ("(01)07310865001825", "7310865001825"),
        (
            "(01)07310865001825(17)261130(10)AB1",
            "7310865001825 lot=AB1 expiry=2026-11-30"
        ),
        ("(01) 0731 0865 001825 (10) AB1 ", "7310865001825 lot=AB1"),
        ("(10)AB1(01)07310865001825", "7310865001825 lot=AB1"),
        ("(01)07310865001825(10)A(B)(2)", "7310865001825 lot=\"A(B)(2)\""),
        ("(02)07310865001832(01)07310865001825(99)x(3103)001234", "7310865001825 qty=1.234"),
    ])
    func areRead(text: String, expected: String) {
        #expect(said(text) == expected)
    }

    @Test(arguments: [
        "(01)", "(01)07310865001826", "(01)7310865001825", "(10)AB1", "(01)07310865001825(10)",
        "(01)07310865001825(31)03001234", "(01)07310865001825(3103)01234", "(001)7",
        "(01)07310865001825(17)261301", "(01)07310865001825(10)ABCDEFGHIJKLMNOPQRSTU",
        "(01)07310865001825(10)Å", "(01)07310865001825x", "(12)",
    ])
    func aMalformedOneIsNoCode(text: String) {
        #expect(said(text) == "no code")
    }
}
