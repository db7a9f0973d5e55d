/// That a right was used to go beyond a limit of the house, and for how much.
///
/// It stands in the sale and in the journal, so that it holds for what it was used for, whatever
/// becomes of the sale: held, taken up by somebody else, at another register. And for no more: a
/// share that was allowed of a large line is not allowed to become all of a small one.
package struct Grant: Record {
    /// What it goes beyond.
    package enum Limit: String, WordValue {
        /// Taken off by hand: off one line, or off the whole sale when there is no line.
        case discount
        /// All that is taken off the sale by hand and was not allowed otherwise.
        case discounts
        case discountDay = "discount-day"
        /// A price of one's own.
        case price
        /// What one sale may have of an item.
        case quantity
        /// A line that is given back without its receipt.
        case returned = "return"
        /// All that one person gives back so.
        case returns
        case returnDay = "return-day"
        /// What is paid for bottles and cans.
        case deposits
        case paidOut = "paid-out"
        case cash
        case change

        package var right: Right {
            switch self {
            case .discount, .discounts, .discountDay: .discount
            case .price: .price
            case .quantity: .quantityLimit
            case .returned, .returns, .returnDay, .deposits: .returnFree
            case .paidOut: .paidOut
            case .cash, .change: .cashLimit
            }
        }
    }

    /// One grant each: a later one takes its place.
    package struct Key: Hashable, Sendable {
        package var limit: Limit
        package var line: Int?
        package var item: ItemCode?

        package init(_ limit: Limit, line: Int? = nil, item: ItemCode? = nil) {
            self.limit = limit
            self.line = line
            self.item = item
        }
    }

    package var limit = Limit.discount
    /// Whose right it was; nobody's when the register has it.
    package var person: Int?
    /// Whether that was whoever was logged in, and nobody else.
    package var isAlone = false
    package var line: Int?
    package var item: ItemCode?
    package var percent: Percent?
    package var price: Money?
    package var quantity: Quantity?
    package var amount: Money?
    /// What the amount was a part of.
    package var whole: Money?

    package init() {}

    package init(_ limit: Limit, line: Int? = nil, amount: Money? = nil, of whole: Money? = nil) {
        self.limit = limit
        self.line = line
        self.amount = amount
        self.whole = whole
    }

    package var key: Key { Key(limit, line: line, item: item) }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("limit", &limit)
        coder.field("person", &person)
        coder.field("alone", &isAlone, usually: false)
        coder.field("line", &line)
        coder.field("item", &item)
        coder.field("percent", &percent)
        coder.field("price", &price)
        coder.field("qty", &quantity)
        coder.field("amount", &amount)
        coder.field("of", &whole)
    }

    /// One order, so that a sale is always written the same.
    package static func stands(_ left: Grant, before right: Grant) -> Bool {
        (left.line ?? 0, left.limit.rawValue, left.item?.written ?? "")
            < (right.line ?? 0, right.limit.rawValue, right.item?.written ?? "")
    }

    /// Whether what is asked now is no more than what was allowed then.
    package func covers(_ asked: Grant) -> Bool {
        guard key == asked.key else { return false }
        switch limit {
        case .discount:
            // A percentage of the whole sale is that, whatever comes into it; one off a line is
            // for what the line was.
            if let percent, let wanted = asked.percent {
                return wanted <= percent && (line == nil || asked.whole <= whole)
            }
            return coversShare(asked)
        case .discounts: return coversShare(asked)
        case .price: return asked.price == price && asked.quantity <= quantity
        case .quantity: return asked.quantity <= quantity
        case .returned: return true
        case .discountDay, .returns, .returnDay, .deposits, .paidOut, .cash, .change:
            return asked.amount <= amount
        }
    }

    /// Neither more money nor a larger share.
    private func coversShare(_ asked: Grant) -> Bool {
        guard let amount, let whole, let wanted = asked.amount, let of = asked.whole else {
            return false
        }
        return wanted <= amount
            && !isLarger(wanted.minor, whole.minor, than: amount.minor, of.minor)
    }
}

/// Compares two products that 64 bits may not hold.
private func isLarger(_ a: Int64, _ b: Int64, than c: Int64, _ d: Int64) -> Bool {
    let (left, right) = (a.multipliedFullWidth(by: b), c.multipliedFullWidth(by: d))
    return (left.high, left.low) > (right.high, right.low)
}

/// Nothing is no more than anything.
private func <= <Value: Comparable>(left: Value?, right: Value?) -> Bool {
    guard let left else { return true }
    return right.map { left <= $0 } ?? false
}
