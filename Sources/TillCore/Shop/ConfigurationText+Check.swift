/// What must hold before a shop can run on a configuration, wherever its text is from.
extension ConfigurationText {
    mutating func check() {
        checkStore()
        checkNames("vat", "vat class", configuration.vatClasses.map { Self.key(of: $0) })
        for (index, vatClass) in configuration.vatClasses.enumerated() {
            require(!vatClass.name.isEmpty, at("vat", index), "a vat class has no name")
        }
        checkNames("rate", "rate", configuration.rates.map(\.rate.written))
        checkNames("tender", "tender", configuration.tenders.map(\.name))
        checkNames("group", "group", configuration.groups.map(\.name))
        checkNames("reason", "reason", configuration.reasons.map(\.name))
        checkNames("account", "account", configuration.accounts.map(\.number.written))
        checkNames("register", "register", configuration.registers.map(\.number.written))
        checkNames("role", "role", configuration.roles.map(\.name))
        checkTenders()
        checkAccounts()
        checkCostCentres()
        for (index, register) in configuration.registers.enumerated() {
            require(
                Station.registerNumbers.contains(register.number), at("register", index),
                "a register's number is 1 to 9999")
        }
        require(!configuration.registers.isEmpty, 0, "a shop needs a `register`")
        require(
            (1...1_048_576).contains(configuration.limits.reserveMiB), line(of: "limits"),
            "`reserve-mib` is at least 1")
        require(
            (0...12).contains(configuration.rules.nightHours), line(of: "rules"),
            "`night-hours` is 0 to 12")
        checkSynonyms()
        checkLabels()
        let print = configuration.print
        require(
            [print.head, print.foot].allSatisfy { $0.utf8.count <= Setting.Print.maximumLength },
            line(of: "print"), "`head` and `foot` have at most 1000 bytes each")
    }

    private mutating func checkStore() {
        let store = configuration.store
        let line = line(of: "store")
        require(!store.name.isEmpty, line, "`store` is missing or has no name")
        require(store.name.utf8.count <= 100, line, "the store's name has at most 100 bytes")
        require(Self.isCurrency(store.currency), line, Self.currencyReason)
        require(Station.isName(store.id), line, "`id` is made of letters, digits and `-`")
        require(!configuration.vatClasses.isEmpty, 0, "a shop needs a `vat` class")
        require(!configuration.tenders.isEmpty, 0, "a shop needs a `tender`")
        require(!configuration.groups.isEmpty, 0, "a shop needs a `group`")
    }

    private mutating func checkSynonyms() {
        typealias Synonym = Setting.Synonym
        let groups = configuration.synonyms
        require(
            groups.count <= Synonym.maximumGroups,
            groups.last.map { _ in line(of: "synonym") } ?? 0,
            "there are at most \(Synonym.maximumGroups) `synonym` lines")
        for (index, group) in groups.enumerated() {
            let numbers = Synonym.numbersOfWords
            require(
                numbers.contains(group.words.count), at("synonym", index),
                "a `synonym` has \(numbers.lowerBound) to \(numbers.upperBound) words")
            for word in group.words {
                require(
                    (1...Synonym.maximumLength).contains(word.count), at("synonym", index),
                    "a word of a `synonym` has 1 to \(Synonym.maximumLength) characters")
            }
        }
    }

    private mutating func checkLabels() {
        typealias Label = Setting.Label
        let labels = configuration.labels
        require(
            labels.count <= Label.maximumCount, labels.last.map { _ in line(of: "label") } ?? 0,
            "there are at most \(Label.maximumCount) `label` lines")
        var seen: [LabelPattern] = []
        for (index, label) in labels.enumerated() {
            guard let pattern = label.read else {
                fail(
                    at("label", index),
                    "`\(label.pattern)` is no pattern of a label: 13 characters, first digits that "
                        + "are a shop's own (02, 04, 20 to 29, 40 to 49), then `I` for the item, "
                        + "`P` for a price or `W` for a weight, of at most 2 or 3 decimals, "
                        + "`V` for a check digit of 4 or 5 of these, `X` for what doesn't matter, "
                        + "and `C` at the end")
                continue
            }
            let isNew = !seen.contains {
                $0.prefix.starts(with: pattern.prefix) || pattern.prefix.starts(with: $0.prefix)
            }
            require(
                isNew, at("label", index),
                "label `\(label.pattern)` begins as one before it does")
            seen.append(pattern)
        }
    }

    private static let currencyReason = "`currency` is three capital letters (ISO 4217)"

    private static func isCurrency(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private mutating func checkTenders() {
        for (index, tender) in configuration.tenders.enumerated() {
            check(tender, at("tender", index))
        }
        let cash = configuration.tenders.indices.filter { configuration.tenders[$0].kind == .cash }
        require(
            cash.count <= 1, cash.last.map { at("tender", $0) } ?? 0,
            "there is one cash tender at most")
    }

    private mutating func check(_ tender: Setting.Tender, _ line: Int) {
        require(Station.isName(tender.name), line, "a tender's name is letters, digits and `-`")
        switch tender.kind {
        case .cash:
            let unit = tender.unit ?? .zero
            require(unit > .zero, line, "cash tender `\(tender.name)` needs a `unit`")
        case .card, .giftCard, .voucher, .account:
            require(tender.unit == nil, line, "tender `\(tender.name)` is exact, without `unit`")
        case .foreign:
            let isWhole = tender.currency != nil && tender.rate != nil && configuration.cash != nil
            require(
                isWhole, line,
                "foreign tender `\(tender.name)` needs `currency`, `rate` and a cash tender")
            require(Self.isCurrency(tender.currency ?? ""), line, Self.currencyReason)
        }
        let isForeign = tender.kind == .foreign
        require(
            isForeign || (tender.currency == nil && tender.rate == nil), line,
            "tender `\(tender.name)` has no `currency` and no `rate`: it is not foreign")
    }

    private static func key(of vatClass: Setting.VATClass) -> String {
        "\(vatClass.name) \(vatClass.mode ?? "") \(vatClass.from?.written ?? "")"
    }

    private mutating func checkNames(_ word: String, _ kind: String, _ names: [String]) {
        var seen: Set<String> = []
        for (index, name) in names.enumerated() {
            require(!name.isEmpty, at(word, index), "a \(kind) has no name")
            require(
                seen.insert(name).inserted, at(word, index), "\(kind) `\(name)` stands twice")
        }
    }
}

/// Every posting must find its account: a day that can't be posted is found at start, not at the
/// close.
extension ConfigurationText {
    private mutating func checkAccounts() {
        for (index, vatClass) in configuration.vatClasses.enumerated() {
            require(
                configuration.rates.contains { $0.rate == vatClass.rate }, at("vat", index),
                "VAT class `\(vatClass.name)` has a rate without "
                    + "`rate percent=\(vatClass.rate.written)`")
        }
        for (index, rate) in configuration.rates.enumerated() where rate.rate != .exempt {
            require(
                rate.vat != nil, at("rate", index),
                "`rate percent=\(rate.rate.written)` needs `vat=`")
        }
        for (index, reason) in configuration.reasons.enumerated() {
            check(reason, at("reason", index))
        }
        let named = Set(configuration.accounts.map(\.number))
        var missing: Set<Int> = []
        for account in configuration.statedAccounts where !named.contains(account.number) {
            guard missing.insert(account.number).inserted else { continue }
            fail(line(of: account.place), "account \(account.number) has no `account` line")
        }
    }

    private mutating func check(_ reason: Setting.Reason, _ line: Int) {
        require(
            Station.isName(reason.name), line, "a reason's name is letters, digits and `-`")
        require(
            reason.kind.needsAccount == (reason.account != nil), line,
            reason.kind.needsAccount
                ? "reason `\(reason.name)` needs an `account`"
                : "reason `\(reason.name)` has no `account`: nothing is posted for it")
        guard let stock = reason.stock else { return }
        require(
            reason.kind == .returned, line,
            "reason `\(reason.name)` has no `stock`: no goods come back for it")
        require(
            (1...Item.maximumPlaceLength).contains(stock.utf8.count), line,
            "`stock` is `off`, `shelf` or a place of 1 to \(Item.maximumPlaceLength) bytes")
    }

    /// A cost centre is the number of an object in SIE: short, and quoted nowhere.
    private mutating func checkCostCentres() {
        check(costCentre: configuration.store.costCentre, line(of: "store"))
        for (index, register) in configuration.registers.enumerated() {
            check(costCentre: register.costCentre, at("register", index))
        }
    }

    private mutating func check(costCentre name: String?, _ line: Int) {
        guard let name else { return }
        require(
            Station.isName("c" + name), line,
            "cost centre `\(name)`: letters, digits and `-`, at most 39")
    }

    private func at(_ word: String, _ index: Int) -> Int { line(of: word, index) }

    private mutating func require(_ condition: Bool, _ line: Int, _ reason: String) {
        if !condition { fail(line, reason) }
    }
}
