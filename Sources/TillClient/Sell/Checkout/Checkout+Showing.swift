import TillCore

/// Replies that are something to read, or to pick from.
extension Checkout {
    mutating func show(_ listing: Purpose.Listing, _ draft: Draft, _ response: Response) {
        let pick: Pick =
            switch listing {
            case .items: .items(response)
            case .heldSales: .held(response)
            case .receiptLines: .returned(response, receipt: response.value("receipt") ?? "")
            }
        guard pick.row == nil else {
            entry.clear()
            pane = .list(pick)
            return tell(nil)
        }
        guard !draft.asked.isEmpty else {
            pane = .sale
            return tell(.note("There is none."))
        }
        var draft = draft
        draft.wasRefused()
        show(draft)
        alert("Nothing is found.")
    }

    mutating func show(_ text: Purpose.Text, _ response: Response) {
        entry.clear()
        pane = .sale
        let paper = response.rows.compactMap { $0.value("text") }
        switch text {
        case .price: tell(.note(Self.price(response)))
        case .whereabouts:
            pane = .reading(Reading("Where it stands", WhereaboutsText.lines(response)))
        case .note(let words): tell(.note(Self.sentence(words, response)))
        case .report(let title):
            let tables = ResponseText.lines(response)
            pane = .reading(Reading(title, paper.isEmpty ? tables : paper))
        case .receipt:
            let receipt = ReceiptText(store: store, currency: currency, response: response)
            let title = "Receipt \(response.value("receipt") ?? "")"
            pane = .reading(Reading(title, paper.isEmpty ? receipt.lines : paper))
        }
    }

    private static func price(_ response: Response) -> String {
        let unit = response.value("unit").map { "/\($0)" } ?? ""
        let place = response.value("place").map { ", place \($0)" } ?? ""
        return "\(response.value("name") ?? ""): \(response.value("price") ?? "")\(unit)\(place)"
    }

    private static func sentence(_ words: String, _ response: Response) -> String {
        let amount = response.value("balance") ?? response.value("amount")
        return words + (amount.map { ": \($0)" } ?? ".")
    }
}
