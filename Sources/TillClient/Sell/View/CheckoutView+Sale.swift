import TillCore

/// The sale's lines and what they come to.
extension CheckoutView {
    private static let measureWidth = 22
    private static let amountWidth = 14

    func saleRows(_ height: Int) -> [Screen.Row] {
        let title = lineRow(
            " ", say(.columnNumber), say(.columnItem), say(.columnMeasure), say(.columnAmount),
            .faint)
        guard let sale = checkout.sale else { return idleRows }
        let room = height - 1
        let index = sale.rows.firstIndex { $0.line != nil && $0.line == checkout.selected }
        let last = sale.rows.count
        // The selected line is in sight, with what stands below it when it is the last.
        let wanted = index.map { checkout.selected == sale.lines.last ? last : $0 + 1 } ?? last
        let top = max(0, wanted - room)
        let rows = sale.rows[top..<min(last, top + room)].map { row in
            let isSelected = row.line != nil && row.line == checkout.selected
            return lineRow(
                isSelected ? ">" : " ", row.line.map(String.init) ?? "", say(row.name), row.measure,
                row.amount, isSelected ? .inverse : row.line == nil ? .faint : .plain)
        }
        return [title] + rows
    }

    /// The sale stays in sight while something is asked.
    func saleRows(_ height: Int, above form: [Screen.Row]) -> [Screen.Row] {
        guard checkout.sale != nil, !checkout.isLocked, form.count + 3 <= height else {
            return form
        }
        let room = height - form.count
        let rows = saleRows(room)
        return rows + Array(repeating: Screen.Row(), count: max(0, room - rows.count)) + form
    }

    private var idleRows: [Screen.Row] {
        [
            "", say(.idleScan), say(.idleMenu), say(.idleFirst),
        ].map { Screen.Row($0.clipped(width)) }
    }

    private func lineRow(
        _ mark: String, _ number: String, _ name: String, _ measure: String, _ amount: String,
        _ style: Screen.Style
    ) -> Screen.Row {
        let fixed = 8 + Self.measureWidth + Self.amountWidth
        let text =
            mark + number.fitted(left: 4) + " " + name.printable.fitted(width - fixed) + " "
            + measure.printable.fitted(left: Self.measureWidth)
            + amount.printable.fitted(left: Self.amountWidth)
        return Screen.Row(text.fitted(width), style)
    }

    /// A rule and three rows: what makes up the total to the left, what is due to the right.
    var totals: [Screen.Row] {
        [Screen.Row(String(repeating: "─", count: width), .faint)] + figures
    }

    private var figures: [Screen.Row] {
        guard let sale = checkout.sale else {
            let change = checkout.change.map { (say(.change.with(checkout.currency)), $0) }
            return [row("", "", change, .strong), Screen.Row(), Screen.Row()]
        }
        let count = sale.lines.count
        let lines = count == 1 ? say(.oneLine) : say(.manyLines.with(String(count)))
        let total = (say(.total.with(checkout.currency)), sale.total)
        return [
            row(lines, "", total, .strong),
            row(say(.reductions), sale.reductions, due(sale), sale.isPaidBack ? .strong : .plain),
            row(say(.paid), sale.payments.isEmpty ? nil : paid(sale), cashDue(sale), .plain),
        ]
    }

    /// What is to be paid back is said so, and without its sign.
    private func due(_ sale: ShownSale) -> (String, String)? {
        guard let due = sale.due else { return nil }
        return sale.isPaidBack
            ? (say(.toPayBack), String(due.dropFirst())) : (say(.toPay), due)
    }

    /// Said only where it is another amount.
    private func cashDue(_ sale: ShownSale) -> (String, String)? {
        guard let cash = sale.cashDue, cash != sale.due else { return nil }
        return (say(.inCash), sale.isPaidBack ? String(cash.dropFirst()) : cash)
    }

    private func paid(_ sale: ShownSale) -> String {
        let parts = sale.payments.map { "\(say($0.tender)) \($0.amount)" }.joined(separator: ", ")
        return "\(sale.paid ?? "")  (\(parts))"
    }

    private func row(
        _ name: String, _ value: String?, _ right: (String, String)?, _ style: Screen.Style
    ) -> Screen.Row {
        let half = 32
        let left = value.map { "\(name)  \($0)".trimmedRight } ?? ""
        var row = Screen.Row(("  " + left.printable).fitted(width - half))
        if let right {
            row.add(right.0.fitted(half - 17) + right.1.fitted(left: 16) + " ", style)
        }
        return row
    }
}
