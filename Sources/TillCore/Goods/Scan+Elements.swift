/// Element strings to a scan: what they say together.
extension Scan {
    /// Characters of a lot or a serial number: format X..20, GS1 General Specifications 3.2.
    private static let maximumReference = 20

    /// `nil` for no element strings, none of which is (01), or one that says what can't be.
    init?(_ elements: [ElementString]?, year: Int) {
        guard let elements,
            let gtin = elements.first(where: { ApplicationIdentifier($0.identifier) == .gtin }),
            let code = Self.gtin(gtin.data)
        else { return nil }
        self.init(code: code)
        for element in elements {
            guard let identifier = ApplicationIdentifier(element.identifier) else { continue }
            guard take(identifier, element.data, year: year) else { return nil }
        }
        if quantity == .zero { quantity = nil }
        if price == .zero { price = nil }
        if price == nil { currency = nil }
    }

    /// Said twice, it must be the same.
    private mutating func take(
        _ identifier: ApplicationIdentifier, _ data: String, year: Int
    ) -> Bool {
        switch identifier {
        case .gtin: Self.gtin(data) == code
        case .lot: Self.set(&lot, Self.reference(data))
        case .serial: Self.set(&serial, Self.reference(data))
        case .expiry: Self.set(&expiry, CivilDate(sixDigits: data, near: year))
        case .kilograms(let decimals): Self.set(&quantity, Self.weight(data, decimals: decimals))
        case .price(let decimals): Self.set(&price, Self.price(data, decimals: decimals))
        case .currencyPrice(let decimals):
            data.utf8.prefix(Currency.digits).allSatisfy(\.isDigit)
                && Self.set(&currency, String(data.prefix(Currency.digits)))
                && Self.set(
                    &price,
                    Self.price(String(data.dropFirst(Currency.digits)), decimals: decimals))
        }
    }

    private static func set<Value: Equatable>(_ field: inout Value?, _ value: Value?) -> Bool {
        guard let value, field == nil || field == value else { return false }
        field = value
        return true
    }

    /// Always a GTIN: the digits are no UPC-E, and a number of variable measure stays whole.
    private static func gtin(_ digits: String) -> ItemCode? {
        guard let number = UInt64(digits), ItemCode.hasCheckDigit(number) else { return nil }
        return .gtin(number)
    }

    private static func reference(_ data: String) -> String? {
        data.utf8.count <= maximumReference ? data : nil
    }

    /// At most 999,999 kg, which a quantity holds.
    private static func weight(_ digits: String, decimals: Int) -> Quantity? {
        guard decimals <= 5 else { return nil }
        return scaled(digits, decimals: decimals, to: 3).map(Quantity.init(thousandths:))
    }

    private static func price(_ digits: String, decimals: Int) -> Money? {
        guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit),
            let price = scaled(digits, decimals: decimals, to: 2).map(Money.init(minor:)),
            price.isWithinLimit
        else { return nil }
        return price
    }

    /// Digits with so many decimals, as a whole number with `places` of them. What doesn't come out
    /// even is not rounded: a code says what the pack's label says, and a guess would not.
    private static func scaled(_ digits: String, decimals: Int, to places: Int) -> Int64? {
        guard var number = Int64(digits) else { return nil }
        for _ in 0..<max(places - decimals, 0) { number *= 10 }
        for _ in 0..<max(decimals - places, 0) {
            guard number.isMultiple(of: 10) else { return nil }
            number /= 10
        }
        return number
    }
}
