/// What can be posted and is still unwise: said by `till accounts check`, and never in the way.
extension ConfigurationText {
    /// - Parameter today: what the fiscal year is held against.
    /// - Returns: by line; nothing where a line could not be read.
    package func advice(on today: CivilDate) -> [Configuration.Failure] {
        guard isReadable else { return [] }
        var advice: [Configuration.Failure] = []
        for finding in sharedAccounts {
            switch finding.conflict {
            case .refused: break
            case .unwise: advice.append(.init(line: finding.line, reason: finding.sentence))
            }
        }
        advice += nameAdvice + planAdvice + houseAdvice + yearAdvice(today)
        // Sorting by two keys keeps the order of what stands on one line.
        return advice.enumerated().sorted { left, right in
            (left.element.line, left.offset) < (right.element.line, right.offset)
        }.map(\.element)
    }

    private var nameAdvice: [Configuration.Failure] {
        var first: [String: Int] = [:]
        return configuration.accounts.enumerated().compactMap { index, account in
            let line = line(of: "account", index)
            guard !account.name.isEmpty else {
                return .init(line: line, reason: "account \(account.number) has no name")
            }
            guard let other = first[account.name] else {
                first[account.name] = account.number
                return nil
            }
            return .init(
                line: line,
                reason: "accounts \(other) and \(account.number) are both `\(account.name)`")
        }
    }

    /// Classes of accounts are those of the Swedish plan: elsewhere they may mean anything.
    private var planAdvice: [Configuration.Failure] {
        guard configuration.store.currency == "SEK" else {
            guard !numbersLeftOut.isEmpty else { return [] }
            let reason =
                "the currency is \(configuration.store.currency), and accounts that are "
                + "left out are those of the Swedish plan"
            return [.init(line: line(of: "store"), reason: reason)]
        }
        let numbers = configuration.accounts.enumerated().compactMap {
            index, account -> Configuration.Failure? in
            let isUsual = (1000...9999).contains(account.number)
            return isUsual
                ? nil
                : .init(
                    line: line(of: "account", index),
                    reason: "account \(account.number): a number of BAS has four digits")
        }
        return numbers + configuration.accountUses.compactMap(classAdvice)
    }

    private func classAdvice(_ use: AccountUse) -> Configuration.Failure? {
        guard (1000...9999).contains(use.account), let family = use.family else { return nil }
        let what: String
        let classes: ClosedRange<Int>
        switch family {
        case .cash, .foreign, .card, .giftCard, .voucher, .customers, .transit, .float:
            what = "what comes in is an asset or a debt"
            classes = 1...2
        case .sales, .group:
            what = "sales are income"
            classes = 3...3
        case .vat:
            what = "VAT is a debt"
            classes = 2...2
        case .deposit, .rounding, .difference, .kept, .reason: return nil
        }
        guard !classes.contains(use.account / 1000) else { return nil }
        let named = classes.count == 1 ? "class \(classes.lowerBound)" : "class 1 or 2"
        return .init(
            line: line(of: use.place),
            reason: "\(use.purpose.text) on account \(use.account): \(what), \(named)")
    }

    private var houseAdvice: [Configuration.Failure] {
        guard configuration.cash != nil, configuration.houseAccounts.transit == nil else {
            return []
        }
        let reason = "without `transit` in `accounts` no cash can be dropped"
        return [.init(line: line(of: "accounts"), reason: reason)]
    }

    private func yearAdvice(_ today: CivilDate) -> [Configuration.Failure] {
        guard let year = configuration.fiscalYear else { return [] }
        var advice: [Configuration.Failure] = []
        let line = line(of: "fiscal-year")
        if year.isLongerThan18Months {
            // Bokföringslagen 3 kap. 3 §: at most 18 months, when it begins or changes.
            advice.append(.init(line: line, reason: "the fiscal year is longer than 18 months"))
        }
        if today < year.from || year.to < today {
            let reason =
                "the fiscal year does not hold \(today.written): settlements take the one "
                + "that follows from it, in steps of twelve months"
            advice.append(.init(line: line, reason: reason))
        }
        return advice
    }
}

extension Setting.FiscalYear {
    fileprivate var isLongerThan18Months: Bool {
        let end = CivilDate(daysSince1970: to.daysSince1970 + 1)
        let months = (end.year - from.year) * 12 + end.month - from.month
        return months > 18 || (months == 18 && end.day > from.day)
    }
}
