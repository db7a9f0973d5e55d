/// Knows a full card number when it sees one: it is refused wherever it appears, never kept.
///
/// 13 to 19 digits (spaces and hyphens left out) with a right Luhn digit and a prefix that card
/// schemes use (ISO/IEC 7812). Thousands of real GTINs look the same, so item codes are asked about
/// only when no item has the code.
package enum CardNumber {
    package static func isFound(in text: String) -> Bool {
        // With separators left out, and as it stands: another number may come before the card's.
        let joined = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        return hasCard(joined) || hasCard(Array(text.utf8))
    }

    private static func hasCard(_ text: [UInt8]) -> Bool {
        var run: [UInt8] = []
        for byte in text + [0] {
            if byte.isDigit {
                run.append(byte - UInt8(ascii: "0"))
            } else {
                if isCard(run) { return true }
                run = []
            }
        }
        return false
    }

    private static func isCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count) else { return false }
        let prefix = digits[..<4].reduce(0) { $0 * 10 + Int($1) }
        switch prefix {
        case 2200...2204, 2221...2720, 3400...3499, 3528...3589, 3600...3699, 3700...3799,
            3800...3999, 4000...4999, 5000...5999, 6000...6999:
            return hasLuhnDigit(digits)
        default:
            return false
        }
    }

    private static func hasLuhnDigit(_ digits: [UInt8]) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let doubled = Int(digit) * (index.isMultiple(of: 2) ? 1 : 2)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum.isMultiple(of: 10)
    }
}
