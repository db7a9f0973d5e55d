extension Store {
    /// ```
    /// C: #8 OPEN float=500.00
    /// S: OK #8 register=3 day=2026-11-23 float=500.00
    /// ```
    /// The first OPEN of the store opens the business day.
    func open(
        float: Money, date: CivilDate?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .open)
        guard register.drawer == nil else { throw Refusal(.drawerOpen) }
        guard register.drawers.count < DrawerSession.maximumCount else {
            throw .tooMany(.drawers)
        }
        try checkClock(asker, context)
        // Where no cash is taken there is none to begin with, and no account for it.
        guard configuration.cash != nil || float == .zero else { throw Refusal(.notSetUp) }
        guard float.isWithinLimit else { throw .tooLarge(.amount) }
        let allowed = try checkCash(float, asker)
        guard register.totals.canAdd(float, to: .float) else { throw .tooLarge(.total) }
        var decision = Decision()
        let wanted = date ?? context.time.localDate
        let opens: CivilDate
        if let day {
            guard register.head.zDay != day.number else { throw Refusal(.zDone) }
            guard wanted == day.date else { throw dayNotClosed(day, context) }
            if isOfOtherMonth(day.date, context) { try asker.need(.day) }
            opens = day.date
        } else {
            if wanted != context.time.localDate { try asker.need(.day) }
            try checkDate(wanted, asker, context)
            opens = wanted
            var opened = Event.DayOpened()
            opened.day = lastDay.settlement + 1
            opened.date = opens
            decision.events.append(.dayOpened(opened))
        }
        var drawer = Event.DrawerOpened()
        drawer.float = float
        drawer.day = opens == context.time.localDate ? nil : opens
        decision.events += allowed
        decision.events.append(.drawerOpened(drawer))
        decision.answer.field("register", register.head.number)
        decision.answer.field("day", opens)
        decision.answer.field("float", float)
        if isOfOtherMonth(opens, context) { decision.answer.field("other-month", true) }
        return decision
    }

    /// Nothing that is sold or paid lands in another month's VAT, or in another fiscal year's
    /// books, without a person having said so: who opened the drawer since, or a second person in
    /// the line. A night that goes on past midnight has its own hours.
    func checkDay(
        of register: Register, _ asker: Asker, _ context: Context
    ) throws(Refusal) {
        guard let day, isOfOtherMonth(day.date, context), !register.head.isTraining else { return }
        let today = context.time.localDate
        if let said = register.head.said, said.isInMonth(of: today) { return }
        guard context.secondPerson != nil, asker.rights.contains(.day) else {
            throw dayNotClosed(day, context)
        }
    }

    private func isOfOtherMonth(_ date: CivilDate, _ context: Context) -> Bool {
        let today = context.time.localDate
        let night = context.time.localDate(nightHours: configuration.rules.nightHours)
        return date != night && !date.isInMonth(of: today)
    }

    private func dayNotClosed(_ day: BusinessDay, _ context: Context) -> Refusal {
        Refusal(.dayNotClosed, day: day.date, today: context.time.localDate)
    }

    /// Days follow each other, and neither a clock that ran ahead nor a mistyped year may close the
    /// shop to all that come before: who has the right may go back to a day of the last month.
    private func checkDate(
        _ wanted: CivilDate, _ asker: Asker, _ context: Context
    ) throws(Refusal) {
        let today = context.time.localDate
        if let last = lastDay.date, wanted < last {
            let isRecent = wanted.daysSince1970 >= today.daysSince1970 - Limits.daysApart
            guard isRecent, asker.rights.contains(.day) else {
                throw Refusal(.dayOutOfOrder, "last", last)
            }
        }
        let latest = max(today, clock.date)
        let limit = CivilDate(daysSince1970: latest.daysSince1970 + Limits.daysApart)
        guard wanted <= limit else { throw Refusal(.dayTooFar, "limit", limit) }
    }

    /// A clock that stands before what is recorded, or before the program was made, is wrong.
    private func checkClock(_ asker: Asker, _ context: Context) throws(Refusal) {
        let today = context.time.localDate
        guard
            today >= clock.date && today >= context.programDate
                || asker.rights.contains(.day)
        else { throw Refusal(.clockBehind) }
    }
}
