import TillCore

/// A register as rows of a terminal, from above:
///
/// ```
/// head      store, register, who sells, the day
/// body      the sale's lines, or a form, a menu, a list, something to read
/// totals    what it comes to, what is paid, what is due
/// message   what went wrong, over as many rows as it takes
/// entry     what is being typed
/// keys      two rows
/// ```
struct CheckoutView {
    private static let least = Screen.Size(columns: 60, rows: 18)
    private static let mostMessageRows = 4
    private static let totalRows = 4
    private static let keyRows = 2

    let checkout: Checkout
    let size: Screen.Size

    var width: Int { size.columns }
    var language: Language { checkout.surroundings.language }

    func say(_ words: Words) -> String { words.text(in: language) }

    var screen: Screen {
        guard width >= Self.least.columns && size.rows >= Self.least.rows else { return tooSmall }
        let message = messageRows
        let height = size.rows - 2 - Self.totalRows - message.count - Self.keyRows
        let shown = Array(body(height).prefix(height))
        let filled = shown + Array(repeating: Screen.Row(), count: height - shown.count)
        let (entry, column) = entryRow
        let upper = [head] + filled + totals + message
        return Screen(
            size: size, rows: upper + [entry] + keys,
            cursor: Screen.Position(row: upper.count, column: min(column, width - 1)))
    }

    private var tooSmall: Screen {
        let words =
            say(.tooSmall.with("\(Screen.Size.usual.columns)", "\(Screen.Size.usual.rows)"))
        let rows = words.wrapped(max(1, width)).map { Screen.Row($0, .alert) }.prefix(size.rows)
        let empty = Array(repeating: Screen.Row(), count: max(0, size.rows - rows.count))
        return Screen(
            size: size, rows: rows + empty, cursor: Screen.Position(row: 0, column: 0))
    }

    private var head: Screen.Row {
        let role = checkout.roleWord.map { ", \(say($0))" } ?? ""
        let person = checkout.person.map { say(checkout.called($0)) + role }
        let who = "\(person ?? say(.nobody))   ".printable
        let day = " \(checkout.day ?? say(.noDay)) "
        let training = checkout.isTraining ? say(.training) : ""
        let room = width - who.columns - day.columns + 1 - training.columns
        let register = say(.register.with(checkout.register))
        var row = Screen.Row(" \(checkout.store)   \(register)".fitted(room), .inverse)
        row.add(training, .alert)
        row.add(String(who.dropLast()), .inverse)
        row.add(day, checkout.isDayAnother ? .alert : .inverse)
        return row
    }

    private func body(_ height: Int) -> [Screen.Row] {
        switch checkout.pane {
        case .sale: saleRows(height)
        case .form(let draft): saleRows(height, above: rows(of: draft))
        case .menu(let menu): rows(of: menu)
        case .list(let pick): rows(of: pick, height)
        case .reading(let reading): rows(of: reading, height)
        }
    }

    private var messageRows: [Screen.Row] {
        if let trouble = checkout.linkTrouble {
            return alertRows(say(.linkLost.with(trouble)))
        }
        let refusal = checkout.refusal.map { alertRows(say($0)) } ?? []
        let rows = refusal + waitingRows + saidRows
        return rows.isEmpty ? [Screen.Row()] : Array(rows.prefix(Self.mostMessageRows))
    }

    /// What was scanned behind a refusal, or while the last sale was being paid.
    private var waitingRows: [Screen.Row] {
        guard !checkout.waiting.isEmpty else { return [] }
        let waiting = checkout.waiting.joined(separator: ", ")
        if checkout.refusal != nil { return alertRows(say(.waits.with(waiting))) }
        if case .reading = checkout.pane { return alertRows(say(.waitsForEnter.with(waiting))) }
        return []
    }

    private var saidRows: [Screen.Row] {
        guard let message = checkout.message else { return [] }
        let text = say(message.words)
        switch message.weight {
        case .note: return [Screen.Row(" " + text.printable.fitted(width - 2), .strong)]
        case .alert: return alertRows(text)
        }
    }

    private func alertRows(_ text: String) -> [Screen.Row] {
        text.printable.wrapped(width - 5).prefix(Self.mostMessageRows).enumerated().map {
            Screen.Row((($0 == 0 ? " !! " : "    ") + $1).fitted(width), .alert)
        }
    }
}

extension Checkout {
    package func screen(_ size: Screen.Size) -> Screen {
        CheckoutView(checkout: self, size: size).screen
    }
}
