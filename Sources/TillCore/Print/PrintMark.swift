/// What a print of a sale is.
package enum ReceiptKind: CaseIterable, Sendable {
    case original
    case copy
    /// Before the sale has ended, or without proving that it has.
    case proForma
}

/// What a print is marked with, where it is not the receipt itself.
///
/// SKVFS 2014:9, chapter 7: copies, training and what is no receipt are marked with these words, at
/// least twice as large as the text that states amounts, and nobody can set them otherwise.
package enum PrintMark: CaseIterable, PrintWord {
    case copy
    case training
    case notAReceipt

    package var words: (swedish: String, english: String) {
        switch self {
        case .copy: ("Kopia", "Copy")
        case .training: ("Övning", "Training")
        case .notAReceipt: ("Ej kvitto", "Not a receipt")
        }
    }

    static func marks(of kind: ReceiptKind, isTraining: Bool) -> [PrintMark] {
        let training: [PrintMark] = isTraining ? [.training] : []
        switch kind {
        case .original: return training
        case .copy: return training + [.copy]
        case .proForma: return training + [.notAReceipt]
        }
    }
}
