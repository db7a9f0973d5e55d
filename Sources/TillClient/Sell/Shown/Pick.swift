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
        let cells: [Words]

        init(name: String, cells: [Words]) {
            self.name = name
            self.cells = cells
        }

        init(name: String, cells: [String]) {
            self.init(name: name, cells: cells.map { Words(same: $0) })
        }
    }

    let title: Words
    let purpose: Purpose
    let rows: [Row]
    private(set) var selected = 0

    init(_ title: Words, _ purpose: Purpose, _ rows: [Row]) {
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
            .found, .item,
            response.rows.map { row in
                let code = row.value("item") ?? ""
                let price = [row.value("price"), row.value("unit")].compactMap(\.self)
                let place = row.value("place") ?? ""
                return Row(
                    name: code,
                    cells: [
                        Words(same: row.value("name") ?? ""), Words(same: place),
                        row.value("on-hand").map { Words.left.with($0) } ?? Words(same: ""),
                        Words(same: price.joined(separator: "/")), Words(same: code),
                    ])
            })
    }

    static func held(_ response: Response) -> Pick {
        Pick(
            .heldSales, .heldSale,
            response.rows.map { row in
                let number = row.value("held") ?? ""
                let time = row.value("time")?.dropFirst(11).prefix(5) ?? ""
                let lines = row.value("lines").map {
                    $0 == "1" ? Words.oneLine : Words.manyLines.with($0)
                }
                let text = [number, row.value("name") ?? "", "\(time)"].filter { !$0.isEmpty }
                let name = Words(same: text.joined(separator: "  ") + "  ")
                return Row(
                    name: number,
                    cells: [
                        name + (lines ?? Words(same: "")), Words(same: row.value("total") ?? ""),
                    ])
            })
    }

    static func returned(_ response: Response, receipt: String) -> Pick {
        let lines = response.rows.filter { $0.value("line") != nil }
        return Pick(
            Words.linesOf.with(receipt),
            .returnedLine(receipt: receipt, code: response.value("code")),
            lines.map { row in
                let measure = "\(row.value("qty") ?? "1") x \(row.value("price") ?? "")"
                let back = row.value("returned").map { Words.alreadyReturned.with($0) }
                let name = Words(same: row.value("name") ?? "") + (back ?? Words(same: ""))
                return Row(
                    name: row.value("line") ?? "",
                    cells: [name, Words(same: measure), Words(same: row.value("amount") ?? "")])
            })
    }

    static func payments(_ payments: [ShownSale.Payment]) -> Pick {
        Pick(
            .payments, .payment,
            payments.map { Row(name: $0.number, cells: [$0.tender, Words(same: $0.amount)]) })
    }
}
