/// The lines that a configuration is made of; `Configuration` holds them together.
package enum Setting {
    /// `store name="Kvarnens Livs" currency=SEK company=… organisation=556677-8899 id=kvarnen`
    package struct StoreIdentity: Record {
        package var name = ""
        /// ISO 4217.
        package var currency = ""
        package var company = ""
        package var organisation = ""
        /// Names the settlement files: letters, digits and `-`.
        package var id = ""
        /// The cost centre that all postings of the store belong to.
        package var costCentre: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name)
            coder.field("currency", &currency)
            coder.field("company", &company)
            coder.field("organisation", &organisation)
            coder.field("id", &id)
            coder.field("cost-centre", &costCentre)
        }
    }

    /// `fiscal-year from=2026-01-01 to=2026-12-31`
    package struct FiscalYear: Record {
        package var from = CivilDate(daysSince1970: 0)
        package var to = CivilDate(daysSince1970: 0)

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("from", &from)
            coder.field("to", &to)
        }
    }

    /// `vat class=food percent=6.00 from=2026-04-01 to=2027-12-31`: both dates belong to it. With
    /// `mode=eat-in` it holds for sales of that mode only, before a row without.
    package struct VATClass: Record {
        package var name = ""
        package var rate = VATRate.exempt
        package var from: CivilDate?
        package var to: CivilDate?
        package var mode: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("class", &name)
            coder.field("percent", &rate)
            coder.field("mode", &mode)
            coder.field("from", &from)
            coder.field("to", &to)
        }
    }

    /// `rate percent=25.00 sales=3001 vat=2611`: where a rate's sales and VAT are posted.
    package struct RateAccounts: Record {
        package var rate = VATRate.exempt
        package var sales = 0
        package var vat: Int?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("percent", &rate)
            coder.field("sales", &sales)
            coder.field("vat", &vat)
        }
    }

    /// `group name=books text="Böcker" account=3041`: its sales are posted to its own account,
    /// where it has one, not to that of their VAT rate.
    package struct Group: Record {
        package var name = ""
        package var text = ""
        package var account: Int?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name)
            coder.field("text", &text)
            coder.field("account", &account)
        }
    }

    /// `account number=3001 name="Försäljning varor 25 %"`
    package struct Account: Record {
        package var number = 0
        package var name = ""

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("number", &number)
            coder.field("name", &name)
        }
    }

    /// `accounts rounding=3740 difference=6991 transit=1949 kept=3990 deposit=3005 float=1919`:
    /// cash on its way to the bank (without it there is no DROP), the rests of vouchers that give
    /// no change (without it no voucher is worth more than what is due), deposits (without it they
    /// are sales of their group), and the safe that floats come out of and drawers are emptied into
    /// (without it neither is posted).
    package struct HouseAccounts: Record {
        package var rounding = 3740
        package var difference = 6991
        package var transit: Int?
        package var kept: Int?
        package var deposit: Int?
        package var float: Int?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("rounding", &rounding)
            coder.field("difference", &difference)
            coder.field("transit", &transit)
            coder.field("kept", &kept)
            coder.field("deposit", &deposit)
            coder.field("float", &float)
        }
    }

    /// `register number=3 account=1912 cost-centre=K3 rights=price,day`: its cash account and cost
    /// centre, where it has ones of its own, and what it may do without a second person.
    package struct Register: Record {
        package var number = 0
        package var account: Int?
        package var costCentre: String?
        package var rights: [Right] = []

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("number", &number)
            coder.field("account", &account)
            coder.field("cost-centre", &costCentre)
            coder.list("rights", &rights)
        }
    }

    /// `reason kind=paid-out name=supplies text="Förbrukning" account=5460`: a word that a line may
    /// give as its `reason=`. Where a kind has none, any word is taken; money paid in or out needs
    /// one, for its account.
    package struct Reason: Record {
        package enum Kind: String, WordValue {
            case paidIn = "paid-in"
            case paidOut = "paid-out"
            case returned = "return"
            case discount
            case price
            case noSale = "no-sale"
            case difference = "over-short"
            case adjustment

            package var needsAccount: Bool {
                switch self {
                case .paidIn, .paidOut: true
                case .returned, .discount, .price, .noSale, .difference, .adjustment: false
                }
            }
        }

        package var kind = Kind.paidIn
        package var name = ""
        package var text = ""
        package var account: Int?
        /// Of goods that come back for this reason: `off`, or the place that they go to; the shelf
        /// when it is left out.
        package var stock: String?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("kind", &kind)
            coder.field("name", &name)
            coder.field("text", &text)
            coder.field("account", &account)
            coder.field("stock", &stock)
        }
    }

    /// `rules mixed-returns=no discount-limit=10.00 paid-out-limit=500.00`: whether a return may
    /// stand in one sale with what is sold; what one person may give away, take out or type in,
    /// at once and in a day, without a right for more; and what takes two people.
    package struct Rules: Record {
        package var mayMixReturns = true
        package var discountLimit = Percent(basisPoints: 1000)
        package var paidOutLimit = Money(minor: 50_000)
        /// The hours after midnight that still belong to the day before.
        package var nightHours = 5
        /// By hand off prices, by one person in a day.
        package var discountDayLimit = Money(minor: 100_000)
        package var paidOutDayLimit = Money(minor: 200_000)
        /// Given back without a receipt, in one sale by one person.
        package var returnLimit = Money(minor: 50_000)
        package var returnDayLimit = Money(minor: 200_000)
        /// Given, counted, put in or taken out at once.
        package var cashLimit = Money(minor: 2_000_000)
        /// Of one payment: as much as the largest note.
        package var changeLimit = Money(minor: 100_000)
        package var twoPeople = TwoPeople.all

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("mixed-returns", &mayMixReturns, usually: true)
            coder.field("discount-limit", &discountLimit, usually: Percent(basisPoints: 1000))
            coder.field("paid-out-limit", &paidOutLimit, usually: Money(minor: 50_000))
            coder.field("night-hours", &nightHours, usually: 5)
            coder.field("discount-day-limit", &discountDayLimit, usually: Money(minor: 100_000))
            coder.field("paid-out-day-limit", &paidOutDayLimit, usually: Money(minor: 200_000))
            coder.field("return-limit", &returnLimit, usually: Money(minor: 50_000))
            coder.field("return-day-limit", &returnDayLimit, usually: Money(minor: 200_000))
            coder.field("cash-limit", &cashLimit, usually: Money(minor: 2_000_000))
            coder.field("change-limit", &changeLimit, usually: Money(minor: 100_000))
            coder.field("two-people", &twoPeople, usually: .all)
        }
    }

    /// `access guests=yes proof=optional`
    package struct Access: Record {
        package enum Proof: String, WordValue {
            case required
            /// The demo shop, on loopback only: HELLO without a key.
            case optional
        }

        package var guests = false
        package var proof = Proof.required

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("guests", &guests, usually: false)
            coder.field("proof", &proof, usually: .required)
        }
    }

    /// `limits reserve-mib=64`: how much of the disk is kept back.
    package struct Limits: Record {
        package var reserveMiB = 64

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("reserve-mib", &reserveMiB, usually: 64)
        }
    }
}
