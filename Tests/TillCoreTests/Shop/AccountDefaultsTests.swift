import Testing
import TillCore

/// A shop that leaves to the house what it can.
let shortShop = """
    store name=Hemma currency=SEK company="" organisation="" id=hemma
    vat class=food percent=6.00
    vat class=meal percent=12.00
    vat class=goods percent=25.00
    vat class=free percent=0.00
    rate percent=25.00
    rate percent=12.00
    rate percent=6.00
    rate percent=0.00
    tender name=cash kind=cash unit=1.00
    tender name=card kind=card
    tender name=swish kind=card
    tender name=giftcard kind=gift-card
    tender name=voucher kind=voucher
    tender name=invoice kind=account
    tender name=eur kind=foreign currency=EUR rate=11.25
    group name=goods text=Varor
    accounts transit=1949 kept=3990 deposit=2897 float=1919
    register number=1
    register number=7
    register number=8

    """

@Suite struct AccountDefaultsTests {
    private func text(_ shop: String) throws -> String { try Configuration(text: shop).text }

    @Test func whatIsLeftOutIsWrittenOut() throws {
        #expect(
            try text(shortShop) == """
                store name=Hemma currency=SEK company="" organisation="" id=hemma
                vat class=food percent=6.00
                vat class=meal percent=12.00
                vat class=goods percent=25.00
                vat class=free percent=0.00
                rate percent=25.00 sales=3001 vat=2611
                rate percent=12.00 sales=3002 vat=2621
                rate percent=6.00 sales=3003 vat=2631
                rate percent=0.00 sales=3004
                tender name=cash kind=cash unit=1.00 account=1910
                tender name=card kind=card account=1686
                tender name=swish kind=card account=1930
                tender name=giftcard kind=gift-card account=2421
                tender name=voucher kind=voucher account=1689
                tender name=invoice kind=account account=1510
                tender name=eur kind=foreign account=1918 currency=EUR rate=11.25
                group name=goods text=Varor
                account number=1510 name=Kundfordringar
                account number=1686 name="Fordringar för kontokort och kuponger"
                account number=1689 name="Övriga kortfristiga fordringar"
                account number=1910 name=Kassa
                account number=1911 name=Huvudkassa
                account number=1917 name="Kassa 7"
                account number=1918 name="Kassa, utländsk valuta"
                account number=1919 name="Växelkassa"
                account number=1930 name="Företagskonto"
                account number=1949 name="Pengar på väg till banken"
                account number=2421 name="Ej inlösta presentkort"
                account number=2611 name="Utgående moms på försäljning inom Sverige, 25 %"
                account number=2621 name="Utgående moms på försäljning inom Sverige, 12 %"
                account number=2631 name="Utgående moms på försäljning inom Sverige, 6 %"
                account number=2897 name="Mottagna depositioner, kortfristiga"
                account number=3001 name="Försäljning inom Sverige, 25 % moms"
                account number=3002 name="Försäljning inom Sverige, 12 % moms"
                account number=3003 name="Försäljning inom Sverige, 6 % moms"
                account number=3004 name="Försäljning inom Sverige, momsfri"
                account number=3740 name="Öres- och kronutjämning"
                account number=3990 name="Övriga ersättningar, bidrag och intäkter"
                account number=6991 name="Övriga externa kostnader, avdragsgilla"
                accounts rounding=3740 difference=6991 transit=1949 kept=3990 deposit=2897 \
                float=1919
                register number=1 account=1911
                register number=7 account=1917
                register number=8
                access
                limits

                """)
    }

    @Test func theCanonicalTextIsReadAsItself() throws {
        let configuration = try Configuration(text: shortShop)
        #expect(try Configuration(canonical: configuration.text) == configuration)
        #expect(try text(configuration.text) == configuration.text)
    }

    /// Whatever the house would take today: what was in force is read from the journal alone.
    @Test(arguments: [
        ("rate percent=25.00 sales=3001 vat=2611", "rate percent=25.00", "`sales=` is missing"),
        ("kind=card account=1686", "kind=card", "`account=` is missing"),
        ("rounding=3740 ", "", "`rounding=` is missing"),
        (
            "account number=1686 name=\"Fordringar för kontokort och kuponger\"\n", "",
            "account 1686"
        ),
    ])
    func theJournalLeavesNothingOut(old: String, new: String, reason: String) throws {
        let canonical = try text(shortShop)
        #expect(canonical.contains(old))
        let failure = #expect(throws: Configuration.Failure.self) {
            try Configuration(canonical: canonical.replacing(old, with: new))
        }
        #expect(try #require(failure).reason.contains(reason))
    }

    /// It was in force: refusing it now would lose the days that were sold under it.
    @Test func theJournalMaySayWhatAFileMayNot() throws {
        let canonical = try text(shortShop).replacing("sales=3001", with: "sales=1910")
        #expect(throws: Configuration.Failure.self) { try Configuration(text: canonical) }
        #expect(try Configuration(canonical: canonical).rates[0].sales == 1910)
    }

    @Test func whatIsSaidIsKept() throws {
        let configuration = try Configuration(
            text:
                shortShop
                .replacing("rate percent=25.00", with: "rate percent=25.00 sales=3041")
                .replacing("name=swish kind=card", with: "name=Swish kind=card")
                .replacing("name=card kind=card", with: "name=card kind=card account=1580")
                .replacing("number=7", with: "number=7 account=1929")
                    + """
                    account number=1580 name=Kort
                    account number=1929 name=Kiosken
                    account number=3001 name=Oanvänt
                    account number=3041 name=Tjänster
                    account number=3740 name=Ören

                    """)
        #expect(configuration.rates[0].sales == 3041)
        #expect(configuration.rates[0].vat == 2611)
        #expect(configuration.tender("card")?.account == 1580)
        #expect(configuration.tender("Swish")?.account == 1930)
        #expect(configuration.register(1)?.account == 1911)
        #expect(configuration.register(7)?.account == 1929)
        let names = Dictionary(
            configuration.accounts.map { ($0.number, $0.name) }, uniquingKeysWith: { $1 })
        #expect(names[3740] == "Ören")
        #expect(names[3001] == "Oanvänt")
        #expect(names[3041] == "Tjänster")
    }

    /// Registers have accounts of their own only where nobody said where cash lies.
    @Test func aCashAccountThatIsSaidHoldsForAllRegisters() throws {
        let said = try Configuration(
            text: shortShop.replacing("unit=1.00", with: "unit=1.00 account=1910"))
        let cash = try #require(said.cash)
        #expect(said.registers.allSatisfy { $0.account == nil })
        #expect(said.account(of: cash, atRegister: 1) == 1910)
        let usual = try Configuration(text: shortShop)
        #expect(
            [1, 7, 8].map { usual.account(of: cash, atRegister: $0) } == [1911, 1917, 1910])
    }

    @Test func theLineOfHouseAccountsMayBeMissing() throws {
        let line = "accounts transit=1949 kept=3990 deposit=2897 float=1919\n"
        let configuration = try Configuration(text: shortShop.replacing(line, with: ""))
        #expect(configuration.houseAccounts == Setting.HouseAccounts())
        #expect(configuration.text.contains("accounts rounding=3740 difference=6991\n"))
        #expect(configuration.text.contains("account number=6991 "))
        #expect(!configuration.text.contains("account number=1949 "))
    }

    @Test(arguments: [
        ("rate percent=12.00", "rate percent=13.00", "`sales=` is missing", 7),
        ("rate percent=12.00", "rate percent=12.00 sales=3999", "account 3999 has no", 7),
        ("name=card kind=card", "name=card kind=card account=1699", "account 1699 has no", 11),
        ("name=card kind=card", "name=card kind=card account=\"\"", "`account=` has a value", 11),
        ("name=card kind=card", "name=card", "`kind=` is missing", 11),
        ("name=card kind=card", "name=card kind=cheque", "`kind=` has a value", 11),
        ("transit=1949", "transit=1948", "account 1948 has no", 18),
        ("number=8", "number=8 account=1928", "account 1928 has no", 21),
    ])
    func whatTheHouseDoesNotKnowIsAnError(
        old: String, new: String, reason: String, line: Int
    ) throws {
        #expect(shortShop.contains(old))
        let failure = #expect(throws: Configuration.Failure.self) {
            try Configuration(text: shortShop.replacing(old, with: new))
        }
        #expect(try #require(failure).reason.contains(reason))
        #expect(failure?.line == line)
    }

    @Test func thePlanHasEachNumberAndNameOnce() {
        let numbers = BAS.accounts.map(\.number)
        #expect(numbers == numbers.sorted())
        #expect(Set(numbers).count == numbers.count)
        #expect(Set(BAS.accounts.map(\.name)).count == numbers.count)
    }

    /// Each default has a name, or a file that relies on it could not be posted.
    @Test func thePlanNamesWhatItGives() {
        var given = Setting.Tender.Kind.allCases.map { BAS.account(of: $0, named: "") }
        given += [BAS.account(of: .card, named: "swish"), BAS.rounding, BAS.difference]
        given += Station.registerNumbers.compactMap(BAS.cash(ofRegister:))
        for accounts in BAS.rates.compactMap(BAS.accounts(of:)) {
            given += [accounts.sales, accounts.vat].compactMap { $0 }
        }
        for number in given { #expect(BAS.name(of: number) != nil, "\(number)") }
    }
}
