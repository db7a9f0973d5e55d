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

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name)
            coder.field("currency", &currency)
            coder.field("company", &company)
            coder.field("organisation", &organisation)
            coder.field("id", &id)
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

    /// `vat class=food percent=6.00 from=2026-04-01 to=2027-12-31`: both dates belong to it.
    package struct VATClass: Record {
        package var name = ""
        package var rate = VATRate.exempt
        package var from: CivilDate?
        package var to: CivilDate?

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("class", &name)
            coder.field("percent", &rate)
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

    /// `tender name=cash kind=cash unit=1.00 account=1910`
    package struct Tender: Record {
        package enum Kind: String, WordValue {
            /// Rounded to `unit`, gives change, lies in the drawer.
            case cash
            /// Exact, never more than what is due.
            case card
        }

        package var name = ""
        package var kind = Kind.card
        /// The smallest cash unit: 1.00 in Sweden and Norway.
        package var unit: Money?
        package var account = 0
        /// `required`: PAY refuses a payment without `ref=`.
        package var needsReference = false

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name)
            coder.field("kind", &kind)
            coder.field("unit", &unit)
            coder.field("account", &account)
            coder.field("reference-required", &needsReference, usually: false)
        }
    }

    /// `group name=dairy text="Mejeri"`
    package struct Group: Record {
        package var name = ""
        package var text = ""

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("name", &name)
            coder.field("text", &text)
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

    /// `accounts rounding=3740 difference=6991`
    package struct HouseAccounts: Record {
        package var rounding = 3740
        package var difference = 6991

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("rounding", &rounding)
            coder.field("difference", &difference)
        }
    }

    /// `register number=3 account=1912 rights=price,day`: its cash account, where it has one of its
    /// own, and what it may do without a second person.
    package struct Register: Record {
        package var number = 0
        package var account: Int?
        package var rights: [Right] = []

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("number", &number)
            coder.field("account", &account)
            coder.list("rights", &rights)
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
