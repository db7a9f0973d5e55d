import TillCore

/// The fiscal year that a day lies in: the configured one, or one that follows from it. Years go on
/// in steps of twelve months from where the configured one begins or ends, so that a shop whose
/// configuration is a year old still closes its day.
struct FiscalYear: Equatable, Sendable {
    var from: CivilDate
    var to: CivilDate

    init(from: CivilDate, to: CivilDate) {
        self.from = from
        self.to = to
    }

    /// Without a configured year, the calendar year of the day.
    init(holding day: CivilDate, configured: Setting.FiscalYear?) {
        guard let configured, configured.from <= configured.to else {
            from = Self.date(day.year, 1, 1)
            to = Self.date(day.year, 12, 31)
            return
        }
        from = configured.from
        to = configured.to
        while day > to {
            from = to.days(later: 1)
            to = from.years(later: 1).days(later: -1)
        }
        while day < from {
            to = from.days(later: -1)
            from = from.years(later: -1)
        }
    }

    private static func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
        guard let date = CivilDate(year: year, month: month, day: day) else {
            preconditionFailure("the first and the last day of a year are dates")
        }
        return date
    }
}

extension CivilDate {
    fileprivate func days(later days: Int) -> CivilDate {
        CivilDate(daysSince1970: daysSince1970 + days)
    }

    /// A leap day's year later is the first of March.
    fileprivate func years(later years: Int) -> CivilDate {
        CivilDate(year: year + years, month: month, day: day)
            ?? CivilDate(year: year + years, month: 3, day: 1) ?? self
    }
}
