extension CivilDate {
    /// A date in a barcode, YYMMDD: `261130`; day 00 is the last of its month.
    ///
    /// The century is the one that puts the year at most 49 years before and 50 after `year`
    /// (GS1 General Specifications 7.12): about 2026, 77 is 1977 and 76 is 2076.
    package init?(sixDigits text: String, near year: Int) {
        guard text.utf8.count == 6, text.utf8.allSatisfy(\.isDigit), let number = Int(text) else {
            return nil
        }
        let (two, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        let century = year - year % 100
        let full =
            switch two - year % 100 {
            case 51...: century - 100 + two
            case ...(-50): century + 100 + two
            default: century + two
            }
        let days = day == 0 ? [31, 30, 29, 28] : [day]
        for day in days {
            if let date = CivilDate(year: full, month: month, day: day) {
                self = date
                return
            }
        }
        return nil
    }
}
