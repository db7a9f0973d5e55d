extension Setting.Tender.Kind {
    /// What a tender is called on paper: by its kind when it is named for it (`cash`, `gift-card`),
    /// else by its own name, like Swish.
    func text(_ name: String, _ currency: String?, in language: Language) -> String {
        if self == .foreign {
            return "\(ReceiptWord.cash.text(in: language)) \(currency ?? name.uppercased())"
        }
        guard name == rawValue else { return name.prefix(1).uppercased() + name.dropFirst() }
        return word.text(in: language)
    }

    private var word: ReceiptWord {
        switch self {
        case .cash, .foreign: .cash
        case .card: .card
        case .giftCard: .giftCard
        case .voucher: .voucher
        case .account: .onAccount
        }
    }
}

extension Configuration {
    /// What a tender is called on paper. One that the configuration has lost since keeps its name.
    package func tenderText(_ name: String, in language: Language) -> String {
        tender(name)?.text(in: language) ?? name
    }
}

extension Setting.Tender {
    func text(in language: Language) -> String {
        text ?? kind.text(name, currency, in: language)
    }
}
