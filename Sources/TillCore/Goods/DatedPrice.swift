/// What an item costs from a date on: `2026-12-01:17.90`.
package struct DatedPrice: Equatable, Sendable {
    /// A local date: the price holds from its midnight.
    package var from: CivilDate
    package var price: Money

    package init(from: CivilDate, price: Money) {
        self.from = from
        self.price = price
    }
}

extension DatedPrice: TextValue {
    package init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = CivilDate(text: String(parts[0])),
            let price = Money(text: String(parts[1]))
        else { return nil }
        self.init(from: from, price: price)
    }

    package func write(to writer: inout TextWriter) {
        from.write(to: &writer)
        writer.byte(UInt8(ascii: ":"))
        price.write(to: &writer)
    }
}

extension Item {
    /// What it costs on a date: of the prices that have begun, the last.
    package func price(on date: CivilDate) -> Money {
        prices.isEmpty ? price : prices.last { $0.from <= date }?.price ?? price
    }

    /// The same item with the prices whose date has come settled into one.
    func settled(on date: CivilDate) -> Item {
        guard let first = prices.first, first.from <= date else { return self }
        var item = self
        item.price = price(on: date)
        item.prices.removeAll { $0.from <= date }
        return item
    }

    /// - Parameter date: one that has come makes it the price.
    mutating func set(_ price: Money, from date: CivilDate, on today: CivilDate) {
        guard date > today else {
            self.price = price
            return
        }
        prices.removeAll { $0.from == date }
        let place = prices.firstIndex { $0.from > date } ?? prices.endIndex
        prices.insert(DatedPrice(from: date, price: price), at: place)
    }
}
