/// What happens at a drawer, and to what stands behind it.
extension Event {
    package struct DrawerOpened: Record {
        package var float = Money.zero
        /// The business day, where its date is another than that of the entry and somebody has
        /// said so: `OPEN day=`.
        package var day: CivilDate?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("float", &float)
            coder.field("date", &day)
        }
    }

    /// Cash in the drawer, and what of other tenders there is proof of.
    package struct Counted: Record {
        package var cash = Money.zero
        package var tenders: [TenderAmount] = []
        /// Notes and coins, where they were counted by kind.
        package var pieces: [Pieces] = []
        /// Counted again: it takes the place of the last count.
        package var isRecount = false
        /// The Z that sealed the drawer uncounted: the difference belongs to now.
        package var late: RegisterNumber?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("cash", &cash)
            coder.list("tenders", &tenders)
            coder.list("pieces", &pieces)
            coder.field("recount", &isRecount, usually: false)
            coder.field("late", &late)
        }
    }

    /// Cash that comes or goes without a sale; positive whichever way.
    package struct CashMoved: Record {
        package enum Way: String, WordValue {
            case paidIn = "paid-in"
            case paidOut = "paid-out"
            /// To the safe, on its way to the bank.
            case drop
        }

        package var way = Way.paidIn
        package var amount = Money.zero
        package var reason: String?
        package var reference: String?
        package var isTraining = false

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("way", &way)
            coder.field("amount", &amount)
            coder.field("reason", &reason)
            coder.field("ref", &reference)
            coder.field("training", &isTraining, usually: false)
        }
    }

    /// The drawer was opened without a sale.
    package struct NoSale: Record {
        package var reason: String?
        package var isTraining = false

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("reason", &reason)
            coder.field("training", &isTraining, usually: false)
        }
    }

    package struct DifferenceSigned: Record {
        package var drawer = 0
        package var reason = ""
        package var person: Int?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("drawer", &drawer)
            coder.field("reason", &reason)
            coder.field("person", &person)
        }
    }

    package struct PromotionName: Record {
        package var id = ""

        package init() {}
        package init(_ id: String) { self.id = id }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("promotion", &id)
        }
    }

    /// A customer who may buy on account, up to a limit. The name stands outside the journal.
    package struct CustomerSet: Record {
        package var customer = 0
        package var limit = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("customer", &customer)
            coder.field("limit", &limit)
        }
    }

    package struct BalanceBlocked: Record {
        package var kind = Balance.Kind.giftCard
        package var number = ""
        package var isBlocked = true

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("kind", &kind)
            coder.field("number", &number)
            coder.field("blocked", &isBlocked)
        }
    }
}
