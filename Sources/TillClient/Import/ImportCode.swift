import TillCore

/// A cell of the column of codes: what it was before a spreadsheet took it for a number.
///
/// What is certain is mended, with a warning: an apostrophe in front, a zero that is lost from a
/// UPC. What is not is refused: an item whose code is wrong is one that nobody can scan.
struct ImportCode: Equatable {
    /// What a column's codes are.
    enum Kind: Equatable {
        /// The column is called EAN or the like, or somebody said so.
        case barcodes
        /// Article numbers: barcodes, or numbers of the shop's own.
        case either
        /// As they stand, whatever they look like.
        case own
    }

    /// As it is sent.
    private(set) var text: String
    private(set) var code: ItemCode
    /// What was mended, or looks odd, in a sentence.
    private(set) var warning: String?

    typealias Failure = ImportValue.Failure

    init(_ cell: String, _ kind: Kind) throws(Failure) {
        let isMarked = cell.utf8.first?.isDigit == false
        var mended = isMarked ? Self.withoutMarks(cell) : cell
        var warning: String?
        if mended != cell {
            warning = "`\(cell)` is taken as \(mended): a spreadsheet's mark is left out"
        }
        if kind != .own {
            if !mended.utf8.allSatisfy(\.isDigit), let digits = try Self.digits(ofNumber: mended) {
                mended = digits
                warning = "`\(cell)` is taken as \(mended): it was written as a number"
            }
            if mended.utf8.allSatisfy(\.isDigit) {
                let whole = try Self.whole(mended, kind)
                if whole != mended {
                    warning = "`\(cell)` is taken as \(whole): its leading zero was lost"
                }
                mended = whole
            } else {
                try Self.checkText(mended)
            }
        }
        guard let scan = Scan(text: mended) else {
            throw Failure(why: "a code has 1 to \(ItemCode.maximumLength) bytes")
        }
        (text, code) = (mended, scan.code)
        self.warning = warning ?? Self.doubt(mended, code, kind)
    }

    /// `'7311000000024` and `="7311000000024"` are how spreadsheets are told that this is text.
    private static func withoutMarks(_ cell: String) -> String {
        var text = cell[...]
        if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count > 3 {
            text = text.dropFirst(2).dropLast()
        }
        let rest = text.drop { "'\u{2018}\u{2019}\u{B4}`".contains($0) }
        if !rest.isEmpty { text = rest }
        return String(text)
    }
}

extension ImportCode {
    /// What is taken as a code of the shop's own, and may have been meant as a barcode.
    private static func doubt(_ text: String, _ code: ItemCode, _ kind: Kind) -> String? {
        guard case .own = code else { return nil }
        let isLong = (12...14).contains(text.utf8.count) && text.utf8.allSatisfy(\.isDigit)
        switch kind {
        case .barcodes: return "`\(text)` is no barcode: it is taken as a code of the shop's own"
        case .either where isLong:
            return "`\(text)` has a barcode's length and a wrong check digit: it is taken as a "
                + "number of the shop's own"
        case .either, .own: return nil
        }
    }

    /// All digits of what a spreadsheet wrote as `7.311000000024E+12`, when all are there; `nil`
    /// for what is no such number.
    private static func digits(ofNumber text: String) throws(Failure) -> String? {
        guard text.utf8.first?.isDigit == true else { return nil }
        try checkNumber(text)
        let shape = text.lowercased()
        let parts = shape.split(separator: "e", omittingEmptySubsequences: false)
        guard parts.count == 2, shape.allSatisfy({ "0123456789.,e+".contains($0) }),
            shape.contains("e+") || parts[0].contains(where: { ".,".contains($0) })
        else { return nil }
        let digits = parts[0].filter(\.isNumber)
        let isWhole = parts[0].dropFirst().first.map { ".,".contains($0) } ?? false
        let exponent = Int(parts[1].drop { $0 == "+" })
        if isWhole, let exponent, digits.count == exponent + 1,
            case .gtin? = ItemCode(text: String(digits))
        {
            return String(digits)
        }
        throw Failure(
            why: "Excel has rounded this code to `\(text)`, and its last digits are lost: "
                + "format the column as text, or as a number without decimals, and save again")
    }

    private static func checkNumber(_ text: String) throws(Failure) {
        guard text.utf8.contains(where: { !$0.isDigit }) else { return }
        let parts = text.split { $0 == "." || $0 == "," }
        let areDigits = parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) }
        if areDigits, parts.count == 2, parts[1].allSatisfy({ $0 == "0" }) {
            throw Failure(why: "`\(text)` is a code that was taken for a number with decimals")
        }
        if areDigits, parts.count > 2, parts.dropFirst().allSatisfy({ $0.count == 3 }) {
            throw Failure(why: "`\(text)` is a code that was taken for a number with thousands")
        }
        if text.allSatisfy({ "0123456789 \u{A0}\u{202F}\u{2009}".contains($0) }) {
            throw Failure(why: "`\(text)` has blanks in it: a barcode is digits alone")
        }
    }

    /// Digits as they were before their zero was lost.
    private static func whole(_ digits: String, _ kind: Kind) throws(Failure) -> String {
        if case .gtin? = ItemCode(text: digits) { return digits }
        let length = digits.utf8.count
        // A barcode of 12 digits that begins with zeros; equal with one more in front, as EAN-13.
        let padded = String(repeating: "0", count: max(0, 12 - length)) + digits
        if (10...11).contains(length), case .gtin? = ItemCode(text: padded) {
            guard kind == .either else { return padded }
            throw Failure(
                why: "`\(digits)` may be \(padded) with its leading zero lost, or a number of the "
                    + "shop's own: say --codes barcodes or --codes own")
        }
        switch (kind, length) {
        case (.barcodes, 7), (.barcodes, 9...11), (.barcodes, 15...):
            throw Failure(
                why: "`\(digits)` has \(length) digits, and a barcode 8, 12, 13 or 14: "
                    + "a zero in front may be lost, or a digit is missing" + Self.way)
        case (.barcodes, 8), (.barcodes, 12...14): throw wrongDigit(digits)
        default: return digits
        }
    }

    private static let way =
        ". Compare it with the package, or take such numbers as the shop's own with --codes own"

    private static func wrongDigit(_ digits: String) -> Failure {
        guard let number = UInt64(digits), let long = UInt64(digits.dropLast()) else {
            return Failure(why: "`\(digits)` is no barcode")
        }
        let right = "\(digits.dropLast())\(ItemCode.checkDigit(of: long))"
        let whole =
            digits.utf8.count == 12 ? ", or \(digits)\(ItemCode.checkDigit(of: number))" : ""
        return Failure(
            why: "`\(digits)` has a wrong check digit: nobody could scan it. Is it \(right)\(whole)"
                + "?" + String(way.dropFirst()))
    }

    /// What stands below a list, and is no item.
    private static let footers: Set = [
        "summa", "totalt", "total", "totalsumma", "delsumma", "antal", "sum", "sida", "page",
        "rapport", "utskriven", "utskrift", "utskriftsdatum", "exporterad", "exporterat", "skapad",
        "slut", "end",
    ]

    private static func checkText(_ text: String) throws(Failure) {
        let word = text.lowercased().prefix { $0.isLetter }
        let behind = text.dropFirst(word.count).first
        guard footers.contains(String(word)), behind.map({ " :=(".contains($0) }) ?? true else {
            return
        }
        throw Failure(
            why: "`\(text)` looks like a line below the list: delete it, or say --codes own")
    }
}
