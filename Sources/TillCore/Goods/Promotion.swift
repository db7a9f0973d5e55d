/// An offer that the till works out by itself: data with dates, never a price changed in the
/// catalogue.
///
/// ```
/// percent=20.00                 20 % off each
/// take=3 pay=2                  three for the price of two
/// take=3 price=50.00            any three for 50.00
/// price=99.00                   one of each of `items=` for 99.00 together
/// ```
package struct Promotion: Equatable, Sendable {
    package var id = ""
    /// As the receipt shows it.
    package var text = ""
    /// Both dates belong to it.
    package var from: CivilDate?
    package var to: CivilDate?
    package var items: [ItemCode] = []
    package var groups: [String] = []
    package var percent: Percent?
    package var take: Int?
    package var pay: Int?
    package var price: Money?

    package static let maximumTake = 100
    package static let maximumItems = 100

    package init() {}

    /// What it does, once it is known to be whole.
    package enum Form: Equatable, Sendable {
        case percent(Percent)
        /// The cheapest `take - pay` of each `take` pieces cost nothing.
        case multiple(take: Int, pay: Int)
        /// Any `take` pieces for one price.
        case mixed(take: Int, price: Money)
        /// One of each item for one price.
        case bundle(price: Money)
    }

    /// `nil` when its parts don't make one of the four.
    package var form: Form? {
        switch (percent, take, pay, price) {
        case (let percent?, nil, nil, nil) where percent > .zero: .percent(percent)
        case (nil, let take?, let pay?, nil) where pay >= 1 && pay < take:
            .multiple(take: take, pay: pay)
        case (nil, let take?, nil, let price?) where take >= 2: .mixed(take: take, price: price)
        case (nil, nil, nil, let price?) where items.count >= 2 && groups.isEmpty:
            .bundle(price: price)
        case (_, _, _, _): nil
        }
    }

    package func holds(on date: CivilDate) -> Bool {
        from.map { $0 <= date } ?? true && to.map { date <= $0 } ?? true
    }

    package func covers(_ line: SaleLine) -> Bool {
        items.contains(line.item) || groups.contains(line.group)
    }
}

extension Promotion: Record {
    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("promotion", &id)
        coder.field("text", &text)
        coder.field("from", &from)
        coder.field("to", &to)
        coder.list("items", &items)
        coder.list("groups", &groups)
        coder.field("percent", &percent)
        coder.field("take", &take)
        coder.field("pay", &pay)
        coder.field("price", &price)
    }
}
