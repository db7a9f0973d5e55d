import TillCore

/// From the first question of a form to the line that goes to the server.
extension Checkout {
    /// Asks what is not known yet; what was typed already is the first answer.
    mutating func begin(_ draft: Draft) {
        var draft = draft
        let typed = entry.isSelected ? "" : entry.text
        if let complaint = take(typed, for: &draft) {
            entry.select()
            return alert(complaint)
        }
        // With an answer typed before it, a function asks no more than it must.
        let isIncomplete = draft.asked.contains { question in
            question.answer.isEmpty && (question.isNeeded || typed.isEmpty)
        }
        if isIncomplete { show(draft) } else { send(draft) }
    }

    private func take(_ typed: String, for draft: inout Draft) -> String? {
        guard !typed.isEmpty, let question = draft.question, question.kind != .consent else {
            return nil
        }
        if draft.purpose == .payment && question.kind != .money && Typed.money(typed) != nil {
            draft.answerAmount(typed)
            return nil
        }
        return draft.answer(typed, on: register)
    }

    mutating func show(_ draft: Draft) {
        pane = .form(draft)
        entry = TypedLine(draft.question?.answer ?? "", selected: true)
    }

    /// Back to the sale, and to the code that was being typed.
    mutating func leaveForm() {
        pane = .sale
        if message?.weight == .alert && !isAhead { message = nil }
        entry = TypedLine(parked, selected: true)
        parked = ""
    }

    mutating func pressed(_ key: Keystroke, in draft: Draft) {
        var draft = draft
        switch key {
        case .enter:
            answer(&draft)
        case .control("c") where draft.purpose == .leave || draft.purpose == .epoch:
            act(.leave)
        case .escape where draft.purpose == .epoch:
            act(.ring)
        case .escape, .control("c"):
            leaveForm()
        case .up:
            if draft.goBack() { show(draft) }
        case .down, .tab, .pageUp, .pageDown, .function, .control("d"):
            act(.ring)
        case .text, .backspace, .delete, .left, .right, .home, .end, .control:
            guard draft.question?.kind != .consent else { return act(.ring) }
            _ = entry.pressed(key)
        }
    }

    private mutating func answer(_ draft: inout Draft) {
        if let complaint = draft.answer(entry.text, on: register) {
            entry.select()
            return alert(complaint)
        }
        if draft.question == nil {
            pane = .form(draft)
            send(draft)
        } else {
            show(draft)
        }
    }

    mutating func send(_ draft: Draft) {
        guard draft.purpose != .leave else { return act(.leave) }
        guard draft.purpose != .forgetMemory else { return sellWithoutMemory() }
        if draft.purpose == .line && sale == nil {
            agenda.append(Draft("Sale", "SALE", .beginSale))
        }
        agenda.append(draft)
        advance()
    }

    /// Somebody logged in and the drawer open: asks for what is missing; true when nothing is.
    @discardableResult
    mutating func makeReady() -> Bool {
        if person == nil {
            show(logIn)
        } else if !isDrawerOpen {
            show(openDrawer)
        } else {
            return true
        }
        return false
    }

    mutating func sell(_ text: String) {
        guard person != nil && isDrawerOpen else {
            parked = text
            makeReady()
            return
        }
        let (code, quantity) = Typed.item(text)
        let known = [Question(known: .argument, code)]
        let more = quantity.map { [Question(known: .field("qty"), $0.written)] } ?? []
        send(Draft("Item \(code)", "ITEM", .line, known + more))
    }
}
