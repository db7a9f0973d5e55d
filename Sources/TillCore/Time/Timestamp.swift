/// A moment with the offset that local clocks showed: RFC 3339 with milliseconds,
/// `2026-11-23T10:15:02.123+01:00`.
package struct Timestamp: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    package let milliseconds: Int64
    /// Minutes east of UTC.
    package let offsetMinutes: Int

    package init(milliseconds: Int64, offsetMinutes: Int) {
        self.milliseconds = milliseconds
        self.offsetMinutes = offsetMinutes
    }

    package static let epoch = Timestamp(milliseconds: 0, offsetMinutes: 0)

    private static let millisecondsADay: Int64 = 86_400_000

    private var local: (days: Int, millisecondOfDay: Int) {
        let local = milliseconds + Int64(offsetMinutes) * 60_000
        var (days, rest) = local.quotientAndRemainder(dividingBy: Self.millisecondsADay)
        if rest < 0 {
            days -= 1
            rest += Self.millisecondsADay
        }
        return (Int(days), Int(rest))
    }

    /// The date that a calendar on the wall showed.
    package var localDate: CivilDate { CivilDate(daysSince1970: local.days) }

    /// The date of the day that a night belongs to whose last hours come after midnight.
    package func localDate(nightHours: Int) -> CivilDate {
        let isNight = local.millisecondOfDay < nightHours * 3_600_000
        return CivilDate(daysSince1970: isNight ? local.days - 1 : local.days)
    }

    /// Of the clock on the wall: 17:05 is 1025.
    package var minuteOfDay: Int { local.millisecondOfDay / 60_000 }
}

extension Timestamp: TextValue {
    package init?(text: String) {
        let bytes = Array(text.utf8)
        let separators: [(Int, UInt8)] = [
            (10, UInt8(ascii: "T")), (13, UInt8(ascii: ":")), (16, UInt8(ascii: ":")),
            (19, UInt8(ascii: ".")), (26, UInt8(ascii: ":")),
        ]
        guard bytes.count == 29, separators.allSatisfy({ bytes[$0] == $1 }),
            bytes[23] == UInt8(ascii: "+") || bytes[23] == UInt8(ascii: "-"),
            let date = CivilDate(text: String(decoding: bytes[..<10], as: UTF8.self)),
            let hour = Self.number(bytes[11..<13], below: 24),
            let minute = Self.number(bytes[14..<16], below: 60),
            let second = Self.number(bytes[17..<19], below: 60),
            let millisecond = Self.number(bytes[20..<23], below: 1000),
            let offsetHours = Self.number(bytes[24..<26], below: 24),
            let offsetRest = Self.number(bytes[27..<29], below: 60)
        else { return nil }
        let east = offsetHours * 60 + offsetRest
        offsetMinutes = bytes[23] == UInt8(ascii: "-") ? -east : east
        let minutes = (date.daysSince1970 * 24 + hour) * 60 + minute - offsetMinutes
        milliseconds = Int64((minutes * 60 + second) * 1000 + millisecond)
    }

    private static func number(_ digits: ArraySlice<UInt8>, below limit: Int) -> Int? {
        var value = 0
        for digit in digits {
            guard digit.isDigit else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value < limit ? value : nil
    }

    package func write(to writer: inout TextWriter) {
        let (days, rest) = local
        CivilDate(daysSince1970: days).write(to: &writer)
        writer.byte(UInt8(ascii: "T"))
        writer.padded(rest / 3_600_000, digits: 2)
        writer.byte(UInt8(ascii: ":"))
        writer.padded(rest / 60_000 % 60, digits: 2)
        writer.byte(UInt8(ascii: ":"))
        writer.padded(rest / 1000 % 60, digits: 2)
        writer.byte(UInt8(ascii: "."))
        writer.padded(rest % 1000, digits: 3)
        writer.byte(UInt8(ascii: offsetMinutes < 0 ? "-" : "+"))
        writer.padded(abs(offsetMinutes) / 60, digits: 2)
        writer.byte(UInt8(ascii: ":"))
        writer.padded(abs(offsetMinutes) % 60, digits: 2)
    }
}
