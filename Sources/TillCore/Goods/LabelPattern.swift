/// How the digits of an EAN-13 stand that a shop puts on what it weighs or prices itself: a
/// character for each.
///
/// ```
/// 23IIIIIIWWWWC     digits stand for themselves, I is the item, W a weight, C the check digit
/// 28IIIIIPPPPPC     P is a price
/// 02IIIIIVPPPPC     V checks the price or the weight
/// ```
/// The item is looked up by the number with all else at zero and its check digit made anew.
package struct LabelPattern: Equatable, Sendable {
    private let places: [UInt8]
    private let decimals: Int

    private static let digits = 13
    private static let item = UInt8(ascii: "I")
    private static let price = UInt8(ascii: "P")
    private static let weight = UInt8(ascii: "W")
    private static let verifier = UInt8(ascii: "V")
    private static let ignored = UInt8(ascii: "X")
    private static let check = UInt8(ascii: "C")

    /// - Parameter decimals: of the price or weight; all that there can be when left out.
    /// - Returns: `nil` for what is no pattern.
    package init?(_ text: String, decimals: Int? = nil) {
        places = Array(text.utf8)
        let fixed = places.prefix(while: \.isDigit)
        let rest = places.dropFirst(fixed.count)
        guard places.count == Self.digits, places.last == Self.check, fixed.count >= 2,
            Self.isRestricted(prefix: Int(fixed[0] - 48) * 10 + Int(fixed[1] - 48)),
            rest.dropLast().allSatisfy(Self.isVariable), rest.contains(Self.item)
        else { return nil }
        let prices = rest.count { $0 == Self.price }
        let weights = rest.count { $0 == Self.weight }
        let verifiers = rest.count { $0 == Self.verifier }
        let most = weights > 0 ? 3 : 2
        self.decimals = decimals ?? most
        guard prices == 0 || weights == 0, (0...most).contains(self.decimals),
            decimals == nil || prices + weights > 0
        else { return nil }
        switch verifiers {
        case 0: break
        case 1: guard [4, 5].contains(prices + weights) else { return nil }
        default: return nil
        }
    }

    private static func isVariable(_ place: UInt8) -> Bool {
        [item, price, weight, verifier, ignored].contains(place)
    }

    /// The digits that it begins with.
    package var prefix: ArraySlice<UInt8> { places.prefix(while: \.isDigit) }

    /// Whether a number can be another shop's for something else: those that GS1 leaves to shops,
    /// 02, 04, 20 to 29 and 40 to 49 (GS1 General Specifications 1.4.2). 02 is UPC-A's 2.
    package static func isRestricted(_ number: UInt64) -> Bool {
        number < 10_000_000_000_000 && isRestricted(prefix: Int(number / 100_000_000_000))
    }

    private static func isRestricted(prefix: Int) -> Bool {
        [2, 4].contains(prefix) || (20...29).contains(prefix) || (40...49).contains(prefix)
    }

    /// - Parameter number: a GTIN whose check digit is right.
    /// - Returns: `nil` when it isn't of this pattern.
    func read(_ number: UInt64) -> Scan? {
        var payload: UInt64 = 0
        var measure: [UInt8] = []
        var verifier: UInt8?
        var unit: UInt64 = 1_000_000_000_000
        for place in places.dropLast() {
            let digit = UInt8(number / unit % 10)
            unit /= 10
            payload *= 10
            switch place {
            case Self.item: payload += UInt64(digit)
            case Self.price, Self.weight: measure.append(digit)
            case Self.verifier: verifier = digit
            case Self.ignored: break
            default:
                guard digit == place - 48 else { return nil }
                payload += UInt64(digit)
            }
        }
        guard verifier == nil || verifier == Self.checkDigit(of: measure) else { return nil }
        var scan = Scan(code: .gtin(payload * 10 + ItemCode.checkDigit(of: payload)))
        let value = measure.reduce(Int64(0)) { $0 * 10 + Int64($1) }
        guard value > 0 else { return scan }
        if places.contains(Self.weight) {
            scan.quantity = Quantity(thousandths: value * Self.scale(3 - decimals))
        } else {
            scan.price = Money(minor: value * Self.scale(2 - decimals))
        }
        return scan
    }

    private static func scale(_ places: Int) -> Int64 {
        (0..<places).reduce(1) { scale, _ in scale * 10 }
    }

    /// Of the four or five digits of a price or weight; GS1 General Specifications 7.9.2 to 7.9.4.
    private static func checkDigit(of digits: [UInt8]) -> UInt8 {
        let twoMinus: [UInt8] = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7]
        let three: [UInt8] = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7]
        let fivePlus: [UInt8] = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9]
        let fiveMinus: [UInt8] = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1]
        let weights =
            digits.count == 4
            ? [twoMinus, twoMinus, three, fiveMinus]
            : [fivePlus, twoMinus, fiveMinus, fivePlus, twoMinus]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.1[Int($1.0)] }
        guard digits.count == 5 else { return sum * 3 % 10 }
        return UInt8(fiveMinus.firstIndex(of: (10 - sum % 10) % 10) ?? 0)
    }
}

/// Reads a shop's own labels: by the patterns of its configuration, and where none of these speaks
/// of a prefix, by GS1 Sweden's rules for variable measure ("viktvarunummer", gs1.se).
package struct LabelReader: Sendable {
    private let patterns: [LabelPattern]

    package static let usual = LabelReader([])
    private static let swedish = [
        ("20IIIIIIPPPPC", 2), ("21IIIIIIPPPPC", 1), ("22IIIIIIPPPPC", 0),
        ("23IIIIIIWWWWC", 3), ("24IIIIIIWWWWC", 2), ("25IIIIIIWWWWC", 1),
    ].compactMap { LabelPattern($0.0, decimals: $0.1) }

    package init(_ settings: [Setting.Label]) {
        let own = settings.compactMap(\.read)
        let spoken = own.map { $0.prefix.prefix(2) }
        patterns = own + Self.swedish.filter { !spoken.contains($0.prefix) }
    }

    /// A scan with what its label says.
    package func reading(_ scan: Scan) -> Scan {
        guard scan.mayBeLabel, case .gtin(let number) = scan.code else { return scan }
        if let read = patterns.lazy.compactMap({ $0.read(number) }).first { return read }
        var whole = scan
        whole.mayBeLabel = false
        return whole
    }

    /// The item that a number is looked up by.
    package func item(_ code: ItemCode) -> ItemCode {
        guard case .gtin(let number) = code, LabelPattern.isRestricted(number) else { return code }
        return patterns.lazy.compactMap { $0.read(number)?.code }.first ?? code
    }
}
