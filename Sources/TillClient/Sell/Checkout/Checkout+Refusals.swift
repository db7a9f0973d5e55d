/// What was refused. Nothing that was typed is lost: a code stays in its row, a form is there
/// again, with one more question where the refusal asks for something.
extension Checkout {
    mutating func refused(_ draft: Draft, _ response: Response) {
        agenda = []
        learn(from: response)
        switch draft.purpose {
        case .verbs: return
        case .standing where response.code == "no-open-sale": return
        case .sale(.end): refresh()
        case .beginSale, .line, .change, .standing, .payment, .sale, .drawer, .list, .text, .leave,
            .epoch, .forgetMemory:
            break
        }
        let typed = draft.purpose == .line && draft.asked.isEmpty ? "\(entry.text): " : ""
        alert(typed + response.explanation)
        askAgain(draft, response)
    }

    private mutating func askAgain(_ draft: Draft, _ response: Response) {
        var draft = draft
        draft.wasRefused()
        let isMore = draft.complete(after: response)
        guard isMore || !draft.asked.isEmpty else { return entry.select() }
        if case .form = pane {
            // The code that was parked stays so.
        } else {
            parked = draft.asked.isEmpty || isMore ? entry.text : ""
        }
        forgetKeysAhead()
        show(draft)
    }

    /// What a refusal tells of how things stand.
    private mutating func learn(from response: Response) {
        switch response.code {
        case "no-open-sale": sale = nil
        case "drawer-closed": isDrawerOpen = false
        case "nobody-logged-in": person = nil
        case "drawer-open": isDrawerOpen = true
        case "someone-logged-in": person = response.value("person")
        case "sale-open" where sale == nil:
            sale = ShownSale()
            refresh()
        default: break
        }
    }
}
