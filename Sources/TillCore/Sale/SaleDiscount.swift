/// A discount on a whole sale, as it was given: a percentage, or an amount. What it comes to
/// follows from the lines that are there when the sale ends, and is spread over them then.
package struct SaleDiscount: Record {
    package var percent: Percent?
    package var amount: Money?
    package var reason: String?

    package init() {}

    /// Whether it takes off nothing whatever is sold.
    package var isNothing: Bool {
        (percent ?? .zero) == .zero && (amount ?? .zero) == .zero
    }

    /// What it takes off lines of this sum.
    package func reduction(of ordinary: Money) -> Money {
        if let percent { return percent.of(ordinary) }
        return min(amount ?? .zero, ordinary)
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("percent", &percent)
        coder.field("amount", &amount)
        coder.field("reason", &reason)
    }
}
