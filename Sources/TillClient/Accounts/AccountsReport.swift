import TillCore

/// What `till accounts check` says of a configuration file: who posts where, and what is wrong.
///
/// ```
/// use                 side    account  name                  number   named    line
/// cash of register 1  debit      1911  Huvudkassa            default  default    17
/// tender `card`       debit      1686  Kontokort             default  file        9
///
/// shop.conf:9: advice: …
/// shop.conf: 0 errors, 1 advice
/// ```
package struct AccountsReport {
    package typealias Row = [(key: String, value: String)]

    package let rows: [Row]
    package let findings: Findings

    /// - Parameter file: as findings name it.
    package init(_ text: String, named file: String, on today: CivilDate) {
        let read = ConfigurationText(text, from: .file)
        rows = read.configuration.accountUses.map { Self.row($0, read) }
        findings = Findings(
            file: file, errors: read.errors, advice: read.advice(on: today))
    }

    private static func row(_ use: AccountUse, _ read: ConfigurationText) -> Row {
        let account = read.configuration.accounts.first { $0.number == use.account }
        var row: Row = [
            ("use", use.purpose.text), ("side", use.side.rawValue),
            ("account", use.account.written), ("name", account?.name ?? ""),
            ("number", source(read.isNumberLeftOut(at: use.place))),
            ("named", account == nil ? "" : source(read.isNameLeftOut(of: use.account))),
            ("line", String(read.line(of: use.place))),
        ]
        if case .cash(let register) = use.purpose,
            let centre = read.configuration.costCentre(ofRegister: register)
        {
            row.append(("cost-centre", centre))
        }
        return row
    }

    private static func source(_ isLeftOut: Bool) -> String { isLeftOut ? "default" : "file" }

    /// The table, the findings, and how many there are.
    package var lines: [String] {
        Table(rows).lines + findings.lines
    }

    /// `till accounts defaults`: the accounts that need not be written, and what takes them.
    package static var defaults: [Row] {
        BAS.accounts.map { account in
            [
                ("account", account.number.written), ("name", account.name),
                ("of", account.isOfBAS ? "BAS" : "house"),
                ("for", uses(of: account.number).joined(separator: ", ")),
            ]
        }
    }

    private static func uses(of number: Int) -> [String] {
        var uses: [String] = []
        for register in Station.registerNumbers where BAS.cash(ofRegister: register) == number {
            uses.append("register \(register)")
        }
        for kind in Setting.Tender.Kind.allCases where BAS.account(of: kind, named: "") == number {
            uses.append("tender kind=\(kind.rawValue)")
        }
        if BAS.account(of: .card, named: "swish") == number { uses.append("tender name=swish") }
        for rate in BAS.rates {
            guard let accounts = BAS.accounts(of: rate) else { continue }
            if accounts.sales == number { uses.append("sales at \(rate.written) %") }
            if accounts.vat == number { uses.append("VAT at \(rate.written) %") }
        }
        if BAS.rounding == number { uses.append("rounding") }
        if BAS.difference == number { uses.append("difference") }
        return uses
    }
}
