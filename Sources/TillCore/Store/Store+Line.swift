/// The rules for taking a line: shared by ITEM and RING.
extension Store {
    /// What follows from taking an item into a sale: its line, the deposit's, an age that was
    /// checked.
    func lines(
        _ asked: Command.RingItem, _ facts: Facts, in sale: OpenSale, _ asker: Asker,
        _ context: Context
    ) throws(Refusal) -> [Event] {
        guard sale.lines.count < OpenSale.maximumLines else { throw .tooMany(.saleLines) }
        guard let item = facts.items[asked.scan.code] else { throw unknown(asked.scan.code) }
        guard configuration.rules.mayMixReturns || !sale.hasReturns else {
            throw Refusal(.returnsNotMixed)
        }
        try checkSaleable(item, asked, asker, context)
        let check = try ageCheck(item, asked, in: sale, asker, context)
        var line = SaleLine()
        line.line = sale.linesTaken + 1
        line.kind = item.kind
        line.account = try account(asked, item, facts)
        let pieces = facts.pieces(in: asked.scan.code)
        try price(&line, asked, item, pieces, asker, context)
        try rate(&line, item, in: sale, context)
        try quantify(&line, asked, pieces)
        try checkMeasure(of: &line, item, in: sale, asker)
        line.lot = asked.scan.lot.map(CardNumber.masked)
        line.serial = asked.scan.serial.map(CardNumber.masked)
        line.expiry = asked.scan.expiry
        var events: [Event] = check.map { [.ageChecked($0)] } ?? []
        events.append(.lineAdded(line))
        if let deposit = try deposit(of: item, on: line, in: sale, facts, context) {
            events.append(.lineAdded(deposit))
        }
        return events
    }

    private func checkSaleable(
        _ item: Item, _ asked: Command.RingItem, _ asker: Asker, _ context: Context
    ) throws(Refusal) {
        if let reason = item.blocked { throw Refusal(.itemBlocked, "reason", reason) }
        // The catalogue may know it from a time when there was a tender for it.
        if let tender = item.kind.tender, !configuration.hasTender(tender) {
            throw Refusal(.notSetUp)
        }
        guard let expiry = asked.scan.expiry, expiry < context.time.localDate else { return }
        guard asker.rights.contains(.expired) else {
            throw Refusal(.expired, "expiry", expiry)
        }
    }

    /// An age is checked once a sale, by a person or by the exact date.
    private func ageCheck(
        _ item: Item, _ asked: Command.RingItem, in sale: OpenSale, _ asker: Asker,
        _ context: Context
    ) throws(Refusal) -> Event.AgeChecked? {
        guard let age = item.age, (sale.checkedAge ?? 0) < age else { return nil }
        var check = Event.AgeChecked()
        check.age = age
        check.person = context.secondPerson ?? asker.person
        switch asked.age {
        case nil: throw Refusal(.ageCheck, "age", age)
        case .seen:
            check.means = .seen
            check.isOldEnough = true
        case .born(let date):
            check.means = .born
            check.isOldEnough = date.isAtLeast(age, on: context.time.localDate)
            guard check.isOldEnough else {
                throw .noting(.ageChecked(check), Refusal(.tooYoung, "age", age))
            }
        }
        return check
    }

    /// The card or customer whose balance a line adds to.
    private func account(
        _ asked: Command.RingItem, _ item: Item, _ facts: Facts
    ) throws(Refusal) -> String? {
        guard let kind = item.kind.balance else {
            guard asked.account == nil else { throw Refusal(.unknownAccount) }
            return nil
        }
        guard let name = asked.account, name.kind == kind else { throw Refusal(.accountMissing) }
        if let balance = facts.balances[name] {
            guard !balance.isBlocked else { throw Refusal(.accountBlocked) }
        } else {
            // A gift card becomes one by being sold; customers are set up before.
            guard kind == .giftCard else { throw Refusal(.unknownAccount) }
            guard !CardNumber.isFound(in: name.number) else { throw Refusal(.cardNumber) }
        }
        return name.number
    }

    /// What an item is and costs: at its price, or at one of its own.
    ///
    /// - Parameter pieces: in what was scanned.
    func price(
        _ line: inout SaleLine, _ asked: Command.RingItem, _ item: Item, _ pieces: Int,
        _ asker: Asker, _ context: Context
    ) throws(Refusal) {
        line.item = item.code
        line.name = item.name
        line.unit = item.unit
        line.group = item.group
        let usual = item.price(on: context.time.localDate)
        if let label = asked.scan.price, asked.price == nil {
            try checkCurrency(of: asked.scan)
            return price(&line, label, asked.scan, item, pieces, usual)
        }
        line.price = asked.price ?? usual
        if item.isPriceOpen {
            guard asked.price != nil else { throw Refusal(.priceMissing) }
            line.pricing = .open
        } else if asked.price != nil {
            try asker.need(.price)
            line.isOwnPrice = true
        }
    }

    /// The rate that holds for an item in a sale on this day.
    func rate(
        _ line: inout SaleLine, _ item: Item, in sale: OpenSale, _ context: Context
    ) throws(Refusal) {
        line.vatClass = item.vatClass
        guard item.kind.isSale else { return }
        let date = context.time.localDate
        guard let rate = configuration.rate(ofClass: item.vatClass, on: date, mode: sale.mode)
        else { throw Refusal(.unknownVAT) }
        line.vat = rate
    }

    private func checkMeasure(
        of line: inout SaleLine, _ item: Item, in sale: OpenSale, _ asker: Asker
    ) throws(Refusal) {
        line.maximum = item.maximum
        guard item.kind.isSale || line.quantity == .one else {
            throw Refusal(.quantityLimit, "limit", Quantity.one)
        }
        try checkQuantity(of: line, in: sale, asker)
        guard (sale.total + line.amount).isWithinLimit else { throw .tooLarge(.amount) }
        try checkRates(of: line, in: sale)
    }

    /// Four rates at most: a control unit has room for no more.
    func checkRates(of line: SaleLine, in sale: OpenSale) throws(Refusal) {
        guard line.kind.isSale else { return }
        let sold = sale.lines.lazy.filter(\.kind.isSale).map(\.vat)
        guard !sold.contains(line.vat) else { return }
        let rates = Set(sold).union([line.vat])
        guard rates.count <= OpenSale.maximumVATRates else { throw .tooMany(.vatRates) }
    }

    /// What one sale may have of an item, all its lines together.
    func checkQuantity(
        of line: SaleLine, in sale: OpenSale, _ asker: Asker
    ) throws(Refusal) {
        guard let maximum = line.maximum else { return }
        var whole = line.quantity
        for other in sale.lines where other.item == line.item && !other.isReturn {
            if other.line != line.line { whole += other.quantity }
        }
        var grant = Grant(.quantity)
        grant.item = line.item
        grant.quantity = whole
        guard whole <= maximum || sale.allows(grant) || asker.rights.contains(.quantityLimit)
        else {
            throw Refusal(.quantityLimit, "limit", maximum).saying("line", line.line)
                .saying("asked", whole)
        }
    }

    func amount(of line: SaleLine, _ quantity: Quantity) throws(Refusal) -> Money {
        guard quantity > .zero else { throw Refusal(.quantityZero) }
        guard line.unit != .each || quantity.isWhole else { throw Refusal(.quantityNotWhole) }
        guard quantity <= .limit else { throw .tooLarge(.quantity) }
        guard line.price.isWithinLimit, let amount = line.price.times(quantity) else {
            throw .tooLarge(.amount)
        }
        return amount
    }

    /// Pant: a line of its own, at the rate of what it holds.
    private func deposit(
        of item: Item, on line: SaleLine, in sale: OpenSale, _ facts: Facts, _ context: Context
    ) throws(Refusal) -> SaleLine? {
        guard let code = item.deposit, let deposit = facts.items[code] else { return nil }
        guard sale.lines.count + 1 < OpenSale.maximumLines else { throw .tooMany(.saleLines) }
        var tied = SaleLine()
        tied.line = line.line + 1
        tied.item = deposit.code
        tied.name = deposit.name
        tied.kind = .deposit
        tied.price = deposit.price(on: context.time.localDate)
        // A weighed pack comes in one tray, whatever it weighs.
        tied.quantity =
            line.unit == .kilogram && line.labelPrice != nil
            ? Quantity(pieces: line.labels) : line.quantity
        tied.vat = line.vat
        tied.vatClass = line.vatClass
        tied.group = deposit.group
        tied.depositOf = line.line
        tied.amount = try amount(of: tied, tied.quantity)
        guard (sale.total + line.amount + tied.amount).isWithinLimit else {
            throw .tooLarge(.amount)
        }
        return tied
    }
}

extension CivilDate {
    /// Whether somebody born on this date is that old on another: from the birthday on; born on 29
    /// February, in other years from 1 March.
    package func isAtLeast(_ age: Int, on date: CivilDate) -> Bool {
        (date.year - age, date.month, date.day) >= (year, month, day)
    }
}
