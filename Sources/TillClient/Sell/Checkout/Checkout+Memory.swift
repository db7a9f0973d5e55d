import TillCore

/// What the register and the shop's computer know of each other, and what is kept on disk.
extension Checkout {
    /// The server knows less than this register: nothing is sold until a manager has begun anew.
    package mutating func fellBehind(_ behind: Behind) -> [Action] {
        _ = interrupted()
        sale = nil
        linkTrouble = nil
        parked = ""
        show(
            Draft(
                .behindTitle, behind.request, .epoch,
                [
                    Question(.managersNumber, .field("by"), .number),
                    Question(.pin, .field("pin"), .secret),
                ]))
        alert(Words(same: "\(behind.sentence) \(behind.advice)"))
        return taken()
    }

    /// HELLO was said anew.
    package mutating func connected(_ hello: Line, _ earlier: [String]) -> [Action] {
        let last = hello.value("receipt") ?? "0"
        let waiting = self.waiting
        self = Checkout(hello: hello, surroundings)
        self.waiting = waiting
        let number = last == "0" ? Words(same: "") : .receiptsGoOn.with("\(register)-\(last)")
        let actions = start(after: earlier)
        if earlier.isEmpty { message = .note(.begunAnew + number) }
        return actions
    }

    /// Another connection speaks for this register now. Somebody may take it back; nothing is
    /// taken back by itself, or two would do it in turn.
    package mutating func wasTakenOver() -> [Action] {
        let codes = interrupted().filter { $0.purpose == .line && $0.asked.isEmpty }
        waiting = codes.compactMap { $0.value(.argument) } + waiting
        linkTrouble = nil
        show(Draft(.takenOverTitle, "", .takeBack, [.consent(.takeBack)]))
        alert(.takenOver)
        return taken()
    }

    /// What was kept on disk is of no use any more.
    package mutating func begunAnew(_ why: String) {
        message = .alert(Words(same: why))
    }

    /// What was to be sent could not be kept on disk, and so was not sent.
    package mutating func couldNotKeep(_ why: String) -> [Action] {
        unkept = interrupted()
        if case .sale = pane { parked = entry.text }
        show(
            Draft(
                .unkeptTitle, "", .forgetMemory, [Self.forgetting]))
        alert(
            .nothingSent.with(why))
        return taken()
    }

    private static let forgetting = Question.consent(.sellAnyway)

    /// Somebody knows it, and wants it so.
    mutating func sellWithoutMemory() {
        act(.forgetMemory)
        leaveForm()
        message = nil
        agenda = unkept
        unkept = []
        advance()
    }
}
