import TillCore

/// `kvarnen-000142.journal`: the day for hledger and for ledger, in the part of the format that
/// both read alike.
///
/// ```
/// 2026-11-23 * (3-17) Z17 register 3  ; register:3
///     assets:1912 Kassa 3            203.00 SEK  ; tender cash
///     income:3001 Försäljning       -162.40 SEK  ; sales 25.00
///     liabilities:2611 Moms 25 %     -40.60 SEK  ; vat 25.00
///
/// 2026-11-23 * (142) What the day came to
///     assets:1912 Kassa 3              0.00 SEK = 203.00 SEK
/// ```
/// Amounts have two decimals, always: both programs take the precision that they balance to from
/// what they read.
struct HledgerJournal: Ledger {
    static let suffix = ".journal"

    private let day: ClosedDay
    private let currency: String
    /// `assets:1912 Kassa 3`
    private let accounts: LedgerAccounts

    init(_ day: ClosedDay) {
        self.day = day
        currency = day.configuration.store.currency
        accounts = LedgerAccounts(day.configuration, name: Self.name)
    }

    /// Two spaces end a name, a semicolon begins a comment, a colon begins a sub-account: what
    /// isn't a letter, a digit or a few harmless signs is a hyphen.
    private static func name(_ account: Setting.Account) -> String {
        let text = String(
            account.name.map { character -> Character in
                let isPlain =
                    character.isLetter || character.isNumber || "-.,%&/+".contains(character)
                return isPlain ? character : character.isWhitespace ? " " : "-"
            })
        let words = [Substring(account.number.written)] + text.split(separator: " ")
        return "\(AccountClass(account.number).rawValue):\(words.joined(separator: " "))"
    }

    var header: [UInt8] {
        var writer = TextWriter()
        writer.raw("; ")
        writer.oneLine(day.bookkeeperName)
        writer.raw(", day \(day.seal.head.date.written), settlement \(day.seal.head.settlement)")
        writer.raw(", made by ")
        writer.oneLine(day.seal.head.program)
        writer.raw("\n\ncommodity \(currency)\n    format 1000.00 \(currency)\n\n")
        for account in accounts.all {
            writer.raw("account ")
            writer.raw(account.name)
            writer.endLine()
        }
        return writer.bytes
    }

    func text(of transaction: LedgerTransaction) -> [UInt8] {
        var writer = TextWriter(capacity: 1024)
        writer.endLine()
        transaction.date.write(to: &writer)
        writer.raw(" * (\(transaction.name.written)) \(transaction.text)")
        writer.raw("  ; register:\(transaction.name.register)")
        if let time = transaction.time { writer.raw(", time:\(time.written)") }
        if let centre = day.configuration.costCentre(ofRegister: transaction.name.register) {
            writer.raw(", cost-centre:\(centre)")
        }
        writer.endLine()
        for posting in transaction.postings {
            writer.raw("    ")
            accounts.write(posting.account, to: &writer)
            writer.column(posting.amount)
            writer.raw(" \(currency)  ; \(posting.purpose.text)\n")
        }
        return writer.bytes
    }

    func closing(_ balances: Balances) -> [UInt8] {
        var writer = TextWriter()
        writer.raw("\n; What the day's seal says of each account, and the drawers of cash.\n")
        day.seal.head.date.write(to: &writer)
        writer.raw(" * (\(day.seal.head.settlement)) What the day came to\n")
        for entry in balances.accounts.entries {
            writer.raw("    ")
            accounts.write(entry.key, to: &writer)
            writer.column(.zero)
            writer.raw(" \(currency) = ")
            entry.value.write(to: &writer)
            writer.raw(" \(currency)\n")
        }
        return balances.accounts.entries.isEmpty ? [] : writer.bytes
    }
}
