/// An offer that the till works out by itself: data with dates, never a price changed in the
/// catalogue.
///
/// ```
/// percent=20.00                 20 % off each
/// amount=5.00                   5.00 off each
/// each=19.90                    each for 19.90
/// take=3 pay=2                  three for the price of two
/// take=3 price=50.00            any three for 50.00
/// price=99.00                   one of each of `items=` for 99.00 together
/// ```
/// Any of them may hold at some hours and on some days of the week only:
/// ```
/// hours=17:00-19:00 days=fr,sa
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
    package var amount: Money?
    package var each: Money?
    package var hours: HourSpan?
    package var days: [DayOfWeek] = []

    package static let maximumTake = 100
    package static let maximumItems = 100

    package init() {}

    /// What it does, once it is known to be whole.
    package enum Form: Equatable, Sendable {
        case percent(Percent)
        /// So much off each piece.
        case amount(Money)
        /// Each piece for so much.
        case each(Money)
        /// The cheapest `take - pay` of each `take` pieces cost nothing.
        case multiple(take: Int, pay: Int)
        /// Any `take` pieces for one price.
        case mixed(take: Int, price: Money)
        /// One of each item for one price.
        case bundle(price: Money)
    }

    /// `nil` when its parts don't make one of the six.
    package var form: Form? {
        switch (amount, each) {
        case (nil, nil): formOfSets
        case (let amount?, nil) where hasNoOther && amount > .zero: .amount(amount)
        case (nil, let each?) where hasNoOther: .each(each)
        case (_, _): nil
        }
    }

    private var hasNoOther: Bool { percent == nil && take == nil && pay == nil && price == nil }

    private var formOfSets: Form? {
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

    /// Whether it is for a sale that began at this time.
    package func holds(at time: Timestamp) -> Bool {
        let date = time.localDate
        return from.map { $0 <= date } ?? true && to.map { date <= $0 } ?? true
            && hours?.contains(time.minuteOfDay) ?? true
            && (days.isEmpty || days.contains(DayOfWeek(date)))
    }
}

/// From one time of the day up to another, on the same day: `17:00-19:00` ends as 19:00 strikes.
package struct HourSpan: Equatable, Sendable, TextValue {
    /// Minutes of the day, up to 24:00.
    package let from: Int
    package let to: Int

    package func contains(_ minute: Int) -> Bool { from <= minute && minute < to }

    package init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = Self.minute(parts[0]), let to = Self.minute(parts[1]),
            from < to
        else { return nil }
        self.from = from
        self.to = to
    }

    private static func minute(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60,
            hour * 60 + minute <= 1440
        else { return nil }
        return hour * 60 + minute
    }

    package func write(to writer: inout TextWriter) {
        write(from, to: &writer)
        writer.byte(UInt8(ascii: "-"))
        write(to, to: &writer)
    }

    private func write(_ minute: Int, to writer: inout TextWriter) {
        writer.padded(minute / 60, digits: 2)
        writer.byte(UInt8(ascii: ":"))
        writer.padded(minute % 60, digits: 2)
    }
}

/// A day of the week, as offers name it.
package enum DayOfWeek: String, WordValue {
    case monday = "mo"
    case tuesday = "tu"
    case wednesday = "we"
    case thursday = "th"
    case friday = "fr"
    case saturday = "sa"
    case sunday = "su"

    package init(_ date: CivilDate) {
        // 1970-01-01 was a Thursday.
        let days = (date.daysSince1970 + 3) % 7
        self = Self.allCases[days < 0 ? days + 7 : days]
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
        coder.field("amount", &amount)
        coder.field("each", &each)
        coder.field("hours", &hours)
        coder.list("days", &days)
    }
}
