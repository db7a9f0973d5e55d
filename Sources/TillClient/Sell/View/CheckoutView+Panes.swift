import TillCore

/// What else the middle of the screen is used for.
extension CheckoutView {
    private func title(_ text: String) -> Screen.Row {
        Screen.Row(" " + text.printable.fitted(width - 1), .strong)
    }

    func rows(of draft: Draft) -> [Screen.Row] {
        let current = draft.question
        let questions = draft.asked.filter { $0.kind != .consent }.map { question in
            let isCurrent = question.slot == current?.slot && question.label == current?.label
            let answer = question.answer.isEmpty ? question.usual : question.answer
            let shown = question.kind == .secret ? Self.hidden(answer) : answer
            let text = "\(isCurrent ? " >" : "  ") \(question.label): \(isCurrent ? "" : shown)"
            return Screen.Row(text.printable.fitted(width), isCurrent ? .strong : .plain)
        }
        return [title(draft.title)] + questions
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
                row.add(" \(label?.words ?? "")".fitted(room - 3))
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
            pick.rows.map { column < $0.cells.count ? $0.cells[column].columns : 0 }.max() ?? 0
        }
        let rest = widths.reduce(0) { $1 == 0 ? $0 : $0 + $1 + 2 }
        let rows = zip(top..., shown).map { index, row in
            var text = (row.cells.first ?? "").printable.fitted(max(10, width - 4 - rest))
            for (cell, width) in zip(row.cells.dropFirst(), widths) where width > 0 {
                text += "  " + cell.printable.fitted(left: width)
            }
            let isSelected = index == pick.selected
            let line = (isSelected ? " > " : "   ") + text
            return Screen.Row(line.fitted(width), isSelected ? .inverse : .plain)
        }
        return [title("\(pick.title) (\(pick.rows.count))")] + rows
    }

    func rows(of reading: Reading, _ height: Int) -> [Screen.Row] {
        let room = height - 1
        let top = max(0, min(reading.top, reading.lines.count - room))
        let shown = reading.lines[top...].prefix(room)
        let more = top + room < reading.lines.count ? "   (more below)" : ""
        let before = top > 0 ? "   (more above)" : ""
        return [title(reading.title + before + more)]
            + shown.map { Screen.Row("   " + $0.printable.fitted(width - 3)) }
    }
}
