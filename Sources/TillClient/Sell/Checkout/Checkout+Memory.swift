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
                "The shop's computer knows less than this register", behind.request, .epoch,
                [
                    Question("Manager's number", .field("by"), .number),
                    Question("PIN", .field("pin"), .secret),
                ]))
        alert("\(behind.sentence) \(behind.advice)")
        return taken()
    }

    /// HELLO was said anew.
    package mutating func connected(_ hello: Line, _ earlier: [String]) -> [Action] {
        let last = hello.value("receipt") ?? "0"
        self = Checkout(hello: hello)
        let number = last == "0" ? "" : " Receipts go on behind \(register)-\(last)."
        let actions = start(after: earlier)
        if earlier.isEmpty { message = .note("Begun anew.\(number)") }
        return actions
    }

    /// What was kept on disk is of no use any more.
    package mutating func begunAnew(_ why: String) { message = .alert(why) }

    /// What was to be sent could not be kept on disk, and so was not sent.
    package mutating func couldNotKeep(_ why: String) -> [Action] {
        unkept = interrupted()
        if case .sale = pane { parked = entry.text }
        show(
            Draft(
                "Nothing can be kept on this disk", "", .forgetMemory, [Self.forgetting]))
        alert(
            "\(why). Nothing was sent. Without it a receipt's number may be given out twice when "
                + "the shop's computer has to be restored.")
        return taken()
    }

    private static let forgetting = Question(
        "Sell without it? Enter: yes, Esc: no", .nowhere, .consent, usual: "yes")

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
