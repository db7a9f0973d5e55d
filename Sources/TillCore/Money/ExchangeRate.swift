/// What one unit of a foreign currency is worth in the store's own, in millionths. On the wire
/// `11.25`; up to six decimals, above 0, at most 1,000,000.
package struct ExchangeRate: Hashable, Sendable {
    package var millionths: Int64

    package init(millionths: Int64) { self.millionths = millionths }

    private static let one: Int64 = 1_000_000
    private static let limit: Int64 = 1_000_000_000_000

    /// A foreign amount in the store's currency, rounded once; `nil` when it passes the limit.
    package func home(_ foreign: Money) -> Money? {
        worth(of: foreign).flatMap { $0.isWithinLimit ? $0 : nil }
    }

    /// The same for a sum of amounts that were taken or counted one by one: `nil` only when it
    /// can't be represented.
    package func worth(of foreign: Money) -> Money? {
        multiplied(foreign.minor, by: millionths, dividedBy: Self.one).map(Money.init(minor:))
    }
}

extension ExchangeRate: TextValue {
    package init?(text: String) {
        guard let (value, decimals) = decimal(text, maximumDecimals: 6) else { return nil }
        var millionths = value
        for _ in decimals..<6 {
            let (scaled, overflow) = millionths.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            millionths = scaled
        }
        guard (1...Self.limit).contains(millionths) else { return nil }
        self.init(millionths: millionths)
    }

    package func write(to writer: inout TextWriter) {
        writer.integer(millionths / Self.one)
        var fraction = Int(millionths % Self.one)
        guard fraction > 0 else { return }
        var digits = 6
        while fraction.isMultiple(of: 10) {
            fraction /= 10
            digits -= 1
        }
        writer.byte(UInt8(ascii: "."))
        writer.padded(fraction, digits: digits)
    }
}
