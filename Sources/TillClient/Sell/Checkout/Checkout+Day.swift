import TillCore

/// The business day: whether it is the one on the wall, and its end.
extension Checkout {
    var isDayAnother: Bool {
        guard let day, let today = surroundings.today else { return false }
        return day != today
    }

    /// An earlier day is open, and this register is not part of it yet: selling would be booked
    /// there.
    var isDayForgotten: Bool {
        guard let day, let today = surroundings.today else { return false }
        return day < today && !isDrawerOpen && knows("CLOSEDAY")
    }

    /// `STATUS`: nobody closes a day without seeing what is open.
    func beforeClosing(isForgotten: Bool) -> Draft {
        Draft(
            .closeDay, "STATUS", .beforeClosing, isNumbered: false,
            isForgotten ? [Question(known: .nowhere, "forgotten")] : [])
    }

    func isClosingForgotten(_ draft: Draft) -> Bool { draft.value(.nowhere) != nil }

    mutating func showClosing(_ status: Response, isForgotten: Bool) {
        guard let day = status.value("day") else {
            self.day = nil
            pane = .sale
            return alert(Words(Refusal.Code.dayNotOpen))
        }
        self.day = day
        var draft = Draft(
            (isForgotten ? Words.closeFirst : .closesDay).with(day), "CLOSEDAY",
            .closing(isForgotten: isForgotten),
            (knows("CLOSEDAY", "day=") ? [Question(known: .field("day"), day)] : [])
                + [.consent(.closeAnyway)])
        let open = status.rows.filter { $0.value("state").map { $0 != "closed" } ?? false }
        draft.notes = open.map(Self.opened) + [open.isEmpty ? .nothingOpen : .getsZ]
        show(draft)
        if isDayAnother { alert(.notToday.with(day)) }
    }

    private static func opened(_ row: Line) -> Words {
        let register = Words(same: row.value("register") ?? "")
        let state = row.value("state") ?? ""
        let words = ProtocolWord(rawValue: state).map { Words($0) } ?? Words(same: state)
        guard let person = row.value("name") ?? row.value("person") else {
            return .openRegister.with(register, words)
        }
        return .openRegisterBy.with(register, words, Words(same: person))
    }

    mutating func closedDay(_ response: Response, _ isForgotten: Bool) {
        day = nil
        isDrawerOpen = false
        done(
            .dayClosed.with(
                response.value("day") ?? "", response.value("settlement") ?? ""))
        if isForgotten { goOn() }
    }

    /// Somebody knows that the day is another, and sells in it all the same: the line says so.
    mutating func joinOpenDay() {
        guard let day else { return leaveForm() }
        show(
            Draft(
                .openDrawerFor.with(day), "OPEN", .drawer(.open),
                [
                    Question(.float, .field("float"), .money, usual: Money.zero.written),
                    Question(known: .field("day"), day),
                ]))
    }
}
