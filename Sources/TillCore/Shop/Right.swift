/// What a person or a station may do. Rights are data: roles name them in the configuration.
package enum Right: String, WordValue {
    /// FIND, PRICE, STOCK.
    case lookUp = "look-up"
    /// SALE to END, RING.
    case sell
    /// OPEN.
    case open
    case count
    /// Z.
    case z
    /// X, DAY, REPORT, SETTLEMENTS: whoever has it can work out the expected cash.
    case figures
    case closeDay = "close-day"
    /// ACK.
    case acknowledge
    /// OPEN for another day than today, or while an earlier one is open.
    case day
    /// ITEM and RING with a price of one's own.
    case price
    /// CANCEL when something has been paid.
    case cancelPaid = "cancel-paid"
    /// PERSON, PIN.
    case people
    /// KEY.
    case keys
    /// PUT.
    case catalogue
    case unlock
    case epoch
    /// PAIDIN, PAIDOUT, DROP.
    case cash
    /// PAIDOUT above the limit.
    case paidOut = "paid-out"
    /// NOSALE.
    case noSale = "no-sale"
    /// COUNT again.
    case recount
    /// DISCOUNT above the limit.
    case discount
    /// RETURN without the receipt.
    case returnFree = "return-free"
    /// Money back with a tender that it was not paid with.
    case refund
    /// RETENDER.
    case retender
    /// ITEM past its date.
    case expired
    /// ITEM and QTY above an item's `max`.
    case quantityLimit = "quantity-limit"
    /// Cash above the limits: given, floats, paid in and out, dropped, counted.
    case cashLimit = "cash-limit"
    case training
    /// BLOCK; PUT customer.
    case balances
    /// RECEIVE, MOVE, ADJUST, STOCKTAKE.
    case stock
    /// JOURNAL: whoever has it sees all that ever happened.
    case journal
}

package typealias Rights = Set<Right>

extension Rights {
    package static let all = Rights(Right.allCases)
}

/// A named set of rights.
package struct Role: Record {
    package var name = ""
    package var rights: [Right] = []

    package init() {}

    package init(_ name: String, _ rights: [Right]) {
        self.name = name
        self.rights = rights
    }

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("name", &name)
        coder.list("rights", &rights)
    }

    /// What holds where the configuration says nothing else.
    package static let usual: [Role] = {
        let cashier: [Right] = [.lookUp, .sell, .open, .count, .z, .cash]
        let supervisor: [Right] = [
            .price, .cancelPaid, .unlock, .figures, .paidOut, .noSale, .recount, .discount,
            .returnFree, .refund, .retender, .expired, .quantityLimit, .cashLimit,
            .training, .stock,
        ]
        return [
            Role("staff", [.lookUp]),
            Role("cashier", cashier),
            Role("supervisor", cashier + supervisor),
            Role("manager", Right.allCases),
            Role("service", cashier),
        ]
    }()
}
