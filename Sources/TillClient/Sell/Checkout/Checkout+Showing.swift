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
            return tell(.note(.thereIsNone))
        }
        var draft = draft
        draft.wasRefused()
        show(draft)
        alert(.nothingFound)
    }

    mutating func show(_ text: Purpose.Text, _ response: Response) {
        entry.clear()
        pane = .sale
        let paper = response.rows.compactMap { $0.value("text") }
        switch text {
        case .price: tell(.note(Words(same: Self.price(response))))
        case .whereabouts:
            pane = .reading(Reading(.whereStands, WhereaboutsText.lines(response)))
        case .note(let words): tell(.note(Self.sentence(words, response)))
        case .report(let title):
            let tables = ResponseText.lines(response)
            pane = .reading(
                Reading(title, paper.isEmpty ? tables : paper, mayBePrinted: true))
        case .receipt:
            let receipt = ReceiptText(store: store, currency: currency, response: response)
            let title = Words.receiptDone.with(response.value("receipt") ?? "")
            pane = .reading(Reading(title, paper.isEmpty ? receipt.lines : paper))
        }
    }

    mutating func printOut(_ reading: Reading) {
        guard reading.mayBePrinted else { return act(.ring) }
        act(.print(reading.lines))
    }

    /// What became of it.
    package mutating func printed(_ failure: String?) -> [Action] {
        if let failure { alert(.notPrinted.with(failure)) } else { tell(.note(.printed)) }
        return taken()
    }

    package mutating func hasNoPrinter() -> [Action] {
        alert(.noPrinter)
        return taken()
    }

    private static func price(_ response: Response) -> String {
        let unit = response.value("unit").map { "/\($0)" } ?? ""
        let place = response.value("place").map { ", place \($0)" } ?? ""
        return "\(response.value("name") ?? ""): \(response.value("price") ?? "")\(unit)\(place)"
    }

    private static func sentence(_ words: Words, _ response: Response) -> Words {
        let amount = response.value("balance") ?? response.value("amount")
        return words + Words(same: amount.map { ": \($0)" } ?? ".")
    }
}
