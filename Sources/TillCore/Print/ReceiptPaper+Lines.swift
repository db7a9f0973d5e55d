extension ReceiptPaper {
    /// Below a line what belongs to it; a deposit is set in as it belongs to the goods above.
    private static let indent = 2

    /// ```
    /// Bananer                              29,38
    ///   1,234 kg x 23,81/kg
    ///   Rabatt 10 %                        -2,94
    /// ```
    func set(_ line: SaleLine, on paper: inout Paper) {
        let indent = line.depositOf == nil ? 0 : Self.indent
        paper.pair(line.name, language.money(line.amount), indent: indent)
        for note in notes(line) { paper.line(note, indent: indent + Self.indent) }
        if line.discount != .zero {
            let share = line.discountPercent.map { " \(language.percent($0)) %" } ?? ""
            paper.pair(
                word(.discount) + share, language.money(-line.discount), indent: Self.indent)
        }
        for promotion in line.promotions {
            let text = promotions[promotion.rule]?.text ?? ""
            paper.pair(
                text.isEmpty ? word(.promotion) : text, language.money(-promotion.amount),
                indent: Self.indent)
        }
    }

    private func notes(_ line: SaleLine) -> [String] {
        var notes: [String] = []
        if let measure = measure(line) { notes.append(measure) }
        if let origin = line.returned {
            let what = word(line.isReduction ? .reducedOn : .returnedFrom)
            notes.append("\(what) \(origin.receipt.written)")
        } else if line.isReturn {
            notes.append(word(.returned))
        }
        if let account = line.account { notes.append(self.account(account, of: line.kind)) }
        if let serial = line.serial { notes.append("\(word(.serial)) \(serial)") }
        return notes
    }

    /// How the amount comes about, where it isn't the price of one piece.
    private func measure(_ line: SaleLine) -> String? {
        guard !line.isReduction else { return nil }
        if let label = line.labelPrice { return measure(line, labelled: label) }
        let quantity = language.quantity(line.quantity)
        let price = language.money(line.price)
        switch line.unit {
        case .each where line.quantity == .one: return nil
        case .each: return "\(quantity) \(word(.pieces)) x \(price)"
        case .kilogram: return "\(quantity) kg x \(price)/kg"
        }
    }

    /// Packs that say what they cost: a price for a kilogram needs not multiply to theirs.
    private func measure(_ line: SaleLine, labelled label: Money) -> String? {
        let quantity = language.quantity(line.quantity)
        let content =
            switch line.unit {
            case .each: "\(quantity) \(word(.pieces))"
            case .kilogram: "\(quantity) kg"
            }
        guard line.labels > 1 else { return content }
        return "\(content), \(line.labels) x \(language.money(label))"
    }

    /// Whose balance a line adds to. A gift card's number is money: only its end is printed.
    private func account(_ number: String, of kind: Item.Kind) -> String {
        switch kind {
        case .giftCard: "\(word(.giftCard)) \(masked(number))"
        case .account: "\(word(.customer)) \(number)"
        case .deposit, .goods, .service: "\(word(.depositVoucher)) \(number)"
        }
    }

    func masked(_ number: String) -> String { "****\(number.suffix(4))" }
}
