/// What happens to the business day.
extension Store {
    mutating func open(_ opened: Event.DayOpened, of entry: EntryHead) {
        var day = BusinessDay()
        day.head.number = opened.day
        day.head.date = opened.date
        day.head.firstEntry = entry.number
        self.day = day
        touched.insert(.day)
    }

    mutating func seal(_ report: ZReport) -> Change {
        change(report.head.z.register) { $0.seal(report) }
        day?.sealed += report.totals
        day?.reports.append(report.head.z)
        touched.insert(.day)
        return .report(report)
    }

    mutating func close(_ seal: DaySeal) -> Change {
        day = nil
        forgetGiven()
        touched.insert(.day)
        lastDay.settlement = seal.head.settlement
        lastDay.date = seal.head.date
        touched.insert(.lastDay)
        return .seal(seal)
    }
}
