import Testing
import TillCore

@Suite struct AdviceTests {
    private func advice(
        _ old: String, _ new: String, on today: String = "2026-11-23"
    ) throws -> [Configuration.Failure] {
        #expect(shortShop.contains(old), "\(old)")
        let read = ConfigurationText(shortShop.replacing(old, with: new), from: .file)
        #expect(read.errors == [])
        return read.advice(on: try #require(CivilDate(text: today)))
    }

    @Test func theShortShopNeedsNone() throws {
        #expect(try advice("register", "register") == [])
    }

    @Test(arguments: [
        (
            "register number=8", "account number=3999 name=\"\"\nregister number=8",
            "account 3999 has no name", 21
        ),
        (
            "register number=8",
            "account number=1580 name=Kort\naccount number=1581 name=Kort\nregister number=8",
            "accounts 1580 and 1581 are both `Kort`", 22
        ),
        (
            "text=Varor", "text=Varor account=39900\naccount number=39900 name=x",
            "account 39900: a number of BAS has four digits", 18
        ),
        (
            "name=card kind=card", "name=card kind=card account=6570\naccount number=6570 name=x",
            "tender `card` on account 6570: what comes in is an asset or a debt, class 1 or 2", 11
        ),
        (
            "\nrate percent=6.00", "\nrate percent=6.00 sales=2890\naccount number=2890 name=x",
            "sales at 6.00 % on account 2890: sales are income, class 3", 8
        ),
        (
            "transit=1949 ", "", "without `transit` in `accounts` no cash can be dropped", 18
        ),
        (
            "currency=SEK", "currency=NOK",
            "the currency is NOK, and accounts that are left out are those of the Swedish plan", 1
        ),
    ])
    func whatIsUnwiseIsSaid(old: String, new: String, reason: String, line: Int) throws {
        #expect(try advice(old, new) == [.init(line: line, reason: reason)])
    }

    /// The plan's classes are Swedish; who names all accounts knows what they are.
    @Test func otherPlansAreNotJudged() throws {
        let canonical = try Configuration(text: shortShop).text
            .replacing("currency=SEK", with: "currency=EUR")
            .replacing("currency=EUR rate=11.25", with: "currency=SEK rate=0.08")
            .replacing("1686", with: "99123")
        let read = ConfigurationText(canonical, from: .file)
        #expect(read.errors == [])
        #expect(read.advice(on: CivilDate(daysSince1970: 20_780)) == [])
    }

    @Test(arguments: [
        ("2026-01-01", "2026-12-31", "2026-01-01", 0),
        ("2026-01-01", "2026-12-31", "2026-12-31", 0),
        ("2026-01-01", "2026-12-31", "2025-12-31", 1),
        ("2026-01-01", "2026-12-31", "2027-01-01", 1),
        ("2025-07-01", "2026-12-31", "2026-11-23", 0),
        ("2025-07-01", "2027-01-01", "2026-11-23", 1),
        ("2025-07-15", "2027-01-14", "2026-11-23", 0),
        ("2025-07-15", "2027-01-15", "2026-11-23", 1),
        ("2024-01-01", "2026-12-31", "2027-11-23", 2),
    ])
    func theFiscalYearHoldsTodayAndIsNoLongerThanTheLawAllows(
        from: String, to: String, today: String, count: Int
    ) throws {
        let year = "register number=8\nfiscal-year from=\(from) to=\(to)"
        let advice = try advice("register number=8", year, on: today)
        #expect(advice.count == count)
        #expect(advice.allSatisfy { $0.line == 22 && $0.reason.hasPrefix("the fiscal year") })
    }

    @Test func aYearThatEndsBeforeItBeginsIsAnError() {
        let year = "fiscal-year from=2026-12-31 to=2026-01-01\n"
        let read = ConfigurationText(shortShop + year, from: .file)
        #expect(
            read.errors == [.init(line: 22, reason: "the fiscal year ends before it begins")])
    }

    @Test func whatCannotBeReadIsNotAdvised() {
        let read = ConfigurationText(shortShop + "nonsense\n", from: .file)
        #expect(read.errors == [.init(line: 22, reason: "there is no setting `nonsense`")])
        #expect(!read.isReadable)
        #expect(read.advice(on: CivilDate(daysSince1970: 20_780)) == [])
    }
}
