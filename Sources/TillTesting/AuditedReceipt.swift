/// An ended sale in the auditor's books, and what has happened to it since.
package struct AuditedReceipt: Sendable {
    package var sale: AuditedSale
    /// Quantity (positive) and amount given back, by line.
    package var returned: [Int: Figures.Pair] = [:]
    /// Gross and VAT given back, by rate.
    package var returnedVAT: [Int: Figures.Pair] = [:]
    package var isCopied = false
    package var corrected: Set<Int> = []

    package init(_ sale: AuditedSale) { self.sale = sale }

    package func left(_ line: Int) -> Int {
        (sale.lines[line]?.quantity ?? 0) - (returned[line]?.first ?? 0)
    }

    /// The lines that something may be given back of.
    package var returnable: [Int] {
        sale.isTraining
            ? []
            : sale.numbers.filter { number in
                let line = sale.lines[number]!
                return line.goods.isSale && !line.isReturn
            }
    }

    /// The line of a return: amount and VAT are what all that is given back so far comes to, less
    /// what was given back before.
    package func giveBack(_ number: Int, _ quantity: Int, of name: String) -> AuditedLine {
        let sold = sale.lines[number]!
        let before = returned[number] ?? Figures.Pair()
        let all = Figures.share(sold.charged, before.first + quantity, of: sold.quantity)
        let amount = max(0, all - before.second)
        let taxed = returnedVAT[sold.rate] ?? Figures.Pair()
        let vat = Figures.vat(taxed.first + amount, sold.rate) - taxed.second
        var line = AuditedLine(
            sold.goods, quantity: -quantity, price: sold.price, rate: sold.rate)
        line.amount = -amount
        line.account = sold.account
        line.origin = AuditedLine.Origin(
            receipt: name, line: number, vat: -vat)
        return line
    }

    /// Takes a return into account, or out of it again.
    package mutating func take(_ line: AuditedLine, by sign: Int) {
        guard let origin = line.origin else { return }
        var pair = returned[origin.line] ?? Figures.Pair()
        pair.first -= line.quantity * sign
        pair.second -= line.amount * sign
        returned[origin.line] = pair
        var taxed = returnedVAT[line.rate] ?? Figures.Pair()
        taxed.first -= line.amount * sign
        taxed.second -= origin.vat * sign
        returnedVAT[line.rate] = taxed
    }

    /// What is wrong with what was given back: more than there was, or less than nothing of a sale
    /// that came back whole.
    package var findings: [String] {
        var findings: [String] = []
        for number in returnable {
            let (sold, back) = (sale.lines[number]!, returned[number] ?? Figures.Pair())
            if left(number) < 0 { findings.append("line \(number): more back than sold") }
            if left(number) == 0 && back.second != sold.charged {
                findings.append("line \(number): \(back.second) back of \(sold.charged)")
            }
        }
        guard returnable.allSatisfy({ left($0) == 0 }) else { return findings }
        for (rate, taxed) in returnedVAT {
            let gross = returnable.reduce(0) {
                $0 + (sale.lines[$1]!.rate == rate ? sale.lines[$1]!.charged : 0)
            }
            if taxed.first != gross || taxed.second != Figures.vat(gross, rate) {
                findings.append("VAT of \(rate): \(taxed) back of \(gross)")
            }
        }
        return findings
    }

    /// As RECEIPT shows it.
    package func rows(_ texts: [String: String]) -> [String] {
        var rows: [String] = []
        for number in sale.numbers {
            let line = sale.lines[number]!
            var row = line.row(number)
            if line.saleDiscount != 0 {
                row += " sale-discount=\(Figures.money(line.saleDiscount))"
            }
            if line.goods.isSale { row += " vat-percent=\(Figures.money(line.rate))" }
            if let back = returned[number]?.first, back != 0 {
                row += " returned=\(Figures.quantity(back))"
            }
            rows.append(row)
            rows += line.promotionRows(number, texts)
        }
        var vatOnly = Figures()
        vatOnly.vat = sale.vat
        return rows + vatOnly.rows + sale.payments.map(\.row)
    }
}
