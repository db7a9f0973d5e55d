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
            "This window is too small: \(Screen.Size.usual.columns) columns and "
            + "\(Screen.Size.usual.rows) rows are wanted."
        let rows = words.wrapped(max(1, width)).map { Screen.Row($0, .alert) }.prefix(size.rows)
        let empty = Array(repeating: Screen.Row(), count: max(0, size.rows - rows.count))
        return Screen(
            size: size, rows: rows + empty, cursor: Screen.Position(row: 0, column: 0))
    }

    private var head: Screen.Row {
        let role = checkout.role.map { ", \($0)" } ?? ""
        let person = checkout.person.map { "person \($0)\(role)" }
        let who = "\(person ?? "nobody logged in")   \(checkout.day ?? "no day open") "
        let training = checkout.isTraining ? " TRAINING " : ""
        let room = width - who.columns - training.columns
        var row = Screen.Row(
            " \(checkout.store)   register \(checkout.register)".fitted(room), .inverse)
        row.add(training, .alert)
        row.add(who, .inverse)
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
            return alertRows("Link lost, trying again: \(trouble)")
        }
        guard let message = checkout.message else { return [Screen.Row()] }
        switch message.weight {
        case .note: return [Screen.Row(" " + message.text.printable.fitted(width - 2), .strong)]
        case .alert: return alertRows(message.text)
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
