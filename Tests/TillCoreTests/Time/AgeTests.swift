import TillCore
import Testing

@Suite struct AgeTests {
    @Test(arguments: [
        ("2008-11-23", "2026-11-23", true), ("2008-11-24", "2026-11-23", false),
        ("2008-12-01", "2026-11-30", false), ("2009-01-01", "2026-12-31", false),
        ("2008-02-29", "2026-02-28", false), ("2008-02-29", "2026-03-01", true),
        ("2006-02-28", "2024-02-28", true), ("2006-03-01", "2024-02-29", false),
        ("1926-11-23", "2026-11-23", true), ("2030-01-01", "2026-11-23", false),
    ])
    func goesByTheExactDate(born: String, today: String, isOldEnough: Bool) throws {
        let born = try #require(CivilDate(text: born))
        let today = try #require(CivilDate(text: today))
        #expect(born.isAtLeast(18, on: today) == isOldEnough)
    }

    /// Whoever is old enough stays so, and the day on which it begins is a birthday or 1 March.
    @Test func beginsOnOneDay() throws {
        for first in stride(from: 13_000, to: 14_500, by: 1) {
            let born = CivilDate(daysSince1970: first)
            let days = (first + 17 * 365)...(first + 19 * 366)
            let old = days.filter { born.isAtLeast(18, on: CivilDate(daysSince1970: $0)) }
            let day = CivilDate(daysSince1970: try #require(old.first))
            #expect(old.count == days.upperBound - day.daysSince1970 + 1)
            let isLeap = (born.month, born.day) == (2, 29)
            #expect((day.month, day.day) == (isLeap ? (3, 1) : (born.month, born.day)))
            #expect(day.year == born.year + 18)
        }
    }
}
