import TillCore

/// What is being typed, and which keys do what.
extension CheckoutView {
    /// The row, and the cursor's column.
    var entryRow: (Screen.Row, Int) {
        let (prompt, isHidden) = prompt
        guard let prompt else { return (Screen.Row(), 0) }
        let text = prompt.fitted(min(prompt.columns, width / 2))
        let room = width - text.columns - 1
        let typed = isHidden ? Self.hidden(checkout.entry.text) : checkout.entry.text.printable
        let before = String(typed.prefix(checkout.entry.cursor))
        // The beginning goes out of sight when there is more than fits.
        var left = before
        while left.columns > room { left.removeFirst() }
        let shown = (left + typed.dropFirst(before.count)).clipped(room)
        var row = Screen.Row(text, .strong)
        row.add(shown, checkout.entry.isSelected ? .inverse : .plain)
        return (row, text.columns + left.columns)
    }

    private var prompt: (String?, isHidden: Bool) {
        switch checkout.pane {
        case .sale, .reading: return (checkout.isWaiting ? " … " : " > ", false)
        case .menu: return (" A letter: ", false)
        case .list: return (nil, false)
        case .form(let draft):
            guard let question = draft.question ?? draft.asked.last else { return (nil, false) }
            guard question.kind != .consent else { return (" \(question.label) ", false) }
            let usual = question.usual.isEmpty ? "" : " [\(question.usual)]"
            return (" \(question.label)\(usual): ", question.kind == .secret)
        }
    }

    var keys: [Screen.Row] {
        switch checkout.pane {
        case .sale, .reading, .menu: functionKeys
        case .form(let draft):
            [
                Screen.Row(
                    (" Enter next   Up back   Ctrl-U empties   "
                        + (draft.purpose == .epoch ? "Ctrl-C" : "Esc") + " leaves").fitted(width),
                    .inverse),
                Screen.Row(),
            ]
        case .list(let pick):
            [Screen.Row(hint(pick).fitted(width), .inverse), Screen.Row()]
        }
    }

    private func hint(_ pick: Pick) -> String {
        let tellsWhere = pick.purpose == .item && checkout.knows("WHERE")
        return " Enter takes it   Up, Down choose   \(tellsWhere ? "Tab tells where   " : "")"
            + "Esc leaves"
    }

    private var functionKeys: [Screen.Row] {
        let keys = FunctionKeys.all(isSelling: checkout.sale != nil)
        let room = width / 6
        return [keys[..<6], keys[6...]].map { keys in
            var row = Screen.Row()
            for (index, key) in zip(keys.indices, keys) {
                let isKnown = key.function.label.verb.map { checkout.knows($0) } ?? true
                let name = "F\(index + 1)".fitted(3)
                row.add(" \(name)", isKnown ? .strong : .faint)
                row.add(" \(key.word)".fitted(room - 5), isKnown ? .inverse : .faint)
                row.add(" ")
            }
            return row
        }
    }
}
