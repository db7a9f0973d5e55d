import TillCore

/// What went well.
extension Checkout {
    mutating func succeeded(_ draft: Draft, _ response: Response) {
        switch draft.purpose {
        case .verbs:
            for row in response.rows {
                usages[row.value("verb") ?? ""] = row.value("usage") ?? ""
            }
            askForChoices()
        case .choices(let list): learn(list, response)
        case .dropEmpty:
            sale = nil
            isSaleImplied = false
        case .unlock:
            isLocked = false
            pane = .sale
            entry.clear()
            tell(.note(.unlocked))
            if sale == nil { goOn() } else { refresh() }
        case .zReport(let title): show(.report(title), response)
        case .handOver:
            sale = nil
            selected = nil
            agenda.append(Draft(.logOut, "LOGOUT", .drawer(.logOut)))
        case .beforeClosing: showClosing(response, isForgotten: isClosingForgotten(draft))
        case .closing(let isForgotten): closedDay(response, isForgotten)
        case .beginSale:
            sale = ShownSale()
            selected = nil
            change = nil
            if agenda.isEmpty { leaveForm() }
        case .line:
            done(nil)
            isSaleImplied = false
            selected = response.value("line").flatMap(Int.init(text:)) ?? selected
            refresh()
        case .change(let words):
            done(words)
            refresh()
        case .standing: standing(response)
        case .payment: paid(response)
        case .sale(let step): succeeded(step, response)
        case .drawer(let step): succeeded(step, response)
        case .list(let listing): show(listing, draft, response)
        case .text(let text): show(text, response)
        case .epoch: connect()
        case .leave, .forgetMemory, .takeBack:
            preconditionFailure("this is nothing to ask the server")
        }
    }

    /// The server has taken what was typed.
    mutating func done(_ words: Words?) {
        pane = .sale
        entry.clear()
        tell(words.map(Message.note))
    }

    private mutating func standing(_ response: Response) {
        let now = ShownSale(response, tenders: choices["tenders"] ?? [])
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
            done(.stillToPay.with(due))
            refresh()
        }
    }

    private mutating func succeeded(_ step: Purpose.SaleStep, _ response: Response) {
        switch step {
        case .end: endedSale(response)
        case .cancel: leaveSale(.saleCancelled)
        case .hold: leaveSale(.saleHeld.with(response.value("held") ?? "?"))
        case .recall:
            sale = ShownSale()
            done(.recalled)
            refresh()
        }
    }

    private mutating func leaveSale(_ words: Words) {
        sale = nil
        selected = nil
        done(words)
    }

    private mutating func endedSale(_ response: Response) {
        let receipt = response.value("receipt") ?? ""
        lastReceipt = receipt
        change = response.value("change")
        leaveSale(
            .receiptDone.with(receipt)
                + (change.map { Words.receiptChange.with($0) } ?? Words(same: "")))
        let text = response.rows.compactMap { $0.value("text") }
        if text.isEmpty {
            agenda.append(
                Draft(
                    Words(same: ""), "RECEIPT", .text(.receipt), isNumbered: false,
                    [Question(known: .argument, receipt)]))
        } else {
            pane = .reading(Reading(.receiptDone.with(receipt), text))
        }
    }

    private mutating func succeeded(_ step: Purpose.DrawerStep, _ response: Response) {
        switch step {
        case .logIn:
            person = response.value("person")
            role = response.value("role")
            done(.loggedIn.with(person.map(called) ?? Words(same: "")))
            if let person { askForName(person) }
            goOn()
        case .logOut:
            person = nil
            role = nil
            isTraining = false
            isLocked = false
            change = nil
            done(.loggedOut)
            dropWaiting()
            goOn()
        case .open:
            isDrawerOpen = true
            day = response.value("day") ?? day
            done(.drawerIsOpen)
            goOn()
        case .count:
            isDrawerOpen = false
            done(.counted)
        case .z:
            isDrawerOpen = false
            let z = response.value("z") ?? ""
            lastZ = z
            done(.zMade.with(z, response.value("day") ?? ""))
            agenda.append(zReport(z))
        case .training:
            isTraining = true
            done(.trains)
        }
    }

    /// To what is missing before a sale, or to the code that was typed too early.
    mutating func goOn() {
        if makeReady() { leaveForm() }
    }
}
