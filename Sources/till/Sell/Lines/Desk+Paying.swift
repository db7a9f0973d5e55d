import TillClient
import TillCore

/// From the first payment to the receipt.
extension Desk {
    mutating func pay(_ tender: String, _ amount: Money?, _ reference: String?) async throws {
        var written = amount?.written
        if written == nil { written = try await due(in: tender) }
        guard let written else { return }
        let line = request("PAY") { line in
            line.argument(tender)
            line.argument(written)
            line.field("ref", reference)
        }
        guard let response = try await ask(line) else { return }
        let due = response.value("due") ?? ""
        guard due == Money.zero.written else {
            Output.line(ReceiptText.pair("Still to pay", due))
            return
        }
        try await end()
    }

    private func due(in tender: String) async throws -> String? {
        let response = try await ask("TOTAL", numbered: false)
        return response?.value(tender == "cash" ? "cash-due" : "due")
    }

    /// A sale that was paid when the link or this program broke.
    mutating func endIfPaid() async throws {
        guard let response = try await ask("TOTAL", numbered: false),
            response.value("due") == Money.zero.written,
            response.value("paid") != Money.zero.written
        else { return }
        try await end()
    }

    private mutating func end() async throws {
        guard let response = try await ask("END") else { return }
        hasSale = false
        if let receipt = response.value("receipt") { try await show(receipt: receipt) }
        if let change = response.value("change") { Output.line(ReceiptText.pair("CHANGE", change)) }
    }

    func show(receipt: String) async throws {
        let line = request("RECEIPT") { $0.argument(receipt) }
        guard let response = try await ask(line, numbered: false) else { return }
        let text = ReceiptText(store: store, currency: currency, response: response)
        Output.lines(["", ""] + text.lines + [""])
    }
}
