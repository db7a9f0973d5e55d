/// A VAT rate in hundredths of a percent: 25 % is 2500. On the wire `25.00`.
package struct VATRate: Hashable, Comparable, Sendable {
    package var basisPoints: Int64

    package init(basisPoints: Int64) { self.basisPoints = basisPoints }

    package static let exempt = VATRate(basisPoints: 0)

    package static func < (left: VATRate, right: VATRate) -> Bool {
        left.basisPoints < right.basisPoints
    }

    /// The VAT inside a gross amount: gross x r / (100 + r), rounded once, ties away from zero.
    ///
    /// Within `Money.limit` the product stays inside 64 bits for every rate up to 100 %.
    package func vat(inGross gross: Money) -> Money {
        Money(minor: dividedToNearest(gross.minor * basisPoints, by: 10_000 + basisPoints))
    }
}

extension VATRate: TextValue {
    /// 0.00 to 100.00.
    package init?(text: String) {
        guard let percent = Percent(text: text) else { return nil }
        self.init(basisPoints: percent.basisPoints)
    }

    package func write(to writer: inout TextWriter) {
        Money(minor: basisPoints).write(to: &writer)
    }
}

/// What one VAT rate comes to: net and VAT sum to gross, to the öre.
package struct VATAmount: Equatable, Sendable {
    package var rate: VATRate
    package var gross: Money
    package var vat: Money

    package init(rate: VATRate, gross: Money, vat: Money) {
        self.rate = rate
        self.gross = gross
        self.vat = vat
    }

    package var net: Money { gross - vat }
}
