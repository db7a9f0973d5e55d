import TillCore

/// What a ledger calls the accounts of a configuration, in columns.
struct LedgerAccounts: Sendable {
    struct Account: Sendable {
        let setting: Setting.Account
        let name: String
        /// As many spaces as make every name as long as the longest, and two more.
        fileprivate let padding: [UInt8]
    }

    /// Lowest number first.
    let all: [Account]
    private let byNumber: [Int: Account]

    init(_ configuration: Configuration, name: (Setting.Account) -> String) {
        let named = configuration.accounts.sorted { $0.number < $1.number }
            .map { ($0, name($0)) }
        let width = named.map(\.1.count).max() ?? 0
        all = named.map { setting, name in
            let padding = [UInt8](repeating: UInt8(ascii: " "), count: width - name.count + 2)
            return Account(setting: setting, name: name, padding: padding)
        }
        byNumber = Dictionary(uniqueKeysWithValues: all.map { ($0.setting.number, $0) })
    }

    func write(_ number: Int, to writer: inout TextWriter) {
        guard let account = byNumber[number] else {
            preconditionFailure("every account of a configuration has its line")
        }
        writer.raw(account.name)
        writer.raw(account.padding)
    }
}
