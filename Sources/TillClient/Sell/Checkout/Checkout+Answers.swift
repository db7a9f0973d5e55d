import TillCore

/// What went well.
extension Checkout {
    mutating func succeeded(_ draft: Draft, _ response: Response) {
        switch draft.purpose {
        case .verbs:
            for row in response.rows {
                usages[row.value("verb") ?? ""] = row.value("usage") ?? ""
            }
        case .beginSale:
            sale = ShownSale()
            selected = nil
            change = nil
            if agenda.isEmpty { leaveForm() }
        case .line:
            done(nil)
            selected = response.value("line").flatMap(Int.init(text:)) ?? selected
            refresh()
        case .change(let words):
            done("\(words).")
            refresh()
        case .standing: standing(response)
        case .payment: paid(response)
        case .sale(let step): succeeded(step, response)
        case .drawer(let step): succeeded(step, response)
        case .list(let listing): show(listing, draft, response)
        case .text(let text): show(text, response)
        case .epoch: connect()
        case .leave, .forgetMemory: preconditionFailure("this is nothing to ask the server")
        }
    }

    /// The server has taken what was typed.
    private mutating func done(_ words: String?) {
        pane = .sale
        entry.clear()
        tell(words.map(Message.note))
    }

    private mutating func standing(_ response: Response) {
        let now = ShownSale(response)
        // Paid when the link or this program broke: only its end is missing.
        let isFound = sale?.due == nil && now.isPaidFor
        sale = now
        if !now.lines.contains(selected ?? 0) { selected = now.lines.last }
        if isFound && agenda.isEmpty { agenda.append(end) }
    }

    private mutating func paid(_ response: Response) {
        let due = response.value("due") ?? ""
        if due == Money.zero.written {
            done(nil)
            agenda.append(end)
        } else {
            done("Still to pay: \(due)")
            refresh()
        }
    }

    private mutating func succeeded(_ step: Purpose.SaleStep, _ response: Response) {
        switch step {
        case .end: endedSale(response)
        case .cancel: leaveSale("The sale is cancelled.")
        case .hold: leaveSale("The sale is held as \(response.value("held") ?? "?").")
        case .recall:
            sale = ShownSale()
            done("Recalled.")
            refresh()
        }
    }

    private mutating func leaveSale(_ words: String) {
        sale = nil
        selected = nil
        done(words)
    }

    private mutating func endedSale(_ response: Response) {
        let receipt = response.value("receipt") ?? ""
        lastReceipt = receipt
        change = response.value("change")
        leaveSale("Receipt \(receipt)" + (change.map { "   CHANGE \($0)" } ?? ""))
        let text = response.rows.compactMap { $0.value("text") }
        if text.isEmpty {
            agenda.append(
                Draft(
                    "", "RECEIPT", .text(.receipt), isNumbered: false,
                    [Question(known: .argument, receipt)]))
        } else {
            pane = .reading(Reading("Receipt \(receipt)", text))
        }
    }

    private mutating func succeeded(_ step: Purpose.DrawerStep, _ response: Response) {
        switch step {
        case .logIn:
            person = response.value("person")
            role = response.value("role")
            done("Person \(person ?? "") is logged in.")
            goOn()
        case .logOut:
            person = nil
            role = nil
            isTraining = false
            done("Logged out.")
            goOn()
        case .open:
            isDrawerOpen = true
            day = response.value("day") ?? day
            done("The drawer is open.")
            goOn()
        case .count:
            isDrawerOpen = false
            done("Counted; the drawer is closed.")
        case .z:
            isDrawerOpen = false
            done("Z \(response.value("z") ?? "") of \(response.value("day") ?? "").")
        case .training:
            isTraining = true
            done("Training: nothing counts until log out.")
        }
    }

    /// To what is missing before a sale, or to the code that was typed too early.
    private mutating func goOn() {
        if makeReady() { leaveForm() }
    }
}
