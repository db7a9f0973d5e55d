/// What happened: the facts that the journal holds, each with the price, rate and rule that held
/// then. Commands are not kept; a receipt must not change when a rule does.
///
/// In the journal each is a line, some with rows: `line-added line=1 item=7310865001825 …`.
/// `protocol/journal.md` describes every one.
package enum Event: Equatable, Sendable {
    case started(Started)
    case stopped
    case configured(Configured)

    case keySet(KeySet)
    case keyRevoked(KeyName)
    case personSet(PersonSet)
    case pinSet(PINSet)
    case unlocked(PersonNumber)
    case epochBegun(EpochBegun)
    case loggedIn(PersonNumber)
    case loggedOut(PersonNumber)
    case wrongPIN(PersonNumber)
    /// A right one after wrong ones, in a line that lent no right to anything.
    case rightPIN(PersonNumber)
    /// Someone's right was lent to a line: it stands before what it allowed.
    case seconded(PersonNumber)

    case dayOpened(DayOpened)
    case drawerOpened(DrawerOpened)
    case cashMoved(CashMoved)
    case noSale(NoSale)
    case counted(Counted)
    case differenceSigned(DifferenceSigned)
    case zSealed(ZReport)
    case dayClosed(DaySeal)
    case settlementWritten(SettlementFiles)
    case settlementDelivered(SettlementDelivered)
    case settlementAcknowledged(SettlementAcknowledged)

    case trainingBegun(PersonNumber)
    case saleBegun(SaleBegun)
    case lineAdded(SaleLine)
    case lineVoided(LineVoided)
    case quantityChanged(QuantityChanged)
    case lineRepriced(LineRepriced)
    case lineDiscounted(LineDiscounted)
    case saleDiscounted(SaleDiscount)
    case promoted(Promoted)
    case lineRated(LineRated)
    /// A right was used to go beyond a limit of the house.
    case allowed(Grant)
    case ageChecked(AgeChecked)
    case paymentAdded(Payment)
    case paymentSettled(PaymentSettled)
    case paymentFailed(PaymentNumber)
    case paymentRemoved(PaymentNumber)
    case saleEnded(SaleEnded)
    case saleCancelled(SaleCancelled)
    case saleHeld(HeldSale.Head)
    case saleRecalled(OpenSale)
    case retendered(Retendered)
    case receiptCopied(ReceiptCopied)
    case proFormaMade(ProFormaMade)

    case itemPut(Item)
    case promotionPut(Promotion)
    case promotionRemoved(PromotionName)
    case customerSet(CustomerSet)
    case balanceBlocked(BalanceBlocked)
    case codePut(CodePut)
    case codeRemoved(CodeRemoved)
    case itemPlaced(ItemPlaced)
    case itemUnplaced(ItemUnplaced)
    case goodsReceived(GoodsReceived)
    case goodsMoved(GoodsMoved)
    case stockAdjusted(StockAdjusted)
    case stockCounted(StockCounted)
    case floorSet(FloorSet)
    case priceAsked(PriceAsked)
    case xMade
}

extension Event {
    package struct Started: Record {
        package var program = ""
        /// Whether the last run ended without a stop.
        package var isAfterCrash = false

        package init() {}
        package init(program: String, isAfterCrash: Bool) {
            self.program = program
            self.isAfterCrash = isAfterCrash
        }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("program", &program)
            coder.field("after-crash", &isAfterCrash, usually: false)
        }
    }

    /// The whole configuration, in its canonical text.
    package struct Configured: Record {
        package var text = ""

        package init() {}
        package init(text: String) { self.text = text }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("text", &text)
        }
    }

    package struct KeySet: Record {
        /// A register's number or a service's name.
        package var name = ""
        /// Ed25519, 32 bytes.
        package var publicKey = Hex([])
        /// A service's; a register's stand in the configuration.
        package var rights: [Right] = []

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("key", &name)
            coder.field("public", &publicKey)
            coder.list("rights", &rights)
        }
    }

    package struct KeyName: Record {
        package var name = ""

        package init() {}
        package init(_ name: String) { self.name = name }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("key", &name)
        }
    }

    package struct PersonSet: Record {
        package var person = 0
        package var role = ""
        package var isActive = true

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("person", &person)
            coder.field("role", &role)
            coder.field("active", &isActive, usually: true)
        }
    }

    package struct PINSet: Record {
        package var person = 0
        /// scrypt of the PIN, keyed with the store's pepper, which is not in the journal.
        package var verifier = Hex([])

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("person", &person)
            coder.field("verifier", &verifier)
        }
    }

    package struct PersonNumber: Record {
        package var person = 0

        package init() {}
        package init(_ person: Int) { self.person = person }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("person", &person)
        }
    }

    package struct EpochBegun: Record {
        package var station = Station.house
        package var epoch = 0
        package var next = 0
        /// A register's last receipt, as its terminal knows it.
        package var receipt: Int?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("station", &station)
            coder.field("epoch", &epoch)
            coder.field("next", &next)
            coder.field("receipt", &receipt)
        }
    }

    package struct DayOpened: Record {
        package var day = 0
        package var date = CivilDate(daysSince1970: 0)

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("day", &day)
            coder.field("date", &date)
        }
    }

    package struct PriceAsked: Record {
        package var item = ItemCode.own("")

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("item", &item)
        }
    }
}
