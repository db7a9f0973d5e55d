/// An amount in the store's currency, in minor units (öre, cents). Never floating point.
///
/// On the wire: `-?digits.dd`. What comes from outside is at most 9,999,999,999.99 either way
/// (`Money.limit`); sums of many such amounts stay far inside 64 bits.
package struct Money: Hashable, Comparable, Sendable {
    package var minor: Int64

    package init(minor: Int64) { self.minor = minor }

    package static let zero = Money(minor: 0)

    /// The largest amount of a line, a sale, a payment: 9,999,999,999.99.
    package static let limit = Money(minor: 999_999_999_999)

    /// The largest running total, 900,000,000,000.00: what would pass it is refused. The sum over
    /// all registers that a shop can have is still a number that can be written and read.
    package static let totalLimit = Money(minor: 90_000_000_000_000)

    package var magnitude: Money { minor < 0 ? Money(minor: -minor) : self }

    package var isWithinLimit: Bool { minor.magnitude <= Self.limit.minor.magnitude }

    package static func < (left: Money, right: Money) -> Bool { left.minor < right.minor }

    package static func + (left: Money, right: Money) -> Money {
        Money(minor: left.minor + right.minor)
    }

    package static func - (left: Money, right: Money) -> Money {
        Money(minor: left.minor - right.minor)
    }

    package static prefix func - (money: Money) -> Money { Money(minor: -money.minor) }

    package static func += (left: inout Money, right: Money) { left.minor += right.minor }
    package static func -= (left: inout Money, right: Money) { left.minor -= right.minor }

    /// Price times quantity, rounded once; `nil` when it passes the limit.
    package func times(_ quantity: Quantity) -> Money? {
        guard let minor = multiplied(minor, by: quantity.thousandths, dividedBy: 1000) else {
            return nil
        }
        let amount = Money(minor: minor)
        return amount.isWithinLimit ? amount : nil
    }

    /// The nearest multiple of a cash unit, ties away from zero.
    package func rounded(to unit: Money) -> Money {
        Money(minor: dividedToNearest(minor, by: unit.minor) * unit.minor)
    }
}

extension Money: TextValue {
    package init?(text: String) {
        guard let (value, decimals) = decimal(text, maximumDecimals: 2), decimals == 2 else {
            return nil
        }
        self.init(minor: value)
    }

    package func write(to writer: inout TextWriter) {
        let magnitude = minor.magnitude
        if minor < 0 { writer.byte(UInt8(ascii: "-")) }
        writer.integer(magnitude / 100)
        writer.byte(UInt8(ascii: "."))
        writer.padded(Int(magnitude % 100), digits: 2)
    }
}

/// Reads `-?digits[.digits]` as an integer scaled by ten to the power of its decimals.
///
/// At least one digit stands before the point and one after it; at most 18 digits in all.
func decimal(_ text: String, maximumDecimals: Int) -> (scaled: Int64, decimals: Int)? {
    var digits = 0
    var decimals: Int?
    var value: Int64 = 0
    var isNegative = false
    for (index, byte) in text.utf8.enumerated() {
        switch byte {
        case UInt8(ascii: "-") where index == 0:
            isNegative = true
        case UInt8(ascii: ".") where decimals == nil && digits > 0:
            decimals = 0
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            digits += 1
            if let before = decimals { decimals = before + 1 }
            guard digits <= 18 else { return nil }
            value = value * 10 + Int64(byte - UInt8(ascii: "0"))
        default:
            return nil
        }
    }
    guard digits > 0, decimals != 0, (decimals ?? 0) <= maximumDecimals else { return nil }
    return (isNegative ? -value : value, decimals ?? 0)
}
