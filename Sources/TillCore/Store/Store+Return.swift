/// Giving back: against a receipt, what is left of its line; without one, with a right.
extension Store {
    /// ```
    /// C: #130 RETURN receipt=3-413 line=2 qty=1 reason=broken
    /// S: OK #130 line=1 item=7310865001825 name="Arla Ko Mellanmjölk" qty=-1 … left=1 …
    /// ```
    func giveBack(
        _ back: Command.Return, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        guard sale.lines.count < OpenSale.maximumLines else { throw .tooMany(.saleLines) }
        guard configuration.rules.mayMixReturns || !sale.hasSales else {
            throw Refusal(.returnsNotMixed)
        }
        try checkReason(back.reason, .returned)
        var line: SaleLine
        var left: Left?
        switch back.what {
        case .line(let number, let receipt):
            guard let sold = facts.receipt else { throw Refusal(.unknownReceipt) }
            try checkMayRead(sold, asker, context)
            (line, left) = try returning(number, of: receipt, back, facts, asker)
        case .item(let scan):
            line = try returning(scan, back, facts, in: sale, asker, context)
        }
        line.destination = try destination(of: line, back)
        line.line = sale.linesTaken + 1
        line.reason = back.reason
        try checkRates(of: line, in: sale)
        var (decision, after) = try changing(sale, by: [.lineAdded(line)], context)
        decision.events += try allowChange(of: &after, since: sale, asker)
        line.answer(&decision.answer.fields)
        switch left {
        case .pieces(let quantity): decision.answer.field("left", quantity)
        case .price(let amount): decision.answer.field("left-amount", amount)
        case nil: break
        }
        after.answerTotal(&decision.answer)
        return decision
    }

    /// What of the line is not given back yet.
    private enum Left {
        case pieces(Quantity)
        case price(Money)
    }

    /// A part of an ended sale's line, as a line of this one.
    private func returning(
        _ number: Int, of name: RegisterNumber, _ back: Command.Return, _ facts: Facts,
        _ asker: Asker
    ) throws(Refusal) -> (SaleLine, Left) {
        guard let receipt = facts.receipt, !receipt.isTraining else {
            throw Refusal(.notReturnable)
        }
        guard let sold = receipt.lines.first(where: { $0.line == number }) else {
            throw Refusal(.unknownLine)
        }
        guard !sold.isReturn else { throw Refusal(.notReturnable) }
        // A rate that has lost its accounts since could not be posted.
        guard !sold.kind.isSale || configuration.rates.contains(where: { $0.rate == sold.vat })
        else { throw Refusal(.unknownVAT) }
        let history = facts.history.returned[number] ?? ReceiptHistory.Returned()
        let (quantity, amount) = try part(of: sold, history, back, asker)
        if !sold.kind.isSale { try checkTaken(amount, from: sold.balance, facts, asker) }
        let taxed = facts.history.returnedVAT[sold.vat] ?? VATTally()
        var line = sold
        line.quantity = -quantity
        line.amount = -amount
        line.discount = .zero
        line.discountPercent = nil
        line.promotions = []
        line.saleDiscount = .zero
        line.depositOf = nil
        line.isOwnPrice = false
        line.pricing = .catalogue
        line.labelPrice = nil
        line.labels = 1
        line.maximum = nil
        var origin = ReturnOrigin()
        origin.receipt = name
        origin.entry = receipt.entry
        origin.line = number
        origin.vat = taxed.vat - sold.vat.vat(inGross: taxed.gross + amount)
        origin.paid = receipt.paid(corrected: facts.history.corrected)
        line.returned = origin
        let left: Left =
            back.amount == nil
            ? .pieces(sold.quantity - history.quantity - quantity)
            : .price(sold.charged - history.amount - amount)
        return (line, left)
    }

    /// Pieces, or part of the price while the pieces stay.
    ///
    /// The amount is what the parts given back so far come to, less what was given back already:
    /// piece by piece or at once, all of it is exactly all of it.
    private func part(
        of sold: SaleLine, _ history: ReceiptHistory.Returned, _ back: Command.Return,
        _ asker: Asker
    ) throws(Refusal) -> (Quantity, Money) {
        let rest = sold.charged - history.amount
        if let amount = back.amount {
            try checkReduction(of: sold, by: amount, history, asker)
            guard amount <= rest else { throw Refusal(.returnTooMuch, "left-amount", rest) }
            return (.zero, amount)
        }
        let left = sold.quantity - history.quantity
        let quantity = back.quantity ?? left
        guard quantity > .zero || left == .zero else { throw Refusal(.quantityZero) }
        guard quantity <= left, left > .zero else { throw Refusal(.returnTooMuch, "left", left) }
        guard sold.unit != .each || quantity.isWhole else { throw Refusal(.quantityNotWhole) }
        // What was taken off the price since was taken off the pieces that were there then.
        guard history.reduced == .zero else { return (quantity, rest.share(quantity, of: left)) }
        let all = sold.charged.share(history.quantity + quantity, of: sold.quantity)
        // Parts that were given back and taken again in another order may have come to more.
        return (quantity, max(.zero, all - history.amount))
    }

    /// Part of the price back is a discount that comes late: the same limit, all of them together.
    private func checkReduction(
        of sold: SaleLine, by amount: Money, _ history: ReceiptHistory.Returned, _ asker: Asker
    ) throws(Refusal) {
        guard amount > .zero else { throw Refusal(.amountZero) }
        switch sold.kind {
        case .deposit: throw Refusal(.notReturnable)
        case .giftCard, .account: return
        case .goods, .service: break
        }
        let limit = configuration.rules.discountLimit.of(sold.charged)
        guard history.reduced + amount <= limit || asker.rights.contains(.discount) else {
            throw .lacking(.discount)
        }
    }

    /// What was sold onto a gift card or an account by mistake: as long as it is there.
    private func checkTaken(
        _ amount: Money, from name: Balance.Name?, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) {
        try asker.need(.returnFree)
        guard let name, let balance = facts.balances[name] else { throw Refusal(.unknownAccount) }
        guard !balance.isBlocked else { throw Refusal(.accountBlocked) }
        guard amount <= balance.available else {
            throw Refusal(.balanceTooLow, "balance", balance.available)
        }
    }

    /// Where goods that come back go to: as the line says, or its reason.
    private func destination(
        of line: SaleLine, _ back: Command.Return
    ) throws(Refusal) -> String? {
        let reasons = configuration.reasons(of: .returned)
        var asked = back.destination
        if line.kind == .goods, !line.isReduction, asked == nil {
            asked = reasons.first { $0.name == back.reason }?.stock
        }
        guard let asked, asked != Self.shelf else { return nil }
        guard line.kind == .goods else { throw Refusal(.notReturnable) }
        guard
            asked == SaleLine.writtenOff || floor.has(place: asked)
                || reasons.contains(where: { $0.stock == asked })
        else { throw Refusal(.unknownPlace) }
        return asked
    }

    private static let shelf = "shelf"

    /// Without a receipt: at today's price and rate, with a right. Bottles and cans come back
    /// without either.
    private func returning(
        _ scan: Scan, _ back: Command.Return, _ facts: Facts, in sale: OpenSale,
        _ asker: Asker, _ context: Context
    ) throws(Refusal) -> SaleLine {
        guard let item = facts.items[scan.code] else { throw unknown(scan.code) }
        switch item.kind {
        case .deposit: break
        case .goods, .service: try asker.need(.returnFree)
        case .account: return try payingOut(item, back, facts, asker)
        case .giftCard: throw Refusal(.notReturnable)
        }
        guard back.account == nil else { throw Refusal(.unknownAccount) }
        var line = SaleLine()
        line.kind = item.kind
        var asked = Command.RingItem(scan: scan)
        asked.quantity = back.quantity
        asked.price = back.price
        try price(&line, asked, item, facts.pieces(in: scan.code), asker, context)
        try rate(&line, item, in: sale, context)
        try quantify(&line, asked, facts.pieces(in: scan.code))
        line.amount = -line.amount
        line.quantity = -line.quantity
        line.account = try voucher(back.voucher, item, facts, in: sale)
        return line
    }

    /// A customer's credit, or part of it, in money: taken from the account as the line stands.
    private func payingOut(
        _ item: Item, _ back: Command.Return, _ facts: Facts, _ asker: Asker
    ) throws(Refusal) -> SaleLine {
        try asker.need(.returnFree)
        guard back.destination == nil else { throw Refusal(.notReturnable) }
        guard let name = back.account else { throw Refusal(.accountMissing) }
        guard let amount = back.price else { throw Refusal(.priceMissing) }
        guard (back.quantity ?? .one) == .one else {
            throw Refusal(.quantityLimit, "limit", Quantity.one)
        }
        guard amount > .zero else { throw Refusal(.amountZero) }
        guard configuration.hasTender(.account) else { throw Refusal(.notSetUp) }
        guard let balance = facts.balances[name] else { throw Refusal(.unknownAccount) }
        guard !balance.isBlocked else { throw Refusal(.accountBlocked) }
        let credit = max(.zero, balance.amount)
        guard amount <= credit else { throw Refusal(.balanceTooLow, "balance", credit) }
        var line = SaleLine()
        line.item = item.code
        line.name = item.name
        line.unit = item.unit
        line.kind = item.kind
        line.group = item.group
        line.vatClass = item.vatClass
        line.price = amount
        line.quantity = -.one
        line.amount = -amount
        line.account = name.number
        return line
    }

    /// A voucher of the machine that takes bottles has a number, and is good once.
    private func voucher(
        _ name: Balance.Name?, _ item: Item, _ facts: Facts, in sale: OpenSale
    ) throws(Refusal) -> String? {
        guard let name else { return nil }
        guard item.kind == .deposit else { throw Refusal(.notReturnable) }
        try checkNoCard(name.number)
        let isInSale = sale.lines.contains { $0.isReturn && $0.balance == name }
        guard facts.balance(name).amount == .zero, !isInSale else {
            throw Refusal(.voucherRedeemed)
        }
        return name.number
    }
}
