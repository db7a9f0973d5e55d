import Testing
import TillCore
import TillTesting

@Suite struct ConfigurationTests {
    private let text = Shop.configuration

    @Test func canonicalTextIsReadAsTheSame() throws {
        let configuration = try Configuration(text: text)
        #expect(try Configuration(text: configuration.text) == configuration)
        #expect(try Configuration(text: configuration.text).text == configuration.text)
    }

    @Test func orderOfKindsCommentsAndSpacesDoNotCount() throws {
        let configuration = try Configuration(text: text)
        let lines = text.split(separator: "\n").map(String.init)
        let registers = lines.filter { $0.hasPrefix("register") }
        let rest = lines.filter { !$0.hasPrefix("register") }
        let other =
            "# first\r\n\n   \n"
            + (registers + rest).map { $0.replacing("=yes ", with: "=yes   ") + "  \r\n" }.joined()
        #expect(try Configuration(text: other).text == configuration.text)
    }

    @Test(arguments: [
        ("2026-03-31", 1200), ("2026-04-01", 600), ("2026-11-23", 600), ("2027-12-31", 600),
        ("2028-01-01", 1200), ("2020-01-01", 1200),
    ])
    func foodHasTheRateOfItsDate(date: String, rate: Int64) throws {
        let configuration = try Configuration(text: text)
        let date = try #require(CivilDate(text: date))
        #expect(
            configuration.rate(ofClass: "food", on: date) == VATRate(basisPoints: rate))
        #expect(configuration.rate(ofClass: "eat", on: date) == VATRate(basisPoints: 1200))
        #expect(configuration.rate(ofClass: "none", on: date) == nil)
    }

    @Test func synonymsAreReadAndWritten() throws {
        let line = "synonym words=\"läsk,soda,sour cream\"\n"
        let configuration = try Configuration(text: text + line)
        #expect(configuration.synonyms.map(\.words) == [["läsk", "soda", "sour cream"]])
        #expect(configuration.text.hasSuffix(line))
    }

    @Test(arguments: [
        "synonym words=\"alone\"\n", "synonym words=\"a,\"\n", "synonym\n",
        "synonym words=\"a,\(String(repeating: "x", count: 41))\"\n",
        "synonym words=\"\((1...21).map { "w\($0)" }.joined(separator: ","))\"\n",
        String(repeating: "synonym words=\"a,b\"\n", count: 201),
    ])
    func synonymsHaveLimits(lines: String) {
        #expect(throws: Configuration.Failure.self) { try Configuration(text: text + lines) }
    }

    @Test func labelsAreReadAndWritten() throws {
        let lines = "label pattern=28IIIIIPPPPPC\nlabel pattern=20IIIIIVPPPPC decimals=1\n"
        let configuration = try Configuration(text: text + lines)
        #expect(configuration.labels.map(\.pattern) == ["28IIIIIPPPPPC", "20IIIIIVPPPPC"])
        #expect(configuration.text.hasSuffix(lines))
    }

    /// The line that is wrong is named, and the others with it.
    @Test(arguments: [
        "28IIIIIPPPPP", "73IIIIIPPPPPC", "28IIIIIPPPPWC", "28IIIIIPPPPPC decimals=3",
        "28IIIIIIIIIIC decimals=1", "28IIIIVPPPPPPC", "28PPPPPPPPPPC", "27IIIIIPPPPPC", "2",
    ])
    func labelsHaveTheirForm(label: String) {
        let lines = "label pattern=27IIIIIPPPPPC\n# next\nlabel pattern=\(label)\n"
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).count + 2
        #expect { try Configuration(text: text + lines) } throws: { error in
            (error as? Configuration.Failure)?.line == line
        }
    }

    @Test func aClassMayHaveNoRateOnADate() throws {
        let configuration = try Configuration(
            text: text.replacing("vat class=book percent=6.00\n", with: "")
                + "vat class=book percent=6.00 from=2026-01-01 to=2026-01-31\n")
        let before = try #require(CivilDate(text: "2025-12-31"))
        let after = try #require(CivilDate(text: "2026-02-01"))
        #expect(configuration.rate(ofClass: "book", on: before) == nil)
        #expect(configuration.rate(ofClass: "book", on: after) == nil)
    }

    @Test func cashLiesInItsRegistersAccount() throws {
        let configuration = try Configuration(text: text)
        let cash = try #require(configuration.tender("cash"))
        let card = try #require(configuration.tender("card"))
        #expect(configuration.account(of: cash, atRegister: 3) == 1912)
        #expect(configuration.account(of: cash, atRegister: 1) == 1910)
        #expect(configuration.account(of: card, atRegister: 3) == 1686)
    }

    @Test func rolesComeWithTheHouseAndMayBeToldAnew() throws {
        let usual = try Configuration(text: text)
        #expect(usual.rights(ofRole: "staff") == [.lookUp])
        #expect(usual.rights(ofRole: "manager") == .all)
        #expect(usual.rights(ofRole: "pirate") == nil)
        let told = try Configuration(text: text + "role name=staff rights=look-up,sell\n")
        #expect(told.rights(ofRole: "staff") == [.lookUp, .sell])
    }

    /// What stands there, what stands there instead, and what is said about it.
    @Test(arguments: [
        ("name=\"Kvarnens Livs\" ", "name=\"\" ", "`store`"),
        ("name=\"Kvarnens Livs\" ", "", "`name=` is missing"),
        ("currency=SEK", "currency=sek", "currency"),
        ("currency=SEK", "currency=SEKR", "currency"),
        ("id=kvarnen", "id=\"k varnen\"", "`id`"),
        ("id=kvarnen", "id=12", "`id`"),
        ("id=kvarnen", "id=kvarnen colour=red", "`colour=` is not known"),
        ("id=kvarnen", "id=kvarnen id=k", "`id=` stands twice"),
        ("id=kvarnen", "id=\"kvarnen", "can't be read"),
        ("class=eat percent=12.00", "class=book percent=12.00", "stands twice"),
        ("class=eat percent=12.00", "class=eat percent=13.00", "without `rate"),
        ("class=eat percent=12.00", "class=eat percent=12", "`percent=` has a value"),
        ("class=eat", "class=\"\"", "has no name"),
        ("from=2026-04-01", "from=2026-02-30", "`from=` has a value"),
        ("rate percent=17.50", "rate percent=25.00", "stands twice"),
        ("sales=3001 vat=2611", "sales=3001", "needs `vat=`"),
        ("sales=3002", "sales=3999", "account 3999"),
        ("vat=2621", "vat=2629", "account 2629"),
        ("name=swish", "name=card", "stands twice"),
        ("name=swish", "name=\"swi sh\"", "tender's name"),
        ("kind=cash unit=1.00", "kind=cash", "needs a `unit`"),
        ("kind=cash unit=1.00", "kind=cash unit=0.00", "needs a `unit`"),
        ("kind=cash unit=1.00", "kind=cash unit=-1.00", "needs a `unit`"),
        ("name=swish kind=card", "name=swish kind=card unit=1.00", "exact"),
        ("name=swish kind=card", "name=swish kind=cash unit=1.00", "one cash tender"),
        ("name=swish kind=card", "name=swish kind=coupon", "`kind=` has a value"),
        ("account=1686", "account=1699", "account 1699"),
        ("account=1912", "account=1923", "account 1923"),
        ("group name=bread", "group name=dairy", "stands twice"),
        ("account number=3740", "account number=1686", "stands twice"),
        ("rounding=3740", "rounding=3741", "account 3741"),
        ("difference=6991", "difference=6992", "account 6992"),
        ("register number=2", "register number=1", "stands twice"),
        ("register number=2", "register number=0", "1 to 9999"),
        ("register number=2", "register number=10000", "1 to 9999"),
        ("register number=2", "register number=2 rights=fly", "`rights=` has a value"),
        ("register number=2", "till number=2", "no setting `till`"),
        ("access guests=yes", "access guests=maybe", "`guests=` has a value"),
        ("access guests=yes", "limits reserve-mib=0\naccess guests=yes", "reserve-mib"),
        ("access guests=yes", "role name=a rights=sell\nrole name=a\naccess guests=yes", "twice"),
    ])
    func whatDoesNotFitIsSaid(old: String, new: String, reason: String) throws {
        #expect(text.contains(old))
        let changed = text.replacing(old, with: new)
        let failure = #expect(throws: Configuration.Failure.self) {
            try Configuration(text: changed)
        }
        #expect(try #require(failure).reason.contains(reason))
    }

    @Test(arguments: ["vat", "tender", "group", "register"])
    func someOfEachMustBeThere(word: String) {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix(word + " ") }
        #expect(throws: Configuration.Failure.self) {
            try Configuration(text: lines.joined(separator: "\n"))
        }
    }

    @Test func aBadLineIsNumbered() {
        let failure = #expect(throws: Configuration.Failure.self) {
            try Configuration(text: "# one\n\nstore name=x\n")
        }
        #expect(failure?.line == 3)
    }

    @Test func nothingIsNoConfiguration() {
        #expect(throws: Configuration.Failure.self) { try Configuration(text: "") }
    }
}
