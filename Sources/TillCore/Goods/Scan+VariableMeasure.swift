extension Scan {
    /// A GTIN, or the number of a pack that was weighed or priced in the shop.
    ///
    /// GS1 Sweden's rules for variable measure ("viktvarunummer", gs1.se), EAN-13:
    ///
    /// ```
    /// 23 111111 1234 5    prefix, item, measure, check digit
    ///          1.234 kg   and the item is looked up as 2311111100007
    /// ```
    /// Of the prefix, the last digit says what the measure is. 26 to 29, 02 (which is UPC-A that
    /// begins with 2), 04 and 40 to 49 are the store's own (GS1 General Specifications 1.4.2) and
    /// are looked up whole. So are these numbers in (01) of an element string, which has AIs for a
    /// measure.
    ///
    /// - Parameter number: a GTIN whose check digit is right.
    init(gtin number: UInt64) {
        let prefix = number / 100_000_000_000
        guard (20...25).contains(prefix) else {
            self.init(code: .gtin(number))
            return
        }
        let payload = number / 100_000 * 10_000
        self.init(code: .gtin(payload * 10 + ItemCode.checkDigit(of: payload)))
        let measure = Int64(number / 10 % 10_000)
        guard measure > 0 else { return }
        switch prefix {
        case 20: price = Money(minor: measure)
        case 21: price = Money(minor: measure * 10)
        case 22: price = Money(minor: measure * 100)
        case 23: quantity = Quantity(thousandths: measure)
        case 24: quantity = Quantity(thousandths: measure * 10)
        default: quantity = Quantity(thousandths: measure * 100)
        }
    }
}
