/// Knows a full card number when it sees one: it is refused wherever it appears, never kept.
///
/// 13 to 19 digits, whatever but letters stands between them, with a right Luhn digit and a prefix
/// that card schemes use (ISO/IEC 7812). Thousands of real GTINs look the same, so item codes are
/// asked about only when no item has the code.
package enum CardNumber {
    package static func isFound(in text: String) -> Bool {
        // Nearly all texts have fewer digits, and end here.
        guard text.utf8.count(where: \.isDigit) >= lengths.lowerBound else { return false }
        var run = DigitGroups()
        for scalar in text.unicodeScalars {
            let byte = scalar.isASCII ? UInt8(scalar.value) : nil
            if let byte, byte.isDigit {
                run.append(byte - UInt8(ascii: "0"))
            } else if byte?.isLetter ?? scalar.properties.isAlphabetic {
                if run.hasCard { return true }
                run = DigitGroups()
            } else {
                run.endGroup()
            }
        }
        return run.hasCard
    }

    /// Cut down to the last four digits, where what it stands in can't be refused: a payment that
    /// was made, the serial number that a maker gave a piece.
    package static func masked(_ text: String) -> String {
        guard isFound(in: text) else { return text }
        return "****" + text.filter { $0.isASCII && $0.isNumber }.suffix(4)
    }

    private static let lengths = 13...19

    /// Runs of digits with no letter between them, which no card number has.
    private struct DigitGroups {
        private var digits: [UInt8] = []
        /// Where each group begins.
        private var starts: [Int] = [0]

        mutating func append(_ digit: UInt8) { digits.append(digit) }

        mutating func endGroup() {
            if starts.last != digits.count { starts.append(digits.count) }
        }

        /// Whether one group, or several that follow one another, are a card's number.
        var hasCard: Bool {
            guard digits.count >= lengths.lowerBound else { return false }
            let ends = starts.dropFirst() + [digits.count]
            return starts.indices.contains { first in
                ends[(first + 1)...].prefix { $0 - starts[first] <= lengths.upperBound }
                    .contains { isCard(digits[starts[first]..<$0]) }
            }
        }
    }

    private static func isCard(_ digits: ArraySlice<UInt8>) -> Bool {
        guard lengths.contains(digits.count) else { return false }
        let prefix = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        switch prefix {
        case 2200...2204, 2221...2720, 3000...3059, 3400...3499, 3528...3589, 3600...3999,
            4000...6999:
            return hasLuhnDigit(digits)
        default:
            return false
        }
    }

    private static func hasLuhnDigit(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        for (index, digit) in digits.reversed().enumerated() {
            let doubled = Int(digit) * (index.isMultiple(of: 2) ? 1 : 2)
            sum += doubled > 9 ? doubled - 9 : doubled
        }
        return sum.isMultiple(of: 10)
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}
