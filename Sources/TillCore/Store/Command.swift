/// What a station asks for, understood but not yet decided.
///
/// Commands never reach the journal; what follows from them does, as events.
package enum Command: Equatable, Sendable {
    case hello(Hello)
    case ping
    case status
    /// Answered by the engine, out of the journal.
    case reply(number: Int)

    case setKey(Event.KeySet)
    case revokeKey(name: String)
    case setPerson(Event.PersonSet, name: String?)
    case setPIN(person: Int)
    case unlock(person: Int)
    case beginEpoch(station: Station, last: Int, receipt: Int?)
    case logIn(person: Int)
    case logOut

    case open(float: Money, date: CivilDate?)
    case beginTraining
    case beginSale(mode: String?)
    case item(RingItem)
    case quantity(line: Int, Quantity)
    case void(line: Int)
    case reprice(line: Int, Money, reason: String?)
    case discount(line: Int?, SaleDiscount)
    case giveBack(Return)
    case total(PrintOrder?)
    case pay(RingPayment)
    case settlePayment(Event.PaymentSettled)
    case failPayment(Int)
    case removePayment(Int)
    case end(PrintOrder?)
    case cancel
    case ring(Ring)
    case hold(name: String?)
    case held
    case recall(Int)
    case correctTender(TenderCorrection)
    case receipt(RegisterNumber)
    case copy(RegisterNumber, PrintOrder)

    case moveCash(Event.CashMoved)
    case openDrawer(reason: String?)
    case count(Event.Counted, late: LateDrawerChoice?)
    case signDifference(drawer: Int, reason: String)
    /// `register`: of that one, seen from elsewhere.
    case x(PrintOrder?, register: Int?)
    case z
    case day(PrintOrder?)
    /// The day that whoever closes means, where that is said.
    case closeDay(CivilDate?)
    case report(RegisterNumber, PrintOrder?)
    case settlements(limit: Int, areWaiting: Bool)
    case settlement(number: Int, PrintOrder? = nil)
    case acknowledge(settlement: Int, head: Hex)
    /// Decided by the writer, which knows who may; read off it.
    case journal(JournalPage)
    case list(Listing)

    /// `ifNew`: an item that is there is left as it is.
    case putItem(Item, ifNew: FirstCount? = nil)
    case putPromotion(Promotion)
    case removePromotion(String)
    case putCustomer(Event.CustomerSet, name: String?)
    case price(ItemCode)
    case balance(Balance.Name)
    case block(Balance.Name, Bool)
    case putPrice(ItemCode, DatedPrice)
    case putCode(Event.CodePut)
    case removeCode(ItemCode)
    case putPlace(Event.ItemPlaced)
    case removePlace(Event.ItemUnplaced)
    case receive(Event.GoodsReceived)
    case move(Event.GoodsMoved)
    case adjust(Event.StockAdjusted)
    case takeStock(Event.StockCounted)
    case stock(ItemCode)
    /// Decided like the command itself, then forgotten.
    indirect case check(Command)

    /// From the house itself.
    case start(Event.Started)
    case stop
    case configure(Configuration)
    case setFloor(Floor)
    case settlementNews(SettlementNews)
}

extension Command {
    /// What the house has done with a settlement, or seen of it.
    package enum SettlementNews: Equatable, Sendable {
        /// Its folder stands on disk.
        case written(SettlementFiles)
        /// The delivery program was run.
        case delivered(Event.SettlementDelivered)
        /// The importer has set its flag in the outbox's copy.
        case flagged(Int)

        package var settlement: Int {
            switch self {
            case .written(let files): files.settlement
            case .delivered(let delivered): delivered.settlement
            case .flagged(let number): number
            }
        }
    }
}

extension Command {
    /// `HELLO`: `last=` and `receipt=` are what the terminal knows of its own.
    package struct Hello: Equatable, Sendable {
        package var last: Int?
        package var receipt: Int?

        package init(last: Int? = nil, receipt: Int? = nil) {
            self.last = last
            self.receipt = receipt
        }
    }

    /// `7310865001825*2@16.90`: what is taken, by a code that may carry a weight or a price.
    package struct RingItem: Equatable, Sendable {
        package var scan: Scan
        /// Left out: one piece, or what the code says.
        package var quantity: Quantity?
        package var price: Money?
        /// The gift card or customer whose balance it adds to.
        package var account: Balance.Name?
        package var age: AgeProof?

        package init(scan: Scan) { self.scan = scan }

        package init(code: ItemCode, quantity: Quantity? = nil, price: Money? = nil) {
            scan = Scan(code: code)
            self.quantity = quantity
            self.price = price
        }
    }

    /// `if-new=yes stock=12 ref=1f0c…`: what is put once only, and how many of it there are.
    package struct FirstCount: Equatable, Sendable {
        package var counted: Quantity?
        package var reference: String?

        package init() {}
    }

    /// What the buyer of a restricted item showed.
    package enum AgeProof: Equatable, Sendable {
        /// Somebody saw that it is right.
        case seen
        /// Worked out by the exact date; the date is not kept.
        case born(CivilDate)
    }

    /// `pay=card:58.70:1234`
    package struct RingPayment: Equatable, Sendable {
        package var tender: String
        /// In the tender's own currency.
        package var amount: Money
        package var reference: String?
        package var isPending = false
        package var card = CardSlip()

        package init(tender: String, amount: Money, reference: String? = nil) {
            self.tender = tender
            self.amount = amount
            self.reference = reference
        }
    }

    /// `RETURN receipt=3-413 line=2 qty=1 reason=broken`, or a code without a receipt.
    package struct Return: Equatable, Sendable {
        package enum What: Equatable, Sendable {
            case line(Int, of: RegisterNumber)
            case item(Scan)
        }

        package var what: What
        /// Left out: all that is left; without a receipt, one.
        package var quantity: Quantity?
        package var price: Money?
        /// Of the machine that took the bottles.
        package var voucher: Balance.Name?
        /// The customer whose credit is paid out.
        package var account: Balance.Name?
        /// Part of the price: what was sold stays with the customer.
        package var amount: Money?
        /// `off`, `shelf` or a place; what the reason says when it is left out.
        package var destination: String?
        package var reason: String

        package init(what: What, reason: String) {
            self.what = what
            self.reason = reason
        }
    }

    /// `COUNT late`, `COUNT late=3-17`
    package enum LateDrawerChoice: Equatable, Sendable {
        case oldest
        case sealed(by: RegisterNumber)
    }

    /// `RETENDER 3-413 1 card`
    package struct TenderCorrection: Equatable, Sendable {
        package var receipt: RegisterNumber
        package var payment: Int
        package var tender: String
        package var reference: String?

        package init(receipt: RegisterNumber, payment: Int, tender: String, reference: String?) {
            self.receipt = receipt
            self.payment = payment
            self.tender = tender
            self.reference = reference
        }
    }

    /// `JOURNAL from=10423 part=2 limit=100`
    package struct JournalPage: Equatable, Sendable {
        /// The first entry.
        package var from: Int
        /// Of that entry, the first part.
        package var part = 1
        /// Entries at most.
        package var limit = Limits.entries

        package init(from: Int) { self.from = from }
    }

    /// A whole sale in one line.
    package struct Ring: Equatable, Sendable {
        package var items: [RingItem]
        package var payments: [RingPayment]
        /// Compared with the total before money is taken.
        package var expected: Money?
        package var mode: String?
        package var print: PrintOrder?

        package static let maximumItems = 200

        package init(items: [RingItem], payments: [RingPayment], expected: Money?) {
            self.items = items
            self.payments = payments
            self.expected = expected
        }
    }
}
