/// A number of pieces or a weight, in thousandths. Up to three decimals on the wire, written
/// without trailing zeros: `2`, `1.234`, `0.5`. At most 1,000,000 either way.
package struct Quantity: Hashable, Comparable, Sendable {
    package var thousandths: Int64

    package init(thousandths: Int64) { self.thousandths = thousandths }

    package static let zero = Quantity(thousandths: 0)
    package static let one = Quantity(thousandths: 1000)
    package static let limit = Quantity(thousandths: 1_000_000_000)
    /// The largest running total of goods, 900,000,000,000.
    package static let totalLimit = Quantity(thousandths: 900_000_000_000_000)

    package var isWhole: Bool { thousandths.isMultiple(of: 1000) }

    package static func < (left: Quantity, right: Quantity) -> Bool {
        left.thousandths < right.thousandths
    }

    package static func + (left: Quantity, right: Quantity) -> Quantity {
        Quantity(thousandths: left.thousandths + right.thousandths)
    }

    package static func - (left: Quantity, right: Quantity) -> Quantity {
        Quantity(thousandths: left.thousandths - right.thousandths)
    }

    package static prefix func - (quantity: Quantity) -> Quantity {
        Quantity(thousandths: -quantity.thousandths)
    }

    package static func += (left: inout Quantity, right: Quantity) {
        left.thousandths += right.thousandths
    }
}

extension Quantity: TextValue {
    package init?(text: String) {
        guard let (value, decimals) = decimal(text, maximumDecimals: 3) else { return nil }
        let scale: Int64 = [1000, 100, 10, 1][decimals]
        let (thousandths, overflow) = value.multipliedReportingOverflow(by: scale)
        guard !overflow else { return nil }
        self.init(thousandths: thousandths)
    }

    package func write(to writer: inout TextWriter) {
        if thousandths < 0 { writer.byte(UInt8(ascii: "-")) }
        let magnitude = thousandths.magnitude
        writer.integer(magnitude / 1000)
        var fraction = Int(magnitude % 1000)
        guard fraction > 0 else { return }
        var digits = 3
        while fraction.isMultiple(of: 10) {
            fraction /= 10
            digits -= 1
        }
        writer.byte(UInt8(ascii: "."))
        writer.padded(fraction, digits: digits)
    }
}
