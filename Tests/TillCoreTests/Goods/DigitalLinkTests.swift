import Testing
import TillCore

@Suite struct DigitalLinkTests {
    private static let item = "https://id.example/01/07310865001825"

    @Test(arguments: [
        (item, "7310865001825"),
        ("http://id.example:8080/01/07310865001825", "7310865001825"),
        ("HTTPS://ID.EXAMPLE/01/07310865001825", "7310865001825"),
        ("]Q3\(item)", "7310865001825"),
        ("https://id.example/any/path/01/07310865001825/10/AB1", "7310865001825 lot=AB1"),
        ("https://id.example/01/01/01/07310865001825/21/01", "7310865001825 serial=01"),
        ("\(item)/22/V/10/AB1/21/7/235/T", "7310865001825 lot=AB1 serial=7"),
        ("\(item)/21/7/10/AB1", "7310865001825 lot=AB1 serial=7"),
        ("\(item)/10/AB%2F%31?17=261130#top", "7310865001825 lot=AB/1 expiry=2026-11-30"),
        ("\(item)/10/A+B", "7310865001825 lot=A+B"),
        ("\(item)?10=A%2bB", "7310865001825 lot=A+B"),
        (
            "\(item)?lang=s%v&&17=261130&3103=001234&3922=999&99=%&17&x=1=2",
            "7310865001825 qty=1.234 price=9.99 expiry=2026-11-30"
        ),
        ("https://id.example/01/7310865001825", "7310865001825"),
        ("https://id.example/01/036000291452", "0036000291452"),
        ("https://id.example/01/96385074", "96385074"),
        ("https://id.example/01/17310865001822", "17310865001822"),
        // as in an element string
        ("https://id.example/01/2311111112345", "2311111112345"),
        ("https://id.example/01/01234565", "0000001234565"),
    ])
    func isRead(text: String, expected: String) {
        #expect(said(text) == expected)
    }

    @Test(arguments: [
        // a check digit; a length; no digits; nothing; not in pairs; a key that isn't known there
        "https://id.example/01/07310865001826", "https://id.example/01/731086500182",
        "https://id.example/01/x", "\(item)/10",
        "https://id.example/01/", "\(item)/", "\(item)/10/", "\(item)/99/x", "\(item)/17/261130",
        "\(item)/10/A/10/B", "\(item)/10/A?10=B",
        // percent signs
        "\(item)/10/%", "\(item)/10/%4", "\(item)/10/%4x", "\(item)/10/%x4", "\(item)?17=%",
        "\(item)/10/%C3%85", "\(item)/10/%00", "\(item)/10/%1D17261130", "\(item)/10/%20",
        // what can't be
        "\(item)/10/ABCDEFGHIJKLMNOPQRSTU", "\(item)/10/Å", "\(item)?17=", "\(item)?17=261301",
        "\(item)?17=2611300", "\(item)?3103=1234", "\(item)?10=A+B", "\(item)?17=261130;10=A",
        "\(item)?01=07310865001832", "\(item)?17=261130&17=261129",
    ])
    func aMalformedOneIsNoCode(text: String) {
        #expect(said(text) == "no code")
    }

    @Test func anAddressOfSomethingElseIsTheStoresOwn() {
        #expect(said("https://id.example/414/7310865000002") != "no code")
        #expect(said("https://example.com/" + String(repeating: "x", count: 21)) == "no code")
    }
}
