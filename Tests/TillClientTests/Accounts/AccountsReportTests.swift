import Testing
import TillClient
import TillCore

@Suite struct AccountsReportTests {
    private static let shop = """
        # A kiosk.
        store name=Kiosken currency=SEK company="" organisation="" id=kiosken cost-centre=K
        vat class=food percent=12.00
        rate percent=12.00 vat=2629
        tender name=cash kind=cash unit=1.00
        tender name=card kind=card
        tender name=giftcard kind=gift-card
        group name=food text=Mat
        account number=1686 name=Kort
        account number=2629 name=Moms
        accounts transit=1949
        reason kind=paid-in name=change text="Växel" account=1940
        register number=1
        register number=2 account=1910 cost-centre=K2

        """

    private func report(_ text: String = Self.shop) throws -> AccountsReport {
        AccountsReport(
            text, named: "shop.conf", on: try #require(CivilDate(text: "2026-11-23")))
    }

    @Test func itSaysWhoPostsWhere() throws {
        let report = try report()
        let rows = report.rows.map { row in
            row.filter { $0.key != "name" }.map(\.value).joined(separator: " | ")
        }
        #expect(
            rows == [
                "cash of register 1 | debit | 1911 | default | default | 13 | K",
                "cash of register 2 | debit | 1910 | file | default | 14 | K2",
                "tender `card` | debit | 1686 | default | file | 6",
                "tender `giftcard` | debit | 2421 | default | default | 7",
                "sales at 12.00 % | credit | 3002 | default | default | 4",
                "VAT at 12.00 % | credit | 2629 | file | file | 4",
                "gift cards sold | credit | 2421 | default | default | 7",
                "cash rounding | either | 3740 | default | default | 11",
                "differences of counts | either | 6991 | default | default | 11",
                "cash in transit | debit | 1949 | file | default | 11",
                "reason `change` | credit | 1940 | file | default | 12",
            ])
        let names = report.rows.map { row in row.first { $0.key == "name" }?.value ?? "" }
        #expect(names.prefix(3) == ["Huvudkassa", "Kassa", "Kort"])
    }

    /// The table, then an empty line, then how much was found.
    @Test func whatIsRightIsATableAndItsSum() throws {
        let lines = try report().lines
        #expect(lines.count == 14)
        #expect(lines[0].hasPrefix("use                    side    account  name   "))
        #expect(lines[0].hasSuffix("  number   named    line  cost-centre"))
        #expect(lines[3].hasPrefix("tender `card`          debit      1686  Kort   "))
        #expect(lines.suffix(2) == ["", "shop.conf: 0 errors, 0 advice"])
    }

    @Test func errorsAndAdviceNameTheirLines() throws {
        let shop = Self.shop
            .replacing("vat=2629", with: "vat=2421")
            .replacing("accounts transit=1949\n", with: "")
            .replacing("account=1910", with: "account=1911")
        let report = try report(shop)
        #expect(
            report.lines.suffix(6) == [
                "",
                "shop.conf:7: error: account 2421 takes tender `giftcard` and VAT at 12.00 %: "
                    + "VAT needs an account of its own",
                "shop.conf: advice: without `transit` in `accounts` no cash can be dropped",
                "shop.conf:13: advice: account 1911 takes cash of register 1 and cash of "
                    + "register 2: a count can't be held against the account of its own register",
                "", "shop.conf: 1 error, 2 advice",
            ])
        #expect(report.findings.errors.count == 1)
        #expect(report.findings.advice.count == 2)
    }

    /// What could be read is shown all the same.
    @Test func aLineThatCannotBeReadIsNamed() throws {
        let report = try report(Self.shop + "register number=x\ncolour red\n")
        #expect(report.rows.count == 11)
        #expect(report.findings.errors.map(\.line) == [15, 16])
        #expect(report.findings.advice.isEmpty)
        #expect(report.findings.summary == "shop.conf: 2 errors, 0 advice")
    }

    @Test func anAccountWithoutAName() throws {
        let row = try report(Self.shop.replacing("transit=1949", with: "transit=1948")).rows[9]
        #expect(row.map(\.value) == ["cash in transit", "debit", "1948", "", "file", "", "11"])
    }

    @Test func theDefaultsSayWhatTakesThem() {
        let rows = Table(AccountsReport.defaults).lines
        #expect(
            rows.first == "account  name                                             of     for")
        let cells = Dictionary(
            AccountsReport.defaults.map { ($0[0].value, $0.dropFirst().map(\.value)) },
            uniquingKeysWith: { first, _ in first })
        #expect(cells["1930"] == ["Företagskonto", "BAS", "tender name=swish"])
        #expect(cells["1917"] == ["Kassa 7", "house", "register 7"])
        #expect(cells["1686"]?.last == "tender kind=card")
        #expect(cells["2631"]?.last == "VAT at 6.00 %")
        #expect(cells["3004"]?.last == "sales at 0.00 %")
        #expect(cells["3740"]?.last == "rounding")
        #expect(cells["1919"]?.last == "")
    }
}
