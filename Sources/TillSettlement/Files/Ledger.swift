import TillCore

/// A plain-text ledger of the day: a file that a foreign program adds up for itself, and compares
/// with the day's own running totals at its end.
///
/// ```
/// ledger.header                      once
/// ledger.text(of: transaction)       for each Z, or for each receipt
/// ledger.closing(balances)           once
/// ```
/// Each file stands alone: its balances begin at nothing, so what it asserts is the day. Programs
/// that read many of them as one book are told to leave the assertions out (docs/settlement.md).
protocol Ledger: Sendable {
    /// With the dot: `.journal`.
    static var suffix: String { get }
    init(_ day: ClosedDay)
    var header: [UInt8] { get }
    func text(of transaction: LedgerTransaction) -> [UInt8]
    func closing(_ balances: Balances) -> [UInt8]
}

/// One entry of a ledger: a Z, or a receipt.
struct LedgerTransaction {
    let date: CivilDate
    /// `3-17`, the Z; `3-413`, the receipt.
    let name: RegisterNumber
    /// `Z17 register 3`, `Receipt 3-413`
    let text: String
    /// When the sale was made; a Z is a whole day.
    var time: Timestamp?
    let postings: [Posting]
}

/// The kinds of accounts that plain-text ledgers tell apart, by the first digit of the number, as
/// the BAS chart has it: 1 assets, 2 debts, 3 income, 4 and up costs.
enum AccountClass: String {
    case assets, liabilities, income, expenses

    init(_ number: Int) {
        switch number.written.utf8.first {
        case UInt8(ascii: "1"): self = .assets
        case UInt8(ascii: "2"): self = .liabilities
        case UInt8(ascii: "3"): self = .income
        default: self = .expenses
        }
    }
}

extension ClosedDay {
    /// `kvarnen-000142.si`: letters, digits and `-`, whatever else the store's id is made of.
    func fileName(_ suffix: String) -> String {
        var writer = TextWriter()
        for byte in configuration.store.id.utf8 {
            let isPlain = byte != UInt8(ascii: ".") && byte != UInt8(ascii: "_")
            writer.byte(isPlain ? byte : UInt8(ascii: "-"))
        }
        writer.raw("-")
        writer.padded(seal.head.settlement, digits: 6)
        writer.raw(suffix)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Who keeps these books.
    var bookkeeperName: String {
        configuration.store.company.isEmpty ? configuration.store.name : configuration.store.company
    }
}

extension TextWriter {
    /// Text whose every control character is a space, so that it can't end its line.
    mutating func oneLine(_ text: String) {
        for byte in text.utf8 { self.byte(byte < 0x20 || byte == 0x7F ? UInt8(ascii: " ") : byte) }
    }

    /// An amount, its last digit in the same column as every other's.
    mutating func column(_ money: Money, width: Int = 16) {
        var amount = TextWriter()
        money.write(to: &amount)
        for _ in 0..<max(0, width - amount.bytes.count) { byte(UInt8(ascii: " ")) }
        raw(amount.bytes)
    }
}
