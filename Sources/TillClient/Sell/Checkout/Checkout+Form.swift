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

    private func take(_ typed: String, for draft: inout Draft) -> Words? {
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

    /// It was asked to be sure, and somebody is not.
    private mutating func declined(_ draft: Draft) {
        switch draft.purpose {
        case .takeBack: act(.leave)
        case .closing(isForgotten: true): joinOpenDay()
        case .payment:
            var draft = draft
            draft.withdraw(.nowhere)
            show(draft)
        case .verbs, .beginSale, .line, .change, .standing, .sale, .drawer, .list, .text, .leave,
            .epoch, .forgetMemory, .dropEmpty, .choices, .unlock, .handOver, .zReport,
            .beforeClosing, .closing:
            leaveForm()
            tell(.note(.nothingDone))
        }
    }

    /// What pieces come to is what Enter alone answers for the cash.
    private func addUp(_ draft: inout Draft) {
        guard let question = draft.question, question.kind == .pieces,
            let sum = Typed.sum(ofPieces: entry.text)
        else { return }
        draft.suggest(sum.written, for: .field("cash"))
    }

    /// The largest note there is; nobody gives so much more than is due.
    private static let muchMore = Money(minor: 1000_00)

    /// With one more question, when far more cash is given than is due: a code may have been
    /// scanned, a nought too many typed.
    private func doubtful(_ draft: Draft) -> Draft? {
        guard draft.purpose == .payment, draft.value(.nowhere) == nil,
            draft.questions.first?.answer == "cash", draft.questions.count > 1,
            let given = Typed.money(
                draft.questions[1].answer.isEmpty
                    ? draft.questions[1].usual : draft.questions[1].answer),
            let due = sale?.cashDue.flatMap({ Money(text: $0) }), given - due >= Self.muchMore
        else { return nil }
        var draft = draft
        draft.add([
            .consent(.muchMore.with(given.written, (given - due).written))
        ])
        return draft
    }

    /// Back to the sale, and to the code that was being typed.
    mutating func leaveForm() {
        guard !isLocked else { return lock() }
        pane = .sale
        if message?.weight == .alert && !isAhead { message = nil }
        entry = TypedLine(parked, selected: true)
        parked = ""
        sellWaiting()
    }

    mutating func pressed(_ key: Keystroke, in draft: Draft) {
        var draft = draft
        switch key {
        case .enter:
            answer(&draft)
        case .escape where draft.purpose == .unlock: letGo()
        case .control("c") where draft.purpose == .unlock || draft.purpose == .takeBack:
            act(.leave)
        case .escape where draft.purpose == .takeBack: act(.ring)
        case .control("c") where draft.purpose == .leave || draft.purpose == .epoch:
            act(.leave)
        case .escape where draft.purpose == .epoch:
            act(.ring)
        case .escape where draft.isOverLock, .control("c") where draft.isOverLock: lock()
        case .escape, .control("c"):
            leaveForm()
        case .up:
            if draft.goBack() { show(draft) }
        case .down, .tab, .pageUp, .pageDown, .function, .control("d"):
            act(.ring)
        case .text, .backspace, .delete, .left, .right, .home, .end, .control:
            _ = entry.pressed(key)
        }
    }

    private mutating func answer(_ draft: inout Draft) {
        if let kind = draft.question?.kind {
            if ScanLook.isScan(entry.text, kind, isBurst: false) {
                let text = entry.text
                entry.clear()
                return putAside(text)
            }
            if kind == .consent, !Question.isYes(entry.text) { return declined(draft) }
            addUp(&draft)
        }
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
        guard draft.purpose != .takeBack else { return connect() }
        if let doubtful = doubtful(draft) { return show(doubtful) }
        if draft.purpose == .line && sale == nil {
            isSaleImplied = true
            agenda.append(Draft(.sale, "SALE", .beginSale))
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
            if isDayForgotten {
                send(beforeClosing(isForgotten: true))
            } else {
                show(openDrawer)
            }
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
        send(Draft(.item.with(code), "ITEM", .line, known + more))
    }
}
