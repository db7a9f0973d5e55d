/// Division to the nearest integer, ties away from zero: the one rounding rule of the house.
///
/// - Precondition: `divisor` is positive.
package func dividedToNearest(_ value: Int64, by divisor: Int64) -> Int64 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
    return value < 0 ? quotient - 1 : quotient + 1
}

/// `value * factor / divisor` to nearest, ties away from zero; `nil` when the product or the result
/// leaves 64 bits.
package func multiplied(_ value: Int64, by factor: Int64, dividedBy divisor: Int64) -> Int64? {
    let (product, overflow) = value.multipliedReportingOverflow(by: factor)
    return overflow ? nil : dividedToNearest(product, by: divisor)
}
