/// The house's limits. They hold for a sale as it ends, whatever came before: in whatever order
/// its lines, discounts and promotions came, whoever held it and took it up.
///
/// `settle` is the gate that every ended sale has gone through; what changes a sale asks the same
/// question, so that whoever makes it worse is told at once.
extension Store {
    /// What goes beyond a limit, as it would have to be allowed, and what is said when it is not.
    struct Excess {
        var grant: Grant
        var refusal: Refusal
        /// Whether the right has to be another person's than of whoever is logged in.
        var takesTwo = false
    }

    /// Refuses a sale that goes beyond a limit, but for what was allowed or is allowed now; that is
    /// what the events say.
    func settleLimits(of sale: inout OpenSale, _ asker: Asker) throws(Refusal) -> [Event] {
        var events = try allow(excesses(inLinesOf: sale), in: &sale, asker)
        events += try allow(excesses(inWholeOf: sale, by: asker.person), in: &sale, asker)
        return events
    }

    /// The same for what a change makes worse: what was wrong before may be mended step by step.
    /// What is `given` in so many words is looked at whatever was before.
    func allowChange(
        of sale: inout OpenSale, since before: OpenSale, giving given: Grant.Key? = nil,
        _ asker: Asker
    ) throws(Refusal) -> [Event] {
        let old = (excesses(inLinesOf: before) + excesses(inWholeOf: before, by: asker.person))
            .map(\.grant)
        func isWorse(_ excess: Excess) -> Bool {
            excess.grant.key == given || !old.contains { $0.covers(excess.grant) }
        }
        var events = try allow(excesses(inLinesOf: sale).filter(isWorse), in: &sale, asker)
        let whole = excesses(inWholeOf: sale, by: asker.person).filter(isWorse)
        events += try allow(whole, in: &sale, asker)
        return events
    }

    /// The same for lines that come in: nothing else is looked at.
    func allow(
        _ lines: some Sequence<SaleLine>, in sale: inout OpenSale, _ asker: Asker
    ) throws(Refusal) -> [Event] {
        var events: [Event] = []
        for line in lines {
            let sold = line.maximum.map { _ in sale.quantity(of: line.item) }
            events += try allow(excesses(in: line, of: sale, sold: sold), in: &sale, asker)
        }
        return events
    }

    private func allow(
        _ excesses: [Excess], in sale: inout OpenSale, _ asker: Asker
    ) throws(Refusal) -> [Event] {
        var events: [Event] = []
        for excess in excesses {
            let grant = try asker.grant(excess)
            sale.add(grant)
            events.append(.allowed(grant))
        }
        return events
    }

    // MARK: - Lines

    private func excesses(inLinesOf sale: OpenSale) -> [Excess] {
        var sold: [ItemCode: Quantity] = [:]
        for line in sale.lines where line.maximum != nil && !line.isReturn {
            sold[line.item] = .zero
        }
        if !sold.isEmpty {
            for line in sale.lines where !line.isReturn { sold[line.item]? += line.quantity }
        }
        return sale.lines.flatMap { excesses(in: $0, of: sale, sold: sold[$0.item]) }
    }

    private func excesses(
        in line: SaleLine, of sale: OpenSale, sold: Quantity?
    ) -> [Excess] {
        var found: [Excess] = []
        if let excess = price(of: line) { found.append(excess) }
        if let excess = discount(of: line) { found.append(excess) }
        if let sold, let excess = quantity(sold, of: line) { found.append(excess) }
        if line.isFreeReturn {
            let grant = Grant(.returned, line: line.line)
            found.append(Excess(grant: grant, refusal: .lacking(grant)))
        }
        return found.filter { !sale.allows($0.grant) }
    }

    private func price(of line: SaleLine) -> Excess? {
        guard line.isOwnPrice else { return nil }
        var grant = Grant(.price, line: line.line)
        grant.price = line.price
        grant.quantity = Quantity(thousandths: abs(line.quantity.thousandths))
        return Excess(grant: grant, refusal: .lacking(grant).saying("asked", line.price))
    }

    private func discount(of line: SaleLine) -> Excess? {
        guard line.discount > .zero else { return nil }
        let limit = configuration.rules.discountLimit
        var grant = Grant(.discount, line: line.line, amount: line.discount, of: line.amount)
        grant.percent = line.discountPercent
        return excess(grant, within: limit, limit.of(line.amount))
    }

    /// A percentage is compared as one, an amount with what the limit comes to.
    private func excess(
        _ grant: Grant, within limit: Percent, _ most: Money
    ) -> Excess? {
        var refusal = Refusal.lacking(grant)
        if let percent = grant.percent {
            guard percent > limit else { return nil }
            refusal = refusal.saying("limit-percent", limit).saying("asked-percent", percent)
        } else {
            guard let amount = grant.amount, amount > most else { return nil }
            refusal = refusal.saying("limit", most).saying("asked", amount)
        }
        return Excess(grant: grant, refusal: refusal)
    }

    private func quantity(_ sold: Quantity, of line: SaleLine) -> Excess? {
        guard let maximum = line.maximum, !line.isReturn, sold > maximum else { return nil }
        var grant = Grant(.quantity)
        grant.item = line.item
        grant.quantity = sold
        let refusal = Refusal(.quantityLimit, "limit", maximum)
        return Excess(
            grant: grant, refusal: refusal.saying("line", line.line).saying("asked", sold))
    }

    // MARK: - The whole sale

    private func excesses(inWholeOf sale: OpenSale, by person: Int?) -> [Excess] {
        discounts(of: sale, by: person) + returns(of: sale, by: person)
    }

    private func discounts(of sale: OpenSale, by person: Int?) -> [Excess] {
        guard sale.handDiscounts > .zero || sale.discount != nil else { return [] }
        let limit = configuration.rules.discountLimit
        var found: [Excess] = []
        if let discount = sale.discount {
            var grant = Grant(.discount, amount: sale.saleReduction, of: sale.ordinaryAmount)
            grant.percent = discount.percent
            if let excess = excess(grant, within: limit, limit.of(sale.ordinaryAmount)) {
                found.append(excess)
            }
        }
        let isSaleAllowed = found.isEmpty || found.contains { sale.allows($0.grant) }
        // Told of the one, nobody needs to be told of all together.
        guard isSaleAllowed else { return found }
        let given = sale.givenByHand
        let together = Grant(.discounts, amount: given, of: sale.undiscountedAmount)
        let most = max(limit.of(sale.undiscountedAmount), sale.lineLimits(limit))
        if let excess = excess(together, within: limit, most) { found.append(excess) }
        let before = self.given(by: person, in: sale).discounts
        let ofDay = configuration.rules.discountDayLimit
        if let excess = day(.discountDay, given, before, ofDay) { found.append(excess) }
        return found.filter { !sale.allows($0.grant) }
    }

    private func returns(of sale: OpenSale, by person: Int?) -> [Excess] {
        guard sale.hasReturns else { return [] }
        let rules = configuration.rules
        var found: [Excess] = []
        let deposits = sale.freeDeposits
        if deposits > rules.paidOutLimit {
            let grant = Grant(.deposits, amount: deposits)
            let refusal = Refusal.lacking(grant).saying("limit", rules.paidOutLimit)
            found.append(Excess(grant: grant, refusal: refusal.saying("asked", deposits)))
        }
        let returned = sale.returnedAlone
        if rules.twoPeople.contains(.returned), returned > .zero {
            if returned > rules.returnLimit {
                let grant = Grant(.returns, amount: returned)
                let refusal = Refusal.twoPeople(grant).saying("limit", rules.returnLimit)
                found.append(
                    Excess(
                        grant: grant, refusal: refusal.saying("asked", returned), takesTwo: true))
            }
            let before = given(by: person, in: sale).returns
            if var excess = day(.returnDay, returned, before, rules.returnDayLimit) {
                excess.takesTwo = true
                found.append(excess)
            }
        }
        return found.filter { !sale.allows($0.grant) }
    }

    /// What somebody gives in this sale, with what the day had before it.
    private func day(
        _ limit: Grant.Limit, _ given: Money, _ before: Money, _ most: Money
    ) -> Excess? {
        guard given > .zero, before + given > most else { return nil }
        let grant = Grant(limit, amount: given)
        let refusal = limit == .returnDay ? Refusal.twoPeople(grant) : .lacking(grant)
        return Excess(
            grant: grant,
            refusal: refusal.saying("limit", most).saying("asked", before + given))
    }

    /// Nothing that is given in training counts.
    private func given(by person: Int?, in sale: OpenSale) -> Given {
        guard let person, !sale.isTraining else { return Given() }
        return given[person] ?? Given(person: person)
    }
}

// MARK: - Without a sale

extension Store {
    /// Money in notes and coins: one that is scanned into the field for an amount is noticed.
    func checkCash(
        _ amount: Money, change: Money = .zero, _ asker: Asker
    ) throws(Refusal) -> [Event] {
        let rules = configuration.rules
        var events: [Event] = []
        for (limit, asked, most) in [
            (Grant.Limit.cash, amount.magnitude, rules.cashLimit),
            (.change, change, rules.changeLimit),
        ] where asked > most {
            let grant = Grant(limit, amount: asked)
            let refusal = Refusal.lacking(grant).saying("limit", most).saying("asked", asked)
            events.append(.allowed(try asker.grant(Excess(grant: grant, refusal: refusal))))
        }
        return events
    }

    /// The same for the payments of one line.
    func checkCash(of payments: [Payment], _ asker: Asker) throws(Refusal) -> [Event] {
        var events: [Event] = []
        for payment in payments {
            switch payment.kind {
            case .cash where payment.changeOf == nil:
                events += try checkCash(payment.amount, change: payment.change, asker)
            case .cash: events += try checkCash(.zero, change: -payment.amount, asker)
            case .foreign: events += try checkCash(payment.amount, asker)
            case .card, .giftCard, .voucher, .account: break
            }
        }
        return events
    }

    /// What is paid out, alone and with what whoever is logged in has paid out today.
    func checkPaidOut(_ moved: Event.CashMoved, _ asker: Asker) throws(Refusal) -> [Event] {
        let rules = configuration.rules
        let before = asker.person.flatMap { given[$0] }?.paidOut ?? .zero
        let grant = Grant(.paidOut, amount: moved.amount)
        var refusal = Refusal.lacking(grant)
        if moved.amount > rules.paidOutLimit {
            refusal = refusal.saying("limit", rules.paidOutLimit).saying("asked", moved.amount)
        } else if !moved.isTraining, before + moved.amount > rules.paidOutDayLimit {
            refusal = refusal.saying("limit", rules.paidOutDayLimit)
                .saying("asked", before + moved.amount)
        } else {
            return []
        }
        return [.allowed(try asker.grant(Excess(grant: grant, refusal: refusal)))]
    }

    /// Whoever counted neither counts again nor signs for it alone. The right is the register's, or
    /// somebody else's.
    func checkTwoPeople(
        _ rule: TwoPeople.Rule, counted: Int?, _ right: Right, _ asker: Asker
    ) throws(Refusal) {
        guard configuration.rules.twoPeople.contains(rule), let counted else { return }
        guard asker.holder(of: right, but: counted) != nil else {
            throw Refusal(.twoPeople, "right", right).saying("of", rule)
        }
    }
}

// MARK: - What somebody has given on the open day

extension Store {
    /// What a sale that ends gives away, counted for whoever ends it.
    mutating func give(_ sale: OpenSale, by person: Int?) {
        guard !sale.isTraining else { return }
        let discounts = sale.allowsAny(.discountDay) ? .zero : sale.givenByHand
        let returns =
            sale.allowsAny(.returnDay) || sale.allowsAny(.returns) ? .zero : sale.returnedAlone
        give(by: person) {
            $0.discounts += discounts
            $0.returns += returns
        }
    }

    mutating func give(by person: Int?, _ body: (inout Given) -> Void) {
        guard let person else { return }
        let before = given[person] ?? Given(person: person)
        var after = before
        body(&after)
        guard after != before else { return }
        given[person] = after
        touched.insert(.given(person))
    }

    /// With the day.
    mutating func forgetGiven() {
        for person in given.keys { touched.insert(.given(person)) }
        given = [:]
    }
}

extension Asker {
    /// Whose right this is.
    enum Holder: Equatable {
        case register
        case person(Int)
    }

    /// Who has a right, but for somebody: the register, a second person before whoever is logged
    /// in. Nobody lends themself a right, so `by=` of whoever is logged in is no second person.
    func holder(of right: Right, but other: Int? = nil) -> Holder? {
        if registerRights.contains(right) { return .register }
        if let second, second != person, second != other, secondRights.contains(right) {
            return .person(second)
        }
        if let person, person != other, personRights.contains(right) { return .person(person) }
        return nil
    }

    func grant(_ excess: Store.Excess) throws(Refusal) -> Grant {
        let right = excess.grant.limit.right
        guard let holder = holder(of: right, but: excess.takesTwo ? person : nil) else {
            throw excess.refusal
        }
        var grant = excess.grant
        if case .person(let number) = holder {
            grant.person = number
            grant.isAlone = number == person
        }
        return grant
    }
}

extension Refusal {
    /// `right=discount of=discount line=1`: what would make it go, and what it is about.
    static func lacking(_ grant: Grant) -> Refusal { naming(grant, .notAllowed) }

    static func twoPeople(_ grant: Grant) -> Refusal { naming(grant, .twoPeople) }

    private static func naming(_ grant: Grant, _ code: Code) -> Refusal {
        let refusal = Refusal(code, "right", grant.limit.right).saying("of", grant.limit)
        return grant.line.map { refusal.saying("line", $0) } ?? refusal
    }
}

extension SaleLine {
    /// Goods that come back without their receipt.
    var isFreeReturn: Bool {
        switch kind {
        case .goods, .service: isReturn && returned == nil
        case .deposit, .giftCard, .account: false
        }
    }
}

/// What limits are about.
extension OpenSale {
    /// Off its lines, by hand.
    var handDiscounts: Money { lines.reduce(.zero) { $0 + $1.discount } }

    /// By hand off lines and off the whole, but for what somebody allowed.
    var givenByHand: Money {
        var given = allowsAny(.discount) ? .zero : saleReduction
        for line in lines where line.discount > .zero {
            if grants[Grant.Key(.discount, line: line.line)] == nil { given += line.discount }
        }
        return given
    }

    /// What all that is taken off by hand is taken off.
    var undiscountedAmount: Money {
        lines.reduce(.zero) { $1.isOrdinary ? $0 + $1.amount - $1.promoted : $0 }
    }

    /// What a limit comes to line by line: rounded more than once, it may be a little more.
    func lineLimits(_ limit: Percent) -> Money {
        lines.reduce(.zero) { $1.isOrdinary ? $0 + limit.of($1.amount) : $0 }
    }

    /// Bottles and cans that came without a receipt.
    var freeDeposits: Money {
        lines.reduce(.zero) { sum, line in
            let isFree = line.kind == .deposit && line.isReturn && line.returned == nil
            return isFree ? sum - line.amount : sum
        }
    }

    /// Goods without a receipt that nobody allowed but who was logged in.
    var returnedAlone: Money {
        lines.reduce(.zero) { sum, line in
            guard line.isFreeReturn else { return sum }
            let isAlone = grants[Grant.Key(.returned, line: line.line)]?.isAlone == true
            return isAlone ? sum - line.amount : sum
        }
    }

    func quantity(of item: ItemCode) -> Quantity {
        lines.reduce(.zero) { $1.item == item && !$1.isReturn ? $0 + $1.quantity : $0 }
    }

    func allows(_ asked: Grant) -> Bool { grants[asked.key]?.covers(asked) == true }

    /// Of a limit of the whole sale.
    func allowsAny(_ limit: Grant.Limit) -> Bool { grants[Grant.Key(limit)] != nil }
}
