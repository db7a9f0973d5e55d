/// One thing that a settlement posts, and the account that it is posted to.
package struct AccountUse: Equatable, Sendable {
    package enum Purpose: Equatable, Sendable {
        /// The cash of a register: sales, and money paid in and out.
        case cash(register: Int)
        /// Any other way to pay.
        case tender(String, Setting.Tender.Kind)
        case sales(VATRate)
        case vat(VATRate)
        case group(String)
        /// Gift cards sold, and what customers pay on their accounts.
        case giftCardsSold
        case accountPayments
        case reason(String, Setting.Reason.Kind)
        case deposit
        case rounding
        case difference
        case kept
        case transit
        case float

        /// As sentences and the table name it.
        package var text: String {
            switch self {
            case .cash(let register): "cash of register \(register)"
            case .tender(let name, _): "tender `\(name)`"
            case .sales(let rate): "sales at \(rate.written) %"
            case .vat(let rate): "VAT at \(rate.written) %"
            case .group(let name): "sales of group `\(name)`"
            case .giftCardsSold: "gift cards sold"
            case .accountPayments: "payments on account"
            case .reason(let name, _): "reason `\(name)`"
            case .deposit: "deposits"
            case .rounding: "cash rounding"
            case .difference: "differences of counts"
            case .kept: "rests of vouchers"
            case .transit: "cash in transit"
            case .float: "floats"
            }
        }
    }

    /// Where it usually stands; what is given back or corrected stands on the other side.
    package enum Side: String, Sendable {
        case debit
        case credit
        case either
    }

    package let purpose: Purpose
    package let account: Int
    package let place: ConfigurationText.Place

    package var side: Side {
        switch purpose {
        case .cash, .tender, .transit: .debit
        case .sales, .vat, .group, .giftCardsSold, .accountPayments, .deposit, .kept: .credit
        case .rounding, .difference, .float: .either
        case .reason(_, let kind): kind == .paidIn ? .credit : .debit
        }
    }
}

extension Configuration {
    /// Who posts where, in the order of a Z: what comes in, what it was for, the rest.
    package var accountUses: [AccountUse] {
        var uses: [AccountUse] = []
        func add(_ purpose: AccountUse.Purpose, _ account: StatedAccount) {
            uses.append(
                AccountUse(purpose: purpose, account: account.number, place: account.place))
        }
        for cash in cashAccounts { add(.cash(register: cash.register), cash.account) }
        for (index, tender) in tenders.enumerated() where tender.kind != .cash {
            add(.tender(tender.name, tender.kind), .init(tender.account, "tender", index))
        }
        for (index, rate) in rates.enumerated() {
            add(.sales(rate.rate), .init(rate.sales, "rate", index, "sales"))
            if let vat = rate.vat { add(.vat(rate.rate), .init(vat, "rate", index, "vat")) }
        }
        for (index, group) in groups.enumerated() {
            if let account = group.account {
                add(.group(group.name), .init(account, "group", index))
            }
        }
        let sold: [(Setting.Tender.Kind, AccountUse.Purpose)] = [
            (.giftCard, .giftCardsSold), (.account, .accountPayments),
        ]
        for (kind, purpose) in sold {
            guard let index = tenders.firstIndex(where: { $0.kind == kind }) else { continue }
            add(purpose, .init(tenders[index].account, "tender", index))
        }
        for (purpose, account) in houseAccounts.stated { add(purpose, account) }
        for (index, reason) in reasons.enumerated() {
            if let account = reason.account {
                add(.reason(reason.name, reason.kind), .init(account, "reason", index))
            }
        }
        return uses
    }

    /// Where each register's cash lies: none without a cash tender.
    private var cashAccounts: [(register: Int, account: StatedAccount)] {
        guard let cash = tenders.firstIndex(where: { $0.kind == .cash }) else { return [] }
        return registers.enumerated().map { index, register in
            let own = register.account.map { StatedAccount($0, "register", index) }
            return (register.number, own ?? .init(tenders[cash].account, "tender", cash))
        }
    }

    /// Every number that stands in the settings, posted to or not.
    var statedAccounts: [StatedAccount] {
        var stated = accountUses.map { StatedAccount(number: $0.account, place: $0.place) }
        for (index, tender) in tenders.enumerated() where tender.kind == .cash {
            stated.append(.init(tender.account, "tender", index))
        }
        for (index, register) in registers.enumerated() {
            if let account = register.account {
                stated.append(.init(account, "register", index))
            }
        }
        return stated
    }
}

/// An account's number, and the key that has it.
struct StatedAccount: Equatable {
    let number: Int
    let place: ConfigurationText.Place
}

extension StatedAccount {
    init(_ number: Int, _ word: String, _ index: Int, _ key: String = "account") {
        self.number = number
        place = ConfigurationText.Place(word: word, index: index, key: key)
    }
}

extension Setting.HouseAccounts {
    fileprivate var stated: [(AccountUse.Purpose, StatedAccount)] {
        let accounts: [(AccountUse.Purpose, String, Int?)] = [
            (.deposit, "deposit", deposit), (.rounding, "rounding", rounding),
            (.difference, "difference", difference), (.kept, "kept", kept),
            (.transit, "transit", transit), (.float, "float", float),
        ]
        return accounts.compactMap { purpose, key, number in
            number.map { (purpose, StatedAccount($0, "accounts", 0, key)) }
        }
    }
}
