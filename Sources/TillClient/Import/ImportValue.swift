import TillCore

/// What stands in a cell, made into a value of the protocol, or a sentence that says what is wrong
/// with it. Nothing is guessed: what can be read in two ways is refused.
enum ImportValue {
    struct Failure: Error, Equatable {
        let why: String
    }

    typealias Sign = ImportOptions.DecimalSign

    private static let crowns: Set = ["", "kr", "sek", ":", "kr:"]
    private static let units: Set = ["", "st", "kg", "pcs"]

    /// What has become of a text on its way here, in a sentence; `nil` for a sound one.
    static func damage(in text: String) -> String? {
        guard let first = text.utf8.first else { return nil }
        if let hidden = text.hiddenCharacter {
            return hidden == "\\n"
                ? "a line end in it: delete it"
                : "the control or invisible character \(hidden) in it: delete it"
        }
        if text.unicodeScalars.contains("\u{FFFD}") {
            return "a letter is lost in `\(text)`: write it anew"
        }
        if isTwiceEncoded(text) {
            return "`\(text)` was read in a wrong encoding before: export it anew, as UTF-8"
        }
        guard first == UInt8(ascii: "#") else { return nil }
        let isError = text.last == "!" || text.last == "?" || text == "#N/A" || text == "#SAKNAS"
        let isFull = text.count > 2 && text.allSatisfy { $0 == "#" }
        return isError || isFull ? "`\(text)` is an error of the spreadsheet" : nil
    }

    /// `MjÃ¶lk`: the two bytes of a letter, each taken for a letter.
    private static func isTwiceEncoded(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return zip(scalars, scalars.dropFirst()).contains { first, second in
            (first == "\u{C3}" || first == "\u{C2}") && !second.isASCII
                && !second.properties.isAlphabetic
        } || text.contains("\u{C3}\u{192}") || text.contains("\u{C3}\u{160}")
    }

    /// `16,90 kr`, `1 234,50`, `1.234,50`, `25:-`, `17`.
    static func amount(_ text: String, _ sign: Sign?) throws(Failure) -> Money {
        let number = try Number(text, words: crowns, sign)
        guard number.decimals.count <= 2 else {
            throw Failure(
                why: number.mayBeThousands
                    ? "`\(text)` may be thousands, or three decimals: write it with two, or say "
                        + "--decimal comma or --decimal point"
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
    static func quantity(_ text: String, _ sign: Sign?) throws(Failure) -> Quantity {
        let number = try Number(text, words: units, sign)
        guard !number.mayBeThousands else {
            throw Failure(
                why: "`\(text)` may be thousands, or three decimals: write \(number.whole)"
                    + "\(number.decimals) or \(number.whole), or say --decimal comma or "
                    + "--decimal point")
        }
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
}

extension ImportValue {
    /// A number as people of several countries write it.
    struct Number {
        var isNegative = false
        /// Digits before the decimal separator, at least one.
        private(set) var whole = ""
        private(set) var decimals = ""
        /// Whether the only separator is one comma or one point, and nobody said which it is.
        private var isOneSeparator = false
        private let sign: Sign?

        /// `1.000` and `1,234`: one separator before three digits. A zero in front of it, or more
        /// than three digits, are no thousands.
        var mayBeThousands: Bool {
            isOneSeparator && decimals.count == 3 && whole != "0" && whole.count <= 3
        }

        /// - Parameter words: what may stand before or behind it.
        init(_ text: String, words: Set<String>, _ sign: Sign? = nil) throws(Failure) {
            self.sign = sign
            if sign != .comma, readsPlain(text) { return }
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
            isOneSeparator = separators.count == 1 && sign == nil
            let isDecimal: Bool
            if let sign {
                isDecimal = separators.last == sign.scalar
                guard !separators.dropLast(isDecimal ? 1 : 0).contains(sign.scalar) else {
                    return false
                }
            } else {
                isDecimal =
                    Set(separators).count == 2
                    ? separators.dropLast().allSatisfy { $0 != separators.last }
                    : separators.count == 1
                guard isDecimal || Set(separators).count < 2 else { return false }
            }
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
