/// Tells what a scanner typed from what a person did. A scanner is a keyboard, and types at the
/// worst moment: what it types never answers a question.
enum ScanLook {
    private static let lengths = [8, 12, 13, 14]

    /// - Parameter isBurst: it came faster than anybody types, and ended with Enter.
    static func isScan(_ text: String, _ kind: Question.Kind, isBurst: Bool) -> Bool {
        guard kind != .code else { return false }
        if text.contains("\u{1D}") || (text.hasPrefix("]") && text.count > 4) { return true }
        let isNumber = !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isNumber {
            if isBurst && text.count >= (kind == .secret ? 12 : 8) { return true }
            return lengths.contains(text.count) && hasCheckDigit(text)
                && (kind != .secret || isBurst)
        }
        guard isBurst, mayBeMistaken(kind), text.count >= 4, !text.contains(" ") else {
            return false
        }
        return text.contains(where: \.isNumber) && text.contains(where: \.isLetter)
    }

    /// Where letters beside digits are no answer.
    private static func mayBeMistaken(_ kind: Question.Kind) -> Bool {
        switch kind {
        case .number, .money, .quantity, .pieces, .reduction, .secret, .consent, .age, .choice:
            true
        case .text, .words, .code, .receipt, .tenders: false
        }
    }

    /// The last digit of a GTIN, as GS1 reckons it.
    private static func hasCheckDigit(_ text: String) -> Bool {
        let digits = text.utf8.map { Int($0) - 0x30 }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            sum + digit.element * (digit.offset % 2 == 0 ? 1 : 3)
        }
        return sum % 10 == 0
    }
}
