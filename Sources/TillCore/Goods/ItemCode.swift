/// What identifies an item: a GTIN, or a code of the store's own.
///
/// Equal GTINs are equal whatever their written length: `036000291452` (UPC-A) and `0036000291452`
/// (EAN-13) are one item. Written as the shortest of 8, 13 or 14 digits that holds it; never as 8
/// with a leading zero, which would read as UPC-E.
package enum ItemCode: Hashable, Sendable {
    /// GTIN-8, -12, -13 or -14, check digit included.
    case gtin(UInt64)
    /// 1 to 40 characters.
    case own(String)

    package static let maximumLength = 40

    package var isGTIN: Bool {
        switch self {
        case .gtin: true
        case .own: false
        }
    }

    /// What a scanner or a person gave. Digits of a GTIN's length with a right check digit are a
    /// GTIN; anything else is the store's own code.
    package init?(text: String) {
        guard (1...Self.maximumLength).contains(text.utf8.count) else { return nil }
        guard let number = Self.gtin(text) else {
            self = .own(text)
            return
        }
        self = .gtin(number)
    }

    private static func gtin(_ text: String) -> UInt64? {
        let length = text.utf8.count
        guard [8, 12, 13, 14].contains(length),
            text.utf8.allSatisfy(\.isDigit),
            let number = UInt64(text)
        else { return nil }
        if length == 8, text.utf8.first == UInt8(ascii: "0"), let long = upcA(fromE: number) {
            return long
        }
        return hasCheckDigit(number) ? number : nil
    }

    /// GS1 General Specifications 7.9: weights 3 and 1 in turn from the right.
    package static func hasCheckDigit(_ number: UInt64) -> Bool {
        checkDigit(of: number / 10) == number % 10
    }

    package static func checkDigit(of payload: UInt64) -> UInt64 {
        var rest = payload
        var sum: UInt64 = 0
        var weight: UInt64 = 3
        while rest > 0 {
            sum += rest % 10 * weight
            weight = 4 - weight
            rest /= 10
        }
        return (10 - sum % 10) % 10
    }

    /// UPC-E (number system 0, check digit included) to UPC-A; GS1 General Specifications 5.2.2.4.
    private static func upcA(fromE short: UInt64) -> UInt64? {
        let check = short % 10
        let six = short / 10 % 1_000_000
        let digits = (0..<6).map { six / [100_000, 10_000, 1000, 100, 10, 1][$0] % 10 }
        let head = digits[0] * 10 + digits[1]
        let payload: UInt64 =
            switch digits[5] {
            case 0...2:
                (head * 10 + digits[5]) * 10_000_000
                    + digits[2] * 100 + digits[3] * 10 + digits[4]
            case 3: (head * 10 + digits[2]) * 10_000_000 + digits[3] * 10 + digits[4]
            case 4:
                ((head * 10 + digits[2]) * 10 + digits[3]) * 1_000_000 + digits[4]
            default:
                (((head * 10 + digits[2]) * 10 + digits[3]) * 10 + digits[4]) * 100_000 + digits[5]
            }
        return checkDigit(of: payload) == check ? payload * 10 + check : nil
    }
}

extension ItemCode: TextValue {
    package func write(to writer: inout TextWriter) {
        switch self {
        case .gtin(let number):
            let digits =
                switch number {
                case 10_000_000..<100_000_000: 8
                case ..<10_000_000_000_000: 13
                default: 14
                }
            writer.padded(Int(number), digits: digits)
        case .own(let text):
            writer.text(text)
        }
    }
}
