import TillCore

/// A list to pick one row from.
package struct Pick: Equatable, Sendable {
    enum Purpose: Equatable, Sendable {
        case item
        case heldSale
        case returnedLine(receipt: String, code: String?)
        case payment
    }

    struct Row: Equatable, Sendable {
        /// What names it to the server.
        let name: String
        let cells: [String]
    }

    let title: String
    let purpose: Purpose
    let rows: [Row]
    private(set) var selected = 0

    init(_ title: String, _ purpose: Purpose, _ rows: [Row]) {
        self.title = title
        self.purpose = purpose
        self.rows = rows
    }

    var row: Row? { selected < rows.count ? rows[selected] : nil }

    mutating func move(_ step: Int) {
        selected = max(0, min(rows.count - 1, selected + step))
    }
}

extension Pick {
    static func items(_ response: Response) -> Pick {
        Pick(
            "Found", .item,
            response.rows.map { row in
                let code = row.value("item") ?? ""
                let price = [row.value("price"), row.value("unit")].compactMap(\.self)
                return Row(
                    name: code,
                    cells: [
                        row.value("name") ?? "", row.value("place") ?? "",
                        row.value("on-hand").map { "\($0) left" } ?? "",
                        price.joined(separator: "/"), code,
                    ])
            })
    }

    static func held(_ response: Response) -> Pick {
        Pick(
            "Held sales", .heldSale,
            response.rows.map { row in
                let number = row.value("held") ?? ""
                let time = row.value("time")?.dropFirst(11).prefix(5) ?? ""
                let lines = row.value("lines").map { $0 == "1" ? "1 line" : "\($0) lines" } ?? ""
                let text = [row.value("name"), "\(time)", lines].compactMap(\.self)
                let name = "\(number)  " + text.filter { !$0.isEmpty }.joined(separator: "  ")
                return Row(name: number, cells: [name, row.value("total") ?? ""])
            })
    }

    static func returned(_ response: Response, receipt: String) -> Pick {
        let lines = response.rows.filter { $0.value("line") != nil }
        return Pick(
            "Lines of receipt \(receipt)",
            .returnedLine(receipt: receipt, code: response.value("code")),
            lines.map { row in
                let measure = "\(row.value("qty") ?? "1") x \(row.value("price") ?? "")"
                let back = row.value("returned").map { " (returned: \($0))" } ?? ""
                let name = (row.value("name") ?? "") + back
                return Row(
                    name: row.value("line") ?? "",
                    cells: [name, measure, row.value("amount") ?? ""])
            })
    }

    static func payments(_ payments: [ShownSale.Payment]) -> Pick {
        Pick(
            "Payments", .payment,
            payments.map { Row(name: $0.number, cells: [$0.tender, $0.amount]) })
    }
}
