import TillCore

/// What a posting is for, in words: the SIE file has it in those of the wire.
extension Posting.Purpose {
    func text(in language: Language, _ configuration: Configuration) -> String {
        let figures = PageFigures(language: language)
        func drawer(_ word: ReportWord, _ number: Int) -> String {
            "\(word.text(in: language)), "
                + "\(ReportWord.drawer.text(in: language).lowercased()) \(number)"
        }
        return switch self {
        case .tender(let name): configuration.tenderText(name, in: language)
        case .sales(let rate, .usual):
            "\(Figure.sales.text(in: language)) \(figures.percent(rate))"
        case .sales(let rate, .group(let name)):
            "\(Figure.sales.text(in: language)) \(figures.percent(rate)), "
                + configuration.text(ofGroup: name)
        case .sales(let rate, .deposits):
            "\(Figure.deposits.text(in: language)) \(figures.percent(rate))"
        case .vat(let rate): "\(ReceiptWord.vat.text(in: language)) \(figures.percent(rate))"
        case .rounding: Figure.rounding.text(in: language)
        case .giftCards: Figure.giftCards.text(in: language)
        case .accountPayments: Figure.accountPayments.text(in: language)
        case .kept: Figure.kept.text(in: language)
        case .reason(let name): configuration.text(ofMoneyReason: name)
        case .drop: Figure.drops.text(in: language)
        case .float(let number): drawer(.float, number)
        case .emptied(let number):
            "\(PageWord.emptied.text(in: language)), "
                + "\(ReportWord.drawer.text(in: language).lowercased()) \(number)"
        case .tenderDifference(let number, let name):
            "\(drawer(.difference, number)), \(configuration.tenderText(name, in: language))"
        case .lateDifference: Figure.lateDifferences.text(in: language)
        case .drawer(let number): drawer(.counted, number)
        case .difference(let number): drawer(.difference, number)
        }
    }
}

/// What a group or reason is called; one that the configuration has lost since keeps its name.
extension Configuration {
    /// Why money was paid in or out.
    func text(ofMoneyReason name: String) -> String {
        let reason = reasons.first { $0.name == name && $0.kind.needsAccount }
        return Self.text(reason?.text, else: name)
    }

    func text(ofGroup name: String) -> String {
        Self.text(groups.first { $0.name == name }?.text, else: name)
    }

    func text(ofDifference name: String) -> String {
        Self.text(reasons(of: .difference).first { $0.name == name }?.text, else: name)
    }

    private static func text(_ text: String?, else name: String) -> String {
        guard let text, !text.isEmpty else { return name }
        return text
    }
}
