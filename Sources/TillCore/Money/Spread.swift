extension Money {
    /// Divides an amount over others in proportion to them, to the öre: each share is rounded down,
    /// and what is left goes, an öre each, to the largest remainders, the first one on a tie.
    ///
    /// - Parameters:
    ///   - weights: none negative; their sum is at most 9,999,999,999.99.
    /// - Precondition: the amount is between nothing and the sum of the weights.
    /// - Returns: as many shares as weights, which sum to the amount.
    package func spread(over weights: [Money]) -> [Money] {
        let whole = weights.reduce(Money.zero, +)
        precondition(self >= .zero && self <= whole, "a discount is at most what it is taken off")
        guard whole > .zero else { return weights }
        var shares: [Money] = []
        var remainders: [(index: Int, remainder: Int64)] = []
        var left = self
        for (index, weight) in weights.enumerated() {
            // Both are below 10^12, so their product does not fit 64 bits.
            let product = minor.multipliedFullWidth(by: weight.minor)
            let (quotient, remainder) = whole.minor.dividingFullWidth(product)
            shares.append(Money(minor: quotient))
            remainders.append((index, remainder))
            left -= Money(minor: quotient)
        }
        remainders.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
        for entry in remainders.prefix(Int(left.minor)) {
            shares[entry.index] += Money(minor: 1)
        }
        return shares
    }

    /// `self` times `part` / `whole`, rounded once: what a part of a line came to.
    ///
    /// - Precondition: `part` is at most `whole`, and both are positive.
    package func share(_ part: Quantity, of whole: Quantity) -> Money {
        let product = minor.magnitude.multipliedFullWidth(by: part.thousandths.magnitude)
        let (quotient, remainder) = whole.thousandths.magnitude.dividingFullWidth(product)
        let isUp = remainder >= whole.thousandths.magnitude - remainder
        let magnitude = Int64(quotient) + (isUp ? 1 : 0)
        return Money(minor: minor < 0 ? -magnitude : magnitude)
    }
}
