/// What was refused. Nothing that was typed is lost: a code stays in its row, a form is there
/// again, with one more question where the refusal asks for something.
extension Checkout {
    mutating func refused(_ draft: Draft, _ response: Response) {
        agenda = []
        learn(from: response)
        switch draft.purpose {
        case .verbs, .choices: return
        case .zReport: return tell(message.map { .note($0.words + .zIsShown) })
        case .dropEmpty: return refresh()
        case .standing where response.code == "no-open-sale": return
        case .sale(.end): refresh()
        case .beginSale, .line, .change, .standing, .payment, .sale, .drawer, .list, .text, .leave,
            .epoch, .forgetMemory, .takeBack, .unlock, .handOver, .beforeClosing, .closing:
            break
        }
        let words = response.explanation(in: surroundings.language)
        let isCode = draft.purpose == .line && draft.asked.isEmpty
        alert(isCode ? Words(same: "\(entry.text): ") + words : words)
        if isDayForgotten, draft.purpose == .drawer(.open) {
            agenda.append(beforeClosing(isForgotten: true))
        } else {
            askAgain(draft, response, isCode: isCode)
        }
        dropEmptySale(after: draft)
    }

    /// A sale that was begun for a line which is not taken is none: it goes as it came.
    private mutating func dropEmptySale(after draft: Draft) {
        guard draft.purpose == .line, isSaleImplied, sale?.lines.isEmpty == true, knows("CANCEL")
        else { return }
        agenda.append(Draft(.cancelSale, "CANCEL", .dropEmpty))
    }

    private mutating func askAgain(_ draft: Draft, _ response: Response, isCode: Bool) {
        var draft = draft
        draft.wasRefused()
        let isMore = draft.complete(
            after: response,
            mayBeSeconded: draft.isNumbered || knows(draft.verb, "by="),
            reasons[Self.kindOfReason(draft.verb)] ?? [])
        guard isMore || !draft.asked.isEmpty else {
            if isCode {
                refusal = message?.words
                message = nil
            }
            return entry.select()
        }
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
        case "day-not-closed": day = response.value("day") ?? day
        case "drawer-open": isDrawerOpen = true
        case "someone-logged-in": person = response.value("person")
        case "sale-open" where sale == nil:
            sale = ShownSale()
            refresh()
        default: break
        }
    }

    private static func kindOfReason(_ verb: String) -> String {
        switch verb {
        case "REPRICE": "price"
        case "RETURN": "return"
        case "NOSALE": "no-sale"
        case "OVERSHORT": "over-short"
        case "PAIDIN": "paid-in"
        case "PAIDOUT": "paid-out"
        default: "discount"
        }
    }
}
