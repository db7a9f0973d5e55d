import TillCore

/// A receipt for the screen, 42 columns wide as on the usual paper.
package struct ReceiptText {
    package static let width = 42

    private let store: String
    private let currency: String
    private let response: Response

    package init(store: String, currency: String, response: Response) {
        self.store = store
        self.currency = currency
        self.response = response
    }

    package var lines: [String] {
        var text = [store.centred(Self.width)]
        if let mark = response.value("marked") {
            text.append("* \(mark.uppercased()) *".centred(Self.width))
        }
        text += head
        text.append(Self.rule)
        text += response.rows.flatMap(Self.item)
        text.append(Self.rule)
        text.append(Self.pair("TOTAL \(currency)", response.value("total") ?? ""))
        text += optional("rounding", "Rounding")
        text += rows("payment").map { Self.pair($0.value("tender") ?? "", Self.amount($0)) }
        text += optional("change", "Change")
        text += optional("kept", "Kept")
        text.append(Self.rule)
        text += vat
        return text
    }

    private static let rule = String(repeating: "-", count: width)

    private var head: [String] {
        let time = (response.value("time") ?? "").prefix(16).map { $0 == "T" ? " " : $0 }
        var lines = [Self.pair("Receipt \(response.value("receipt") ?? "")", String(time))]
        if let person = response.value("person") { lines.append("You were served by \(person)") }
        return lines
    }

    private func rows(_ kind: String) -> [Line] {
        response.rows.filter { $0.pairs.first?.key == kind }
    }

    private func optional(_ key: StaticString, _ name: String) -> [String] {
        response.value(key).map { [Self.pair(name, $0)] } ?? []
    }

    private static func amount(_ row: Line) -> String { row.value("amount") ?? "" }

    /// One line; two when more than one piece was bought; one more for what was taken off.
    private static func item(_ row: Line) -> [String] {
        if row.pairs.first?.key == "promoted" {
            return [pair("  \(row.value("text") ?? row.value("rule") ?? "")", "-" + amount(row))]
        }
        guard row.pairs.first?.key == "line" else { return [] }
        let name = row.value("name") ?? row.value("item") ?? ""
        let quantity = row.value("qty") ?? "1"
        let unit = row.value("unit")
        let reductions = ["discount", "sale-discount"].compactMap { key in
            row.pairs.first { pair in pair.key == key }.map { pair("  discount", "-" + $0.value) }
        }
        guard quantity != "1" || unit != nil else { return [pair(name, amount(row))] + reductions }
        let measure = unit.map { "\(quantity) \($0)" } ?? quantity
        let measured = pair("  \(measure) x \(row.value("price") ?? "")", amount(row))
        return [String(name.prefix(width)), measured] + reductions
    }

    private var vat: [String] {
        let rates = rows("vat-percent")
        guard !rates.isEmpty else { return [] }
        let figures = rates.map { row in
            [row.value("vat-percent"), row.value("net"), row.value("vat"), row.value("gross")]
                .map { $0 ?? "" }
        }
        return ([["VAT %", "Net", "VAT", "Gross"]] + figures).map { cells in
            cells[0].padded(left: 9) + cells[1...].map { $0.padded(left: 11) }.joined()
        }
    }

    /// Left and right, with what does not fit taken from the left.
    package static func pair(_ left: String, _ right: String) -> String {
        let room = max(0, width - right.count - 1)
        let text = String(left.prefix(room))
        return text + right.padded(left: width - text.count)
    }
}
