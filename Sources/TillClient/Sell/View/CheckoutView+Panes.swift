import TillCore

/// What else the middle of the screen is used for.
extension CheckoutView {
    private func title(_ words: Words) -> Screen.Row { title(say(words)) }

    private func title(_ text: String) -> Screen.Row {
        Screen.Row(" " + text.printable.fitted(width - 1), .strong)
    }

    func rows(of draft: Draft) -> [Screen.Row] {
        let current = draft.question
        let notes = draft.notes.map { Screen.Row(("   " + say($0)).printable.fitted(width)) }
        let questions = draft.asked.filter { $0.kind != .consent }.flatMap { question in
            let isCurrent = question.slot == current?.slot && question.label == current?.label
            let answer = question.answer.isEmpty ? question.usual : question.answer
            let shown = question.kind == .secret ? Self.hidden(answer) : answer
            let mark = isCurrent ? " >" : "  "
            let text = "\(mark) \(say(question.label)): \(isCurrent ? "" : shown)"
            return [Screen.Row(text.printable.fitted(width), isCurrent ? .strong : .plain)]
                + (isCurrent ? rows(of: question.choices) : [])
        }
        return [title(draft.title)] + notes + questions
    }

    /// Each under its number, as far as there is room.
    private func rows(of choices: [Choice]) -> [Screen.Row] {
        choices.prefix(12).enumerated().map { index, choice in
            let text = "     " + String(index + 1).padded(left: 2) + "  " + choice.text
            return Screen.Row(text.printable.fitted(width))
        }
    }

    static func hidden(_ secret: String) -> String {
        String(repeating: "*", count: secret.count)
    }

    func rows(of menu: Menu) -> [Screen.Row] {
        let columns = menu.columns.map { functions in
            functions.filter { function in
                function.label.verb.map { checkout.knows($0) } ?? true
            }
        }
        let height = columns.map(\.count).max() ?? 0
        let room = (width - 2) / max(1, columns.count)
        let rows = (0..<height).map { index in
            var row = Screen.Row("  ")
            for functions in columns {
                let label = index < functions.count ? functions[index].label : nil
                row.add(label.map { " \($0.letter) " } ?? "   ", label == nil ? .plain : .inverse)
                row.add(" \(label.map { say($0.words) } ?? "")".fitted(room - 3))
            }
            return row
        }
        return [title(menu.title)] + rows
    }

    func rows(of pick: Pick, _ height: Int) -> [Screen.Row] {
        let room = height - 1
        let top = max(0, pick.selected - room + 1)
        let shown = pick.rows[top..<min(pick.rows.count, top + room)]
        let widths = (1..<max(2, pick.rows.first?.cells.count ?? 0)).map { column in
            pick.rows.map { column < $0.cells.count ? say($0.cells[column]).columns : 0 }.max() ?? 0
        }
        let rest = widths.reduce(0) { $1 == 0 ? $0 : $0 + $1 + 2 }
        let rows = zip(top..., shown).map { index, row in
            let first = row.cells.first.map(say) ?? ""
            var text = first.printable.fitted(max(10, width - 4 - rest))
            for (cell, width) in zip(row.cells.dropFirst(), widths) where width > 0 {
                text += "  " + say(cell).printable.fitted(left: width)
            }
            let isSelected = index == pick.selected
            let line = (isSelected ? " > " : "   ") + text
            return Screen.Row(line.fitted(width), isSelected ? .inverse : .plain)
        }
        return [title("\(say(pick.title)) (\(pick.rows.count))")] + rows
    }

    func rows(of reading: Reading, _ height: Int) -> [Screen.Row] {
        let room = height - 1
        let top = max(0, min(reading.top, reading.lines.count - room))
        let shown = reading.lines[top...].prefix(room)
        let more = top + room < reading.lines.count ? say(.moreBelow) : ""
        let prints = reading.mayBePrinted ? say(.canPrint) : ""
        let before = top > 0 ? say(.moreAbove) : ""
        return [title(say(reading.title) + before + more + prints)]
            + shown.map { Screen.Row("   " + $0.printable.fitted(width - 3)) }
    }
}
