/// What a scanner may say before a code about the kind of bars it read: `]C1`, `]E0`
/// (ISO/IEC 15424; GS1 General Specifications, figure 5.1.2-2).
struct SymbologyIdentifier {
    private let letter: UInt8
    private let modifier: UInt8

    static let length = 3

    /// A bracket, a letter and a digit.
    init?(prefixing bytes: ArraySlice<UInt8>) {
        let head = Array(bytes.prefix(Self.length))
        guard head.count == Self.length, head[0] == UInt8(ascii: "]"), head[1].isLetter,
            head[2].isDigit
        else { return nil }
        letter = head[1]
        modifier = head[2]
    }

    /// GS1-128, GS1 DataMatrix, GS1 DataBar, GS1 DotCode and GS1 QR Code: these carry element
    /// strings, and nothing else but a Digital Link.
    var announcesElements: Bool {
        switch (letter, modifier) {
        case (UInt8(ascii: "C"), UInt8(ascii: "1")), (UInt8(ascii: "d"), UInt8(ascii: "2")),
            (UInt8(ascii: "e"), UInt8(ascii: "0")), (UInt8(ascii: "J"), UInt8(ascii: "1")),
            (UInt8(ascii: "Q"), UInt8(ascii: "3")):
            true
        default:
            false
        }
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
