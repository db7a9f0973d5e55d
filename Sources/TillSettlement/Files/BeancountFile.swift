import TillCore

/// `kvarnen-000142.beancount`: the day for beancount.
///
/// ```
/// 2026-11-23 * "Z17 register 3" #register-3 ^z-3-17
///   Assets:1912-Kassa-3            203.00 SEK  ; tender cash
///   Income:3001-Försäljning       -162.40 SEK  ; sales 25.00
///   Liabilities:2611-Moms-25       -40.60 SEK  ; vat 25.00
///
/// 2026-11-24 balance Assets:1912-Kassa-3    203.00 SEK
/// ```
/// `balance` holds at the beginning of its date, so it stands on the next. The tolerance is set to
/// nothing: beancount would take half a unit of the last digit otherwise.
struct BeancountFile: Ledger {
    static let suffix = ".beancount"

    private let day: ClosedDay
    private let currency: String
    /// `Assets:1912-Kassa-3`
    private let accounts: LedgerAccounts

    init(_ day: ClosedDay) {
        self.day = day
        currency = day.configuration.store.currency
        accounts = LedgerAccounts(day.configuration, name: Self.name)
    }

    /// Letters, digits and hyphens.
    private static func name(_ account: Setting.Account) -> String {
        let kind = AccountClass(account.number).rawValue
        var words = TextWriter()
        var isAfterGap = true
        for scalar in account.name.unicodeScalars where !scalar.isMark {
            guard scalar.isLetterOrDigit else {
                isAfterGap = true
                continue
            }
            if isAfterGap { words.raw("-") }
            words.raw(String(scalar))
            isAfterGap = false
        }
        return "\(kind.prefix(1).uppercased())\(kind.dropFirst()):\(account.number)"
            + String(decoding: words.bytes, as: UTF8.self)
    }

    var header: [UInt8] {
        var writer = TextWriter()
        writer.raw("option \"title\" ")
        Self.quote("\(day.bookkeeperName), \(day.seal.head.date.written)", to: &writer)
        writer.raw("\noption \"operating_currency\" \"\(currency)\"")
        writer.raw("\noption \"tolerance_multiplier\" \"0\"\n\n")
        for account in accounts.all {
            day.seal.head.date.write(to: &writer)
            writer.raw(" open ")
            writer.raw(account.name)
            writer.raw("  \(currency)\n  name: ")
            Self.quote(account.setting.name, to: &writer)
            writer.endLine()
        }
        return writer.bytes
    }

    func text(of transaction: LedgerTransaction) -> [UInt8] {
        var writer = TextWriter(capacity: 1024)
        writer.endLine()
        transaction.date.write(to: &writer)
        writer.raw(" * ")
        Self.quote(transaction.text, to: &writer)
        writer.raw(" #register-\(transaction.name.register)")
        writer.raw(transaction.time == nil ? " ^z-" : " ^receipt-")
        writer.raw("\(transaction.name.written)\n")
        if let time = transaction.time { writer.raw("  time: \"\(time.written)\"\n") }
        if let centre = day.configuration.costCentre(ofRegister: transaction.name.register) {
            writer.raw("  cost-centre: \"\(centre)\"\n")
        }
        for posting in transaction.postings {
            writer.raw("  ")
            accounts.write(posting.account, to: &writer)
            writer.column(posting.amount)
            writer.raw(" \(currency)  ; \(posting.purpose.text)\n")
        }
        return writer.bytes
    }

    func closing(_ balances: Balances) -> [UInt8] {
        var writer = TextWriter()
        writer.raw("\n; What the day's seal says of each account, and the drawers of cash.\n")
        let next = CivilDate(daysSince1970: day.seal.head.date.daysSince1970 + 1)
        for entry in balances.accounts.entries {
            next.write(to: &writer)
            writer.raw(" balance ")
            accounts.write(entry.key, to: &writer)
            writer.column(entry.value)
            writer.raw(" \(currency)\n")
        }
        return balances.accounts.entries.isEmpty ? [] : writer.bytes
    }

    private static func quote(_ text: String, to writer: inout TextWriter) {
        writer.raw("\"")
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                writer.raw("\\")
                writer.byte(byte)
            case 0..<0x20, 0x7F: writer.raw(" ")
            default: writer.byte(byte)
            }
        }
        writer.raw("\"")
    }
}

extension Unicode.Scalar {
    /// A letter of any script, or a digit of ASCII.
    fileprivate var isLetterOrDigit: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
        default: ("0"..."9").contains(self)
        }
    }

    /// What stands on the letter before it.
    fileprivate var isMark: Bool { properties.generalCategory == .nonspacingMark }
}
