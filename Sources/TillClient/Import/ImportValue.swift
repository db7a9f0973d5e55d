import TillCore

/// What stands in a cell, made into a value of the protocol, or a sentence that says what is wrong
/// with it. Nothing is guessed: what can be read in two ways is refused.
enum ImportValue {
    struct Failure: Error, Equatable {
        let why: String
    }

    private static let crowns: Set = ["", "kr", "sek", ":", "kr:"]
    private static let units: Set = ["", "st", "kg", "pcs"]

    /// `16,90 kr`, `1 234,50`, `1.234,50`, `25:-`, `17`.
    static func amount(_ text: String) throws(Failure) -> Money {
        let number = try Number(text, words: crowns)
        guard number.decimals.count <= 2 else {
            throw Failure(
                why: number.decimals.count == 3 && number.isOneSeparator
                    ? "`\(text)` may be thousands, or three decimals: write it with two"
                    : "`\(text)` has more than two decimals")
        }
        let decimals = number.decimals + String(repeating: "0", count: 2 - number.decimals.count)
        guard !number.isNegative else { throw Failure(why: "`\(text)` is below zero") }
        guard let money = Money(text: number.whole + "." + decimals) else {
            throw Failure(why: "`\(text)` is too large")
        }
        return money
    }

    /// `12`, `1,5`, `1 234 st`: three decimals at most.
    static func quantity(_ text: String) throws(Failure) -> Quantity {
        let number = try Number(text, words: units)
        guard !number.isNegative else { throw Failure(why: "`\(text)` is below zero") }
        guard number.decimals.count <= 3 else {
            throw Failure(why: "`\(text)` has more than three decimals")
        }
        let decimals = number.decimals.isEmpty ? "" : "." + number.decimals
        guard let quantity = Quantity(text: number.whole + decimals) else {
            throw Failure(why: "`\(text)` is too large")
        }
        return quantity
    }

    /// `2026-12-01`, with a time of midnight behind it or not.
    static func date(_ text: String) throws(Failure) -> CivilDate {
        let parts = text.split(maxSplits: 1) { $0 == " " || $0 == "T" }
        let isMidnight = parts.count < 2 || parts[1].allSatisfy { "0:.".contains($0) }
        if isMidnight, let date = parts.first.flatMap({ CivilDate(text: String($0)) }) {
            return date
        }
        if text.contains("/") || text.contains(".") {
            throw Failure(
                why: "`\(text)`: day and month could be mistaken for each other: write 2026-12-01")
        }
        if text.utf8.count == 5, text.utf8.allSatisfy(\.isDigit) {
            throw Failure(
                why: "`\(text)` is how Excel counts days: show the column as a date, 2026-12-01")
        }
        throw Failure(why: "`\(text)` is no date like 2026-12-01")
    }

    /// A code as it was written, not as a spreadsheet shows a number; the item's, as the store
    /// reads it: two weights of one cheese are one item.
    static func code(_ text: String) throws(Failure) -> ItemCode {
        let digits = text.utf8.prefix { $0.isDigit }.count
        if digits > 0, digits < text.utf8.count { try checkNumber(text) }
        guard let scan = Scan(text: text) else {
            throw Failure(why: "a code has 1 to \(ItemCode.maximumLength) bytes")
        }
        return scan.code
    }

    private static func checkNumber(_ text: String) throws(Failure) {
        let shape = text.lowercased()
        if shape.allSatisfy({ "0123456789.,e+".contains($0) }), shape.contains("e+") {
            throw Failure(
                why: "Excel has rounded this code to `\(text)`, and its last digits are lost: "
                    + "format the column as text, or as a number without decimals, and save again")
        }
        let parts = shape.split { $0 == "." || $0 == "," }
        let isNumber = parts.count == 2 && parts[0].allSatisfy { "0123456789".contains($0) }
        if isNumber, parts[1].allSatisfy({ $0 == "0" }) {
            throw Failure(why: "`\(text)` is a code that was taken for a number with decimals")
        }
        if shape.allSatisfy({ "0123456789 \u{A0}".contains($0) }) {
            throw Failure(why: "`\(text)` has blanks in it: a barcode is digits alone")
        }
    }
}

extension ImportValue {
    /// A number as people of several countries write it.
    struct Number {
        var isNegative = false
        /// Digits before the decimal separator, at least one.
        private(set) var whole = ""
        private(set) var decimals = ""
        /// Whether the only separator is one comma or one point.
        private(set) var isOneSeparator = false

        /// - Parameter words: what may stand before or behind it.
        init(_ text: String, words: Set<String>) throws(Failure) {
            if readsPlain(text) { return }
            var number: [UnicodeScalar] = []
            var word = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "0"..."9", ",", ".":
                    guard word.isEmpty || number.isEmpty else { throw Self.isNone(text) }
                    number.append(scalar)
                case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}":
                    if !number.isEmpty, word.isEmpty { number.append(" ") }
                case "-", "\u{2212}":
                    if number.isEmpty { isNegative = true } else { word += "-" }
                default: word.unicodeScalars.append(scalar)
                }
            }
            // `25:-` and `25,-` are whole crowns.
            let said = word.lowercased().filter { $0 != "-" && $0 != "\u{2013}" }
            guard words.contains(said), try read(number) else { throw Self.isNone(text) }
        }

        private static func isNone(_ text: String) -> Failure {
            Failure(why: "`\(text)` is no number that can be read")
        }

        /// Most are: digits, and a point with digits behind it.
        private mutating func readsPlain(_ text: String) -> Bool {
            let bytes = text.utf8
            let digits = bytes.prefix { $0.isDigit }
            guard !digits.isEmpty else { return false }
            if digits.endIndex < bytes.endIndex {
                let behind = bytes[bytes.index(after: digits.endIndex)...]
                guard bytes[digits.endIndex] == UInt8(ascii: "."), (1...2).contains(behind.count),
                    behind.allSatisfy(\.isDigit)
                else { return false }
                decimals = String(Substring(behind))
            }
            whole = Self.withoutZeros(String(Substring(digits)))
            return true
        }

        private mutating func read(_ number: [UnicodeScalar]) throws(Failure) -> Bool {
            var number = number
            while number.last == " " { number.removeLast() }
            let separators = number.filter { $0 == "," || $0 == "." }
            isOneSeparator = separators.count == 1
            let isDecimal =
                Set(separators).count == 2
                ? separators.dropLast().allSatisfy { $0 != separators.last } : isOneSeparator
            guard isDecimal || Set(separators).count < 2 else { return false }
            let end = isDecimal ? number.lastIndex { $0 == "," || $0 == "." } : nil
            let parts = number[..<(end ?? number.endIndex)].split(
                omittingEmptySubsequences: false
            ) { $0 == "," || $0 == "." || $0 == " " }
            // Thousands stand in threes, whatever separates them.
            guard parts.dropFirst().allSatisfy({ $0.count == 3 }),
                parts.count == 1 || (1...3).contains(parts[0].count)
            else { return false }
            let digits = String(String.UnicodeScalarView(parts.joined()))
            guard !digits.isEmpty else { return false }
            whole = Self.withoutZeros(digits)
            let behind = end.map { number[($0 + 1)...] } ?? []
            guard behind.allSatisfy({ $0 != " " }) else { return false }
            decimals = String(String.UnicodeScalarView(behind))
            return true
        }

        private static func withoutZeros(_ digits: String) -> String {
            let rest = digits.drop { $0 == "0" }
            return rest.isEmpty ? "0" : String(rest)
        }
    }
}
