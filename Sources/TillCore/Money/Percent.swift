/// A share of an amount in hundredths of a percent: a discount, a limit. On the wire `10.00`; 0.00
/// to 100.00.
package struct Percent: Hashable, Comparable, Sendable {
    package var basisPoints: Int64

    package init(basisPoints: Int64) { self.basisPoints = basisPoints }

    package static let zero = Percent(basisPoints: 0)

    package static func < (left: Percent, right: Percent) -> Bool {
        left.basisPoints < right.basisPoints
    }

    /// That share, rounded once, ties away from zero. Within `Money.limit` the product stays inside
    /// 64 bits.
    package func of(_ amount: Money) -> Money {
        Money(minor: dividedToNearest(amount.minor * basisPoints, by: 10_000))
    }
}

extension Percent: TextValue {
    package init?(text: String) {
        guard let (value, decimals) = decimal(text, maximumDecimals: 2), decimals == 2,
            (0...10_000).contains(value)
        else { return nil }
        self.init(basisPoints: value)
    }

    package func write(to writer: inout TextWriter) {
        Money(minor: basisPoints).write(to: &writer)
    }
}
