import TillCore

/// Two sums of the same things, and the first row in which they differ.
extension Totals {
    /// What receipts make; the rest (log-ins, inquiries, floats) has no receipt.
    var ofReceipts: Totals {
        var totals = Totals()
        for figure in Self.figuresOfReceipts { totals[figure] = self[figure] }
        totals.vat = vat
        // A tender that was only counted, or that a correction took to nothing, is in no receipt.
        for entry in tenders.entries where entry.value != Tally() {
            totals.tenders[entry.key, or: Tally()] = entry.value
        }
        totals.groups = groups
        return totals
    }

    private static let figuresOfReceipts: [Figure] = [
        .receipts, .sales, .returns, .reductions, .writtenOff, .goods, .services, .deposits,
        .giftCards, .accountPayments,
        .discounts, .promotions, .priceOverrides, .training, .rounding, .kept,
    ]

    /// `nil` when they are the same; otherwise what each says.
    func firstDifference(from other: Totals) -> (here: String, there: String)? {
        guard self != other else { return nil }
        let here = rows
        let there = other.rows
        return (
            here.first { !there.contains($0) } ?? "nothing more",
            there.first { !here.contains($0) } ?? "nothing more"
        )
    }

    private var rows: [String] {
        var rows: [String] = []
        writeRows { write in
            var text = TextWriter()
            write(&text)
            rows.append(String(decoding: text.bytes.dropFirst(), as: UTF8.self))
        }
        return rows
    }
}
