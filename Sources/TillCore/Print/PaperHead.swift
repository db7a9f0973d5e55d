/// What stands above everything that a shop prints: its name, its company, where it is.
extension Paper {
    mutating func shopHead(
        _ store: Setting.StoreIdentity, _ print: Setting.Print, in language: Language
    ) {
        centred(store.name, .large)
        if !store.company.isEmpty, store.company != store.name { centred(store.company) }
        if !store.organisation.isEmpty {
            centred("\(ReceiptWord.organisation.text(in: language)) \(store.organisation)")
        }
        centredLines(print.head)
        blank()
    }

    /// A row for each line of a text.
    mutating func centredLines(_ text: String) {
        guard !text.isEmpty else { return }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            centred(String(line))
        }
    }

    /// ```
    /// Moms %       Netto        Moms      Brutto
    /// 6           137,64        8,26      145,90
    /// ```
    /// With a sum below when there is more than one rate.
    mutating func vatTable(_ amounts: [VATAmount], in language: Language) {
        guard !amounts.isEmpty else { return }
        let headings: [ReceiptWord] = [.vatPercent, .net, .vat, .gross]
        var rows = amounts.map { amount in
            [language.percent(amount.rate)]
                + [amount.net, amount.vat, amount.gross].map(language.money)
        }
        if amounts.count > 1 {
            let gross = amounts.reduce(Money.zero) { $0 + $1.gross }
            let vat = amounts.reduce(Money.zero) { $0 + $1.vat }
            let sums = [gross - vat, vat, gross].map(language.money)
            rows.append([ReceiptWord.sum.text(in: language)] + sums)
        }
        table(headings.map { $0.text(in: language) }, rows)
    }
}
