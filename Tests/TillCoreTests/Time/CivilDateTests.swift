import Testing
import TillCore

@Suite struct CivilDateTests {
    /// Days since 1970, from Python's `datetime`.
    @Test(arguments: [
        ("1900-01-01", -25_567), ("1970-01-01", 0), ("1999-12-31", 10_956),
        ("2000-02-29", 11_016), ("2026-11-23", 20_780), ("2100-02-28", 47_540),
        ("2100-03-01", 47_541), ("9999-12-31", 2_932_896),
    ])
    func knownDates(text: String, days: Int) throws {
        let date = try #require(CivilDate(text: text))
        #expect(date.daysSince1970 == days)
        #expect(date.written == text)
        #expect(CivilDate(daysSince1970: days) == date)
    }

    @Test func everyDayOfTwoHundredYears() throws {
        var day = try #require(CivilDate(text: "1900-01-01"))
        for days in (-25_567 + 1)...(47_482 + 364) {
            let next = CivilDate(daysSince1970: days)
            #expect(next.daysSince1970 == days)
            #expect(day < next)
            let isNewMonth = next.day == 1
            #expect(isNewMonth ? next.month != day.month : next.day == day.day + 1)
            #expect(CivilDate(year: next.year, month: next.month, day: next.day) == next)
            day = next
        }
        #expect(day.written == "2100-12-31")
    }

    @Test(arguments: [
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31",
        "1899-12-31", "26-01-01", "2026-1-1", "2026-11-23 ", "2026/11/23", "2026-11", "",
        "-026-11-23", "+026-11-23", "2026-11-23-01",
    ])
    func nothingElseIsADate(text: String) {
        #expect(CivilDate(text: text) == nil)
    }
}

@Suite struct TimestampTests {
    @Test(arguments: [
        ("2026-11-23T10:15:02.123+01:00", 1_795_425_302_123, 60),
        ("2026-01-01T00:30:00.007-03:30", 1_767_240_000_007, -210),
        ("1969-12-31T23:59:59.999+00:00", -1, 0),
        ("1970-01-01T00:00:00.000+00:00", 0, 0),
    ])
    func knownTimes(text: String, milliseconds: Int64, offset: Int) {
        let time = Timestamp(milliseconds: milliseconds, offsetMinutes: offset)
        #expect(Timestamp(text: text) == time)
        #expect(time.written == text)
    }

    @Test func everyOffsetAndTimeOfDay() {
        for offset in stride(from: -14 * 60, through: 14 * 60, by: 15) {
            for minute in stride(from: -3000, through: 3000, by: 7) {
                let time = Timestamp(
                    milliseconds: Int64(minute) * 60_000 + 1, offsetMinutes: offset)
                #expect(Timestamp(text: time.written) == time)
            }
        }
    }

    @Test func theDateIsTheOneOnTheWall() {
        let lateInStockholm = Timestamp(text: "2026-11-24T00:30:00.000+01:00")
        #expect(lateInStockholm?.localDate.written == "2026-11-24")
        let sameMoment = Timestamp(text: "2026-11-23T20:00:00.000-03:30")
        #expect(sameMoment?.milliseconds == lateInStockholm?.milliseconds)
        #expect(sameMoment?.localDate.written == "2026-11-23")
    }

    @Test(arguments: [
        "2026-11-23T10:15:02.123", "2026-11-23T10:15:02.123Z", "2026-11-23T10:15:02+01:00",
        "2026-11-23 10:15:02.123+01:00", "2026-11-23T24:00:00.000+01:00",
        "2026-11-23T10:60:00.000+01:00", "2026-11-23T10:15:60.000+01:00",
        "2026-02-30T10:15:02.123+01:00", "2026-11-23T10:15:02.123+1:000", "",
    ])
    func nothingElseIsATime(text: String) {
        #expect(Timestamp(text: text) == nil)
    }
}
