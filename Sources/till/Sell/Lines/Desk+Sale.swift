import TillClient
import TillCore

/// Lines of a sale, and what they come to.
extension Desk {
    mutating func sell(_ code: String, _ quantity: Quantity?) async throws {
        guard try await makeReady() else { return }
        if !hasSale {
            guard try await ask("SALE") != nil else { return }
            hasSale = true
            total = "0.00"
        }
        let line = request("ITEM") { line in
            line.argument(code)
            line.field("qty", quantity)
        }
        guard let response = try await ask(line) else { return }
        show(item: response.line)
        total = response.value("total") ?? total
    }

    /// A change of a line: `VOID 3`, `QTY 3 2`.
    mutating func change(_ line: String, _ what: String) async throws {
        guard let response = try await ask(line) else { return }
        total = response.value("total") ?? total
        Output.line(ReceiptText.pair(what, response.value("amount") ?? ""))
    }

    mutating func cancel() async throws {
        guard try await ask("CANCEL") != nil else { return }
        hasSale = false
        Output.line("The sale is cancelled.")
    }

    @discardableResult
    mutating func showTotal() async throws -> Response? {
        guard let response = try await ask("TOTAL", numbered: false) else { return nil }
        total = response.value("total") ?? total
        for row in response.rows where row.value("line") != nil { show(item: row) }
        for row in response.rows where row.value("payment") != nil {
            let tender = "  \(row.value("tender") ?? "")"
            Output.line(ReceiptText.pair(tender, row.value("amount") ?? ""))
        }
        Output.line(ReceiptText.pair("TOTAL \(currency)", total))
        Output.line(ReceiptText.pair("To pay", response.value("due") ?? ""))
        return response
    }

    private func show(item row: Line) {
        let name = row.value("name") ?? row.value("item") ?? ""
        let measure = (row.value("qty") ?? "1") + (row.value("unit").map { " \($0)" } ?? "")
        let text = "\((row.value("line") ?? "").padded(left: 3)) \(measure) x \(name)"
        Output.line(ReceiptText.pair(text, row.value("amount") ?? ""))
    }
}
