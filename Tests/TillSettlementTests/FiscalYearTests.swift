import TillCore
import Testing

@testable import TillSettlement

@Suite struct FiscalYearTests {
    private func year(_ day: String, _ from: String, _ to: String) throws -> String {
        var configured = Setting.FiscalYear()
        configured.from = try #require(CivilDate(text: from))
        configured.to = try #require(CivilDate(text: to))
        let year = FiscalYear(
            holding: try #require(CivilDate(text: day)), configured: configured)
        return "\(year.from.written) \(year.to.written)"
    }

    @Test func `without one it is the calendar year`() throws {
        let day = try #require(CivilDate(text: "2026-11-23"))
        let year = FiscalYear(holding: day, configured: nil)
        #expect(year.from.written == "2026-01-01")
        #expect(year.to.written == "2026-12-31")
    }

    @Test(arguments: [
        ("2026-11-23", "2026-05-01", "2027-04-30", "2026-05-01 2027-04-30"),
        ("2027-04-30", "2026-05-01", "2027-04-30", "2026-05-01 2027-04-30"),
        ("2027-05-01", "2026-05-01", "2027-04-30", "2027-05-01 2028-04-30"),
        ("2030-01-01", "2026-05-01", "2027-04-30", "2029-05-01 2030-04-30"),
        ("2026-04-30", "2026-05-01", "2027-04-30", "2025-05-01 2026-04-30"),
        // A first year of eighteen months; those that follow have twelve.
        ("2028-01-01", "2025-07-01", "2026-12-31", "2028-01-01 2028-12-31"),
        // It ends with February, leap years or not.
        ("2027-06-01", "2026-03-01", "2027-02-28", "2027-03-01 2028-02-29"),
        ("2028-06-01", "2027-03-01", "2028-02-29", "2028-03-01 2029-02-28"),
    ])
    func `it goes on in steps of a year`(
        day: String, from: String, to: String, expected: String
    ) throws {
        #expect(try year(day, from, to) == expected)
    }
}
