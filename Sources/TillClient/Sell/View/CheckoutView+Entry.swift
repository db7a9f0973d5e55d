import TillCore

/// What is being typed, and which keys do what.
extension CheckoutView {
    /// The row, and the cursor's column.
    var entryRow: (Screen.Row, Int) {
        let (prompt, isHidden) = prompt
        guard let prompt else { return (Screen.Row(), 0) }
        let most = isConsent ? width - 5 : width / 2
        let text = prompt.fitted(min(prompt.columns, most))
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

    /// A question to be sure is read to its end; its answer is a letter.
    private var isConsent: Bool {
        if case .form(let draft) = checkout.pane { draft.question?.kind == .consent } else { false }
    }

    private var prompt: (String?, isHidden: Bool) {
        switch checkout.pane {
        case .sale, .reading: return (checkout.isWaiting ? " … " : " > ", false)
        case .menu: return (say(.letter), false)
        case .list: return (nil, false)
        case .form(let draft):
            guard let question = draft.question ?? draft.asked.last else { return (nil, false) }
            guard question.kind != .consent else { return (" \(say(question.label)) ", false) }
            let usual = question.usual.isEmpty ? "" : " [\(question.usual)]"
            return (" \(say(question.label))\(usual): ", question.kind == .secret)
        }
    }

    var keys: [Screen.Row] {
        switch checkout.pane {
        case .sale, .reading, .menu: functionKeys
        case .form(let draft):
            [
                Screen.Row(hint(draft).fitted(width), .inverse),
                Screen.Row(),
            ]
        case .list(let pick):
            [Screen.Row(hint(pick).fitted(width), .inverse), Screen.Row()]
        }
    }

    private func hint(_ pick: Pick) -> String {
        let tellsWhere = pick.purpose == .item && checkout.knows("WHERE")
        return say(.listKeys.with(tellsWhere ? Words.tellsWhere : Words(same: "")))
    }

    private func hint(_ draft: Draft) -> String {
        guard draft.purpose != .unlock else { return say(.lockKeys) }
        let mayOnlyLeave = draft.purpose == .epoch || draft.purpose == .takeBack
        return say(.formKeys.with(mayOnlyLeave ? "Ctrl-C" : "Esc"))
    }

    private var functionKeys: [Screen.Row] {
        let keys = FunctionKeys.all
        let room = width / 6
        return [keys[..<6], keys[6...]].map { keys in
            var row = Screen.Row()
            for (index, key) in zip(keys.indices, keys) {
                let verb = key.function.label.verb
                let isKnown =
                    (verb.map { checkout.knows($0) } ?? true)
                    && (checkout.sale != nil || !key.function.needsSale)
                let name = "F\(index + 1)".fitted(3)
                row.add(" \(name)", isKnown ? .strong : .faint)
                row.add(" \(say(key.word))".fitted(room - 5), isKnown ? .inverse : .faint)
                row.add(" ")
            }
            return row
        }
    }
}
