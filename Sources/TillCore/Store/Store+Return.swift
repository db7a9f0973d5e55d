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
        var left: Quantity?
        switch back.what {
        case .line(let number, let receipt):
            guard facts.receipt != nil else { throw Refusal(.unknownReceipt) }
            (line, left) = try returning(number, of: receipt, back, facts)
        case .item(let scan):
            line = try returning(scan, back, facts, in: sale, asker, context)
        }
        line.line = sale.linesTaken + 1
        line.reason = back.reason
        try checkRates(of: line, in: sale)
        var (decision, after) = try changing(sale, by: [.lineAdded(line)], context)
        decision.events += try allowChange(of: &after, since: sale, asker)
        line.answer(&decision.answer.fields)
        decision.answer.field("left", left)
        after.answerTotal(&decision.answer)
        return decision
    }

    /// A part of an ended sale's line. Amount and VAT are what the parts given back so far come to,
    /// less what was given back already: piece by piece or at once, all of it is exactly all of it.
    private func returning(
        _ number: Int, of name: RegisterNumber, _ back: Command.Return, _ facts: Facts
    ) throws(Refusal) -> (SaleLine, left: Quantity) {
        guard let receipt = facts.receipt, !receipt.isTraining else {
            throw Refusal(.notReturnable)
        }
        guard let sold = receipt.lines.first(where: { $0.line == number }) else {
            throw Refusal(.unknownLine)
        }
        guard sold.kind.isSale, !sold.isReturn else { throw Refusal(.notReturnable) }
        // A rate that has lost its accounts since could not be posted.
        guard configuration.rates.contains(where: { $0.rate == sold.vat }) else {
            throw Refusal(.unknownVAT)
        }
        let history = facts.history.returned[number] ?? ReceiptHistory.Returned()
        let left = sold.quantity - history.quantity
        let quantity = back.quantity ?? left
        guard quantity > .zero || left == .zero else { throw Refusal(.quantityZero) }
        guard quantity <= left, left > .zero else { throw Refusal(.returnTooMuch, "left", left) }
        guard sold.unit != .each || quantity.isWhole else { throw Refusal(.quantityNotWhole) }
        let all = sold.charged.share(history.quantity + quantity, of: sold.quantity)
        // Parts that were given back and taken again in another order may have come to more.
        let amount = max(.zero, all - history.amount)
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
        return (line, left - quantity)
    }

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
        case .giftCard, .account: throw Refusal(.notReturnable)
        }
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

    /// A voucher of the machine that takes bottles has a number, and is good once.
    private func voucher(
        _ number: String?, _ item: Item, _ facts: Facts, in sale: OpenSale
    ) throws(Refusal) -> String? {
        guard let number else { return nil }
        guard item.kind == .deposit else { throw Refusal(.notReturnable) }
        guard !CardNumber.isFound(in: number) else { throw Refusal(.cardNumber) }
        let isInSale = sale.lines.contains { $0.isReturn && $0.account == number }
        guard facts.balance(Balance.Name(.voucher, number)).amount == .zero, !isInSale else {
            throw Refusal(.voucherRedeemed)
        }
        return number
    }
}
