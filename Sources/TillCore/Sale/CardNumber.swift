/// Knows a full card number when it sees one: it is refused wherever it appears, never kept.
///
/// 13 to 19 digits, whatever but letters stands between them, with a right Luhn digit and a prefix
/// that card schemes use (ISO/IEC 7812). Thousands of real GTINs look the same, so item codes are
/// asked about only when no item has the code.
package enum CardNumber {
    package static func isFound(in text: String) -> Bool {
        let groups = digitGroups(of: text)
        for start in groups.indices {
            var digits: [UInt8] = []
            for group in groups[start...] {
                digits += group
                guard digits.count <= 19, !group.isEmpty else { break }
                if isCard(digits) { return true }
            }
        }
        return false
    }

    /// Runs of digits, in order; an empty one where letters stand between, which no card number
    /// has.
    private static func digitGroups(of text: String) -> [[UInt8]] {
        var groups: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            if scalar.isASCII, UInt8(scalar.value).isDigit {
                groups[groups.count - 1].append(UInt8(scalar.value) - UInt8(ascii: "0"))
            } else if scalar.properties.isAlphabetic {
                groups += [[], []]
            } else if groups.last?.isEmpty == false {
                groups.append([])
            }
        }
        return groups
    }

    private static func isCard(_ digits: [UInt8]) -> Bool {
        guard (13...19).contains(digits.count) else { return false }
        let prefix = digits[..<4].reduce(0) { $0 * 10 + Int($1) }
        switch prefix {
        case 2200...2204, 2221...2720, 3000...3059, 3400...3499, 3528...3589, 3600...3999,
            4000...6999:
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
