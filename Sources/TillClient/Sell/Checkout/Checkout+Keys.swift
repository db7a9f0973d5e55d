/// What a key means depends on what the middle of the screen is used for.
extension Checkout {
    mutating func handle(_ key: Keystroke) {
        switch pane {
        case .sale: pressedAtSale(key)
        case .form(let draft): pressed(key, in: draft)
        case .menu(let menu): pressed(key, in: menu)
        case .list(let pick): pressed(key, in: pick)
        case .reading(let reading): pressed(key, in: reading)
        }
    }

    private mutating func pressedAtSale(_ key: Keystroke) {
        switch key {
        case .enter: enteredCode()
        case .escape where refusal != nil: acknowledge()
        case .escape where message?.weight == .alert: message = nil
        case .escape where !entry.text.isEmpty: entry.clear()
        case .tab where !waiting.isEmpty: act(.ring)
        case .text("/") where !waiting.isEmpty && (entry.text.isEmpty || entry.isSelected):
            act(.ring)
        case .escape, .tab: pane = .menu(.sale)
        case .text("/") where entry.text.isEmpty || entry.isSelected: pane = .menu(.sale)
        case .up: select(-1)
        case .down: select(1)
        case .pageUp: select(-10)
        case .pageDown: select(10)
        case .function(let number): run(functionKey: number)
        case .control("c"), .control("d"): run(.leave)
        case .text, .backspace, .delete, .left, .right, .home, .end, .control:
            _ = entry.pressed(key)
        }
    }

    private mutating func select(_ step: Int) {
        guard let lines = sale?.lines, !lines.isEmpty else { return }
        let index = selected.flatMap(lines.firstIndex) ?? lines.count - 1
        selected = lines[max(0, min(lines.count - 1, index + step))]
    }

    private mutating func run(functionKey number: Int) {
        let keys = FunctionKeys.all
        guard (1...keys.count).contains(number) else { return }
        // What waits belongs to this sale: it is sold before the sale is paid or put aside.
        guard waiting.isEmpty else { return act(.ring) }
        run(keys[number - 1].function)
    }

    private mutating func pressed(_ key: Keystroke, in menu: Menu) {
        switch key {
        case .text(let letter):
            if let function = menu.function(letter) {
                pane = .sale
                run(function)
            } else if letter.isNumber {
                // A scanner does not know that a menu is open.
                pane = .sale
                pressedAtSale(key)
            } else {
                act(.ring)
            }
        case .function(let number):
            pane = .sale
            run(functionKey: number)
        case .escape, .enter, .tab, .control("c"), .backspace: pane = .sale
        case .delete, .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .control: break
        }
    }

    private mutating func pressed(_ key: Keystroke, in pick: Pick) {
        var pick = pick
        switch key {
        case .enter: choose(pick)
        case .escape, .control("c"): leaveForm()
        case .up: pick.move(-1)
        case .down: pick.move(1)
        case .pageUp: pick.move(-10)
        case .pageDown: pick.move(10)
        case .home: pick.move(-pick.rows.count)
        case .end: pick.move(pick.rows.count)
        case .tab where pick.purpose == .item: askWhere(pick)
        case .text, .tab, .backspace, .delete, .left, .right, .function, .control: act(.ring)
        }
        if case .list = pane { pane = .list(pick) }
    }

    /// What is typed behind a receipt belongs to the next customer.
    private mutating func pressed(_ key: Keystroke, in reading: Reading) {
        var reading = reading
        switch key {
        case .up: reading.move(-1)
        case .down: reading.move(1)
        case .pageUp: reading.move(-10)
        case .pageDown: reading.move(10)
        case .home: reading.move(-reading.lines.count)
        case .enter, .escape:
            pane = .sale
            sellWaiting()
            return
        case .control("p"):
            return printOut(reading)
        case .text, .tab, .backspace, .delete, .left, .right, .end, .function, .control:
            pane = .sale
            pressedAtSale(key)
            return
        }
        pane = .reading(reading)
    }
}
