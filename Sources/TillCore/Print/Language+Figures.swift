/// Numbers as people read them; on the wire they are written without regard to language.
///
/// Thousands stand apart, with a space at which no row is broken, or with a comma.
extension Language {
    package func money(_ money: Money) -> String { localised(money.written) }

    package func number(_ number: Int) -> String { localised(number.written) }

    package func quantity(_ quantity: Quantity) -> String { localised(quantity.written) }

    /// `25`, `12,5`.
    package func percent(_ rate: VATRate) -> String {
        quantity(Quantity(thousandths: rate.basisPoints * 10))
    }

    package func percent(_ percent: Percent) -> String {
        quantity(Quantity(thousandths: percent.basisPoints * 10))
    }

    /// What one unit of a foreign currency is worth: `11,25`.
    package func rate(_ rate: ExchangeRate) -> String { localised(rate.written) }

    /// `2026-11-23 10:15`: ISO 8601 is what Sweden writes, and nobody takes it for another date.
    package func moment(_ time: Timestamp) -> String {
        let written = time.written
        return "\(written.prefix(10)) \(written.dropFirst(11).prefix(5))"
    }

    /// From the wire's form: `-12345.50`.
    private func localised(_ written: String) -> String {
        let parts = written.split(separator: ".")
        var digits = ""
        for (index, digit) in parts[0].reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3), digit != "-" { digits.append(thousands) }
            digits.append(digit)
        }
        let whole = String(digits.reversed())
        return parts.count == 1 ? whole : whole + point + parts[1]
    }

    private var thousands: Character {
        switch self {
        case .swedish: "\u{A0}"
        case .english: ","
        }
    }

    private var point: String {
        switch self {
        case .swedish: ","
        case .english: "."
        }
    }
}
