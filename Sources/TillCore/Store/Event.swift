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
    /// Someone's right was lent to a line: it stands before what it allowed.
    case seconded(PersonNumber)

    case dayOpened(DayOpened)
    case drawerOpened(DrawerOpened)
    case counted(Counted)
    case zSealed(ZReport)
    case dayClosed(DaySeal)
    case settlementWritten(SettlementFiles)

    case saleBegun
    case lineAdded(SaleLine)
    case lineVoided(LineVoided)
    case quantityChanged(QuantityChanged)
    case paymentAdded(Payment)
    case saleEnded(SaleEnded)
    case saleCancelled(SaleCancelled)

    case itemPut(Item)
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

    package struct DrawerOpened: Record {
        package var float = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("float", &float)
        }
    }

    package struct Counted: Record {
        package var cash = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("cash", &cash)
        }
    }

    package struct LineVoided: Record {
        package var line = 0
        package var amount = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("amount", &amount)
        }
    }

    package struct QuantityChanged: Record {
        package var line = 0
        package var quantity = Quantity.one
        package var amount = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("qty", &quantity)
            coder.field("amount", &amount)
        }
    }

    package struct SaleCancelled: Record {
        package var lines = 0
        package var total = Money.zero
        package var paid = Money.zero

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("lines", &lines)
            coder.field("total", &total)
            coder.field("paid", &paid, usually: .zero)
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

/// The end of a sale: its receipt number and the VAT that is stored with the receipt.
package struct SaleEnded: Equatable, Sendable {
    package var receipt: Int
    package var total: Money
    package var rounding: Money
    package var change: Money
    package var vat: [VATAmount]

    package init(receipt: Int, total: Money, rounding: Money, change: Money, vat: [VATAmount]) {
        self.receipt = receipt
        self.total = total
        self.rounding = rounding
        self.change = change
        self.vat = vat
    }
}

extension SaleEnded: RowedRecord {
    package init() {
        self.init(receipt: 0, total: .zero, rounding: .zero, change: .zero, vat: [])
    }

    package func writeHead(to text: inout TextWriter) {
        text.field("receipt", receipt)
        text.field("total", total)
        text.field("rounding", rounding)
        text.field("change", change)
    }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for amount in vat {
            row { writer in
                writer.field("vat-percent", amount.rate)
                writer.field("gross", amount.gross)
                writer.field("vat", amount.vat)
            }
        }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        var reader = FieldReader(line)
        reader.field("receipt", &receipt)
        reader.field("total", &total)
        reader.field("rounding", &rounding)
        reader.field("change", &change)
        try reader.finish()
    }

    package mutating func readRow(_ row: Line) -> Bool {
        var amount = VATAmount(rate: .exempt, gross: .zero, vat: .zero)
        var reader = FieldReader(row)
        reader.field("vat-percent", &amount.rate)
        reader.field("gross", &amount.gross)
        reader.field("vat", &amount.vat)
        guard reader.failure == nil else { return false }
        vat.append(amount)
        return true
    }
}
