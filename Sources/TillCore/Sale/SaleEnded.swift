/// The end of a sale: its receipt number, the VAT that is stored with the receipt, and each line's
/// share of a discount on the whole sale.
package struct SaleEnded: Equatable, Sendable {
    package var receipt = 0
    package var total = Money.zero
    package var rounding = Money.zero
    package var change = Money.zero
    package var kept = Money.zero
    package var isTraining = false
    package var vat: [VATAmount] = []
    package var shares: [Share] = []

    /// `- line=2 discount=1.25`
    package struct Share: Record {
        package var line = 0
        package var discount = Money.zero

        package init() {}
        package init(line: Int, discount: Money) {
            self.line = line
            self.discount = discount
        }
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("line", &line)
            coder.field("discount", &discount)
        }
    }

    package init() {}

    /// What the end of a sale as it stands would be.
    package init(of sale: OpenSale, receipt: Int) {
        let lines = sale.settledLines
        self.receipt = receipt
        total = sale.total
        rounding = sale.rounding
        change = sale.change
        kept = sale.kept
        isTraining = sale.isTraining
        vat = vatAmounts(of: lines)
        for line in lines where line.saleDiscount != .zero {
            shares.append(Share(line: line.line, discount: line.saleDiscount))
        }
    }

    /// A sale's lines with the shares that its end gave them.
    package func lines(of sale: OpenSale) -> [SaleLine] {
        var lines = sale.lines
        for share in shares {
            guard let index = lines.firstIndex(where: { $0.line == share.line }) else { continue }
            lines[index].saleDiscount = share.discount
        }
        return lines
    }
}

extension SaleEnded: RowedRecord {
    package func writeHead(to text: inout TextWriter) {
        text.field("receipt", receipt)
        text.field("total", total)
        text.field("rounding", rounding)
        text.field("change", change)
        if kept != .zero { text.field("kept", kept) }
        if isTraining { text.field("training", true) }
    }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for amount in vat {
            row { writer in
                writer.field("vat-percent", amount.rate)
                writer.field("gross", amount.gross)
                writer.field("vat", amount.vat)
            }
        }
        for share in shares { row { share.write(to: &$0) } }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        var reader = FieldReader(line)
        reader.field("receipt", &receipt)
        reader.field("total", &total)
        reader.field("rounding", &rounding)
        reader.field("change", &change)
        reader.field("kept", &kept, usually: .zero)
        reader.field("training", &isTraining, usually: false)
        try reader.finish()
    }

    package mutating func readRow(_ row: Line) -> Bool {
        if row.value("line") != nil {
            guard let share = try? Share(reading: row) else { return false }
            shares.append(share)
            return true
        }
        var amount = VATAmount(rate: .exempt, gross: .zero, vat: .zero)
        var reader = FieldReader(row)
        reader.field("vat-percent", &amount.rate)
        reader.field("gross", &amount.gross)
        reader.field("vat", &amount.vat)
        guard reader.failure == nil else { return false }
        vat.append(amount)
        return true
    }
}
