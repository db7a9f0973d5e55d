extension Configuration {
    /// What must hold before a shop can run on it; the first thing that doesn't is thrown.
    func check() throws(Failure) {
        try checkStore()
        try checkNames("vat class", vatClasses.map { Self.key(of: $0) })
        try require(vatClasses.allSatisfy { !$0.name.isEmpty }, "a vat class has no name")
        try checkNames("rate", rates.map(\.rate.written))
        try checkNames("tender", tenders.map(\.name))
        try checkNames("group", groups.map(\.name))
        try checkNames("reason", reasons.map(\.name))
        try checkNames("account", accounts.map(\.number.written))
        try checkNames("register", registers.map(\.number.written))
        try checkNames("role", roles.map(\.name))
        try checkTenders()
        try checkAccounts()
        try checkCostCentres()
        try require(
            registers.allSatisfy { Station.registerNumbers.contains($0.number) },
            "a register's number is 1 to 9999")
        try require(!registers.isEmpty, "a shop needs a `register`")
        try require((1...1_048_576).contains(limits.reserveMiB), "`reserve-mib` is at least 1")
        try require(
            [print.head, print.foot].allSatisfy { $0.utf8.count <= Setting.Print.maximumLength },
            "`head` and `foot` have at most 1000 bytes each")
    }

    private func checkStore() throws(Failure) {
        try require(!store.name.isEmpty, "`store` is missing or has no name")
        try require(store.name.utf8.count <= 100, "the store's name has at most 100 bytes")
        try require(Self.isCurrency(store.currency), Self.currencyReason)
        try require(Station.isName(store.id), "`id` is made of letters, digits and `-`")
        try require(!vatClasses.isEmpty, "a shop needs a `vat` class")
        try require(!tenders.isEmpty, "a shop needs a `tender`")
        try require(!groups.isEmpty, "a shop needs a `group`")
    }

    private static let currencyReason = "`currency` is three capital letters (ISO 4217)"

    private static func isCurrency(_ text: String) -> Bool {
        text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    private func checkTenders() throws(Failure) {
        for tender in tenders {
            try require(Station.isName(tender.name), "a tender's name is letters, digits and `-`")
            switch tender.kind {
            case .cash:
                let unit = tender.unit ?? .zero
                try require(unit > .zero, "cash tender `\(tender.name)` needs a `unit`")
            case .card, .giftCard, .voucher, .account:
                try require(tender.unit == nil, "tender `\(tender.name)` is exact, without `unit`")
            case .foreign:
                let isWhole = tender.currency != nil && tender.rate != nil && cash != nil
                try require(
                    isWhole,
                    "foreign tender `\(tender.name)` needs `currency`, `rate` and a cash tender")
                try require(Self.isCurrency(tender.currency ?? ""), Self.currencyReason)
            }
            let isForeign = tender.kind == .foreign
            try require(
                isForeign || (tender.currency == nil && tender.rate == nil),
                "tender `\(tender.name)` has no `currency` and no `rate`: it is not foreign")
        }
        try require(
            tenders.count(where: { $0.kind == .cash }) <= 1, "there is one cash tender at most")
    }

    /// Every posting must find its account: a day that can't be posted is found at start, not at
    /// the close.
    private func checkAccounts() throws(Failure) {
        for name in vatClasses {
            try require(
                rates.contains { $0.rate == name.rate },
                "VAT class `\(name.name)` has a rate without `rate percent=\(name.rate.written)`")
        }
        for rate in rates where rate.rate != .exempt {
            try require(rate.vat != nil, "`rate percent=\(rate.rate.written)` needs `vat=`")
        }
        for reason in reasons {
            try require(
                Station.isName(reason.name), "a reason's name is letters, digits and `-`")
            try require(
                reason.kind.needsAccount == (reason.account != nil),
                reason.kind.needsAccount
                    ? "reason `\(reason.name)` needs an `account`"
                    : "reason `\(reason.name)` has no `account`: nothing is posted for it")
        }
        let used =
            rates.map(\.sales) + rates.compactMap(\.vat) + tenders.map(\.account)
            + registers.compactMap(\.account) + [houseAccounts.rounding, houseAccounts.difference]
            + [houseAccounts.transit, houseAccounts.kept].compactMap { $0 }
            + [houseAccounts.deposit, houseAccounts.float].compactMap { $0 }
            + groups.compactMap(\.account) + reasons.compactMap(\.account)
        for number in used {
            try require(
                accounts.contains { $0.number == number }, "account \(number) has no `account` line"
            )
        }
    }

    /// A cost centre is the number of an object in SIE: short, and quoted nowhere.
    private func checkCostCentres() throws(Failure) {
        let named = [store.costCentre].compactMap { $0 } + registers.compactMap(\.costCentre)
        for name in named {
            try require(
                Station.isName("c" + name),
                "cost centre `\(name)`: letters, digits and `-`, at most 39")
        }
    }

    private static func key(of vatClass: Setting.VATClass) -> String {
        "\(vatClass.name) \(vatClass.mode ?? "") \(vatClass.from?.written ?? "")"
    }

    private func checkNames(_ kind: String, _ names: [String]) throws(Failure) {
        var seen: Set<String> = []
        for name in names {
            try require(!name.isEmpty, "a \(kind) has no name")
            try require(seen.insert(name).inserted, "\(kind) `\(name)` stands twice")
        }
    }

    private func require(_ condition: Bool, _ reason: String) throws(Failure) {
        guard condition else { throw Failure(line: 0, reason: reason) }
    }
}
