/// What happens at a register, and what the projections keep of it.
extension Register {
    mutating func apply(_ event: Event, of entry: EntryHead) -> [Change] {
        switch event {
        case .loggedOut:
            head.person = nil
            head.isTraining = false
        case .trainingBegun: head.isTraining = true
        case .cashMoved(let moved): move(moved)
        case .noSale(let noSale): if !noSale.isTraining { openWithoutSale() }
        case .counted(let counted): count(counted)
        case .differenceSigned(let signed): sign(signed)
        case .saleBegun(let begun):
            take(
                OpenSale(
                    entry: entry.number, mode: begun.mode, isTraining: begun.isTraining,
                    begun: begun.begun))
        case .lineAdded(let line): return add(line)
        case .lineVoided(let void): return self.void(void)
        case .quantityChanged, .lineRepriced, .lineDiscounted, .saleDiscounted, .promoted,
            .lineRated, .ageChecked, .paymentSettled:
            sale?.apply(event)
        case .allowed(let grant): allow(grant)
        case .paymentAdded(let payment):
            sale?.add(payment)
            return balances([payment], by: -1) + refunds([payment], by: 1)
        case .paymentFailed(let number): return remove(number.payment)
        case .paymentRemoved(let number):
            if sale?.isTraining == false { countRemoved(number.payment) }
            return remove(number.payment)
        case .saleEnded(let end): return self.end(end, of: entry)
        case .saleCancelled(let cancelled): return cancel(cancelled)
        case .retendered(let correction): return correct(correction)
        case .receiptCopied(let copied):
            totals[.copies].add(copied.total)
            return [.copied(copied)]
        case .proFormaMade(let made):
            if sale?.isTraining != true { totals[.proFormas].add(made.total) }
        case .priceAsked: if !head.isTraining { totals[.priceInquiries].count += 1 }
        case .xMade: totals[.xReports].count += 1
        case .started, .stopped, .configured, .keySet, .keyRevoked, .personSet, .pinSet,
            .unlocked, .epochBegun, .loggedIn, .wrongPIN, .rightPIN, .seconded, .dayOpened,
            .drawerOpened,
            .zSealed, .dayClosed, .settlementWritten, .settlementDelivered,
            .settlementAcknowledged, .saleHeld, .saleRecalled, .itemPut,
            .promotionPut, .promotionRemoved, .customerSet, .balanceBlocked, .itemPlaced,
            .itemUnplaced, .codePut, .codeRemoved, .goodsReceived,
            .goodsMoved, .stockAdjusted, .stockCounted, .floorSet:
            preconditionFailure("this happens to the store: entry \(entry.number)")
        }
        return []
    }

    /// What was allowed of a sale stays with it.
    mutating func allow(_ grant: Grant) { sale?.add(grant) }

    mutating func logIn(_ person: Int) {
        head.person = person
        totals[.logIns].count += 1
    }

    // MARK: - The sale

    mutating func take(_ sale: OpenSale) {
        self.sale = sale
        head.saleEntry = sale.entry
    }

    mutating func takeSale() -> OpenSale? {
        defer {
            sale = nil
            head.saleEntry = nil
        }
        return sale
    }

    private mutating func add(_ line: SaleLine) -> [Change] {
        sale?.add(line)
        return reservations([line], by: 1)
    }

    private mutating func void(_ void: Event.LineVoided) -> [Change] {
        guard let sale else { return [] }
        let lines = sale.lines.filter { $0.line == void.line || $0.depositOf == void.line }
        let changes = reservations(lines, by: -1)
        self.sale?.void(void.line)
        if !sale.isTraining { totals[.voidedLines].add(void.amount) }
        return changes
    }

    private mutating func cancel(_ cancelled: Event.SaleCancelled) -> [Change] {
        guard let sale else { return [] }
        let changes =
            reservations(sale.lines, by: -1) + balances(sale.payments, by: 1)
            + refunds(sale.payments, by: -1)
        // One that never had a line is none: a code was mistyped, and nothing was dropped.
        if !sale.isTraining && sale.linesTaken > 0 {
            totals[.cancelledSales].add(cancelled.total)
        }
        _ = takeSale()
        return changes
    }

    private mutating func end(_ end: SaleEnded, of entry: EntryHead) -> [Change] {
        guard let sale else { preconditionFailure("only an open sale ends") }
        let receipt = receipt(
            end, of: sale, entry: entry.number, day: entry.day, entry.time)
        let changes = sold(receipt.lines) + givenBack(receipt.payments)
        _ = takeSale()
        totals.add(receipt)
        head.lastReceipt = end.receipt
        head.receiptEntry = entry.number
        head.firstReceipt = head.firstReceipt ?? end.receipt
        if !receipt.isTraining {
            for line in receipt.lines where line.kind.isSale {
                if line.isReturn {
                    head.grandReturns -= line.charged
                } else {
                    head.grandSales += line.charged
                }
            }
            take(receipt.payments)
        }
        return [.receipt(receipt)] + changes
    }

    /// The receipt that the end of a sale makes.
    func receipt(
        _ end: SaleEnded, of sale: OpenSale, entry: Int, day: Int, _ time: Timestamp
    ) -> Receipt {
        Receipt(
            name: RegisterNumber(register: head.number, number: end.receipt), entry: entry,
            previous: head.receiptEntry, day: day, time: time, person: head.person,
            total: end.total, rounding: end.rounding, change: end.change, kept: end.kept,
            isTraining: end.isTraining, vat: end.vat, lines: end.lines(of: sale),
            payments: sale.payments)
    }

    // MARK: - What stands behind lines and payments: in training, the training's own

    /// A return is taken from what is left to give back as soon as it stands in a sale, and from
    /// its gift card, voucher or customer.
    func reservations(_ lines: [SaleLine], by sign: Int64) -> [Change] {
        var changes: [Change] = []
        for line in lines where line.isReturn {
            if let origin = line.returned {
                changes.append(
                    .returned(
                        ReturnChange(
                            entry: origin.entry, line: origin.line, rate: line.vat,
                            quantity: Quantity(thousandths: -line.quantity.thousandths * sign),
                            amount: Money(minor: -line.amount.minor * sign),
                            vat: Money(minor: -origin.vat.minor * sign))))
            }
            if let name = line.balance {
                let amount = Money(minor: line.amount.minor * sign)
                changes.append(.balance(BalanceChange(name, by: amount)))
            }
        }
        return changes
    }

    /// What a payment takes from a balance, as soon as it stands in a sale. What it gives back
    /// comes with the receipt: taken back before, it could have been spent at another register.
    private func balances(_ payments: [Payment], by sign: Int64) -> [Change] {
        payments.compactMap { payment in
            guard payment.amount > .zero, let name = payment.balance else { return nil }
            return .balance(BalanceChange(name, by: Money(minor: payment.amount.minor * sign)))
        }
    }

    private func givenBack(_ payments: [Payment]) -> [Change] {
        payments.compactMap { payment in
            guard payment.amount < .zero, let name = payment.balance else { return nil }
            return .balance(BalanceChange(name, by: -payment.amount))
        }
    }

    /// What was sold onto balances: only when it is paid.
    private func sold(_ lines: [SaleLine]) -> [Change] {
        lines.compactMap { line in
            guard line.kind.balance != nil, !line.isReturn, let name = line.balance else {
                return nil
            }
            return .balance(BalanceChange(name, by: line.charged))
        }
    }

    private mutating func countRemoved(_ number: Int) {
        if let payment = sale?.payment(number) { totals[.removedPayments].add(payment.amount) }
    }

    private mutating func remove(_ number: Int) -> [Change] {
        guard let before = sale?.payments else { return [] }
        sale?.removePayment(number)
        // What had only rounded the rest goes too.
        let removed = before.filter { sale?.payment($0.payment) == nil }
        return balances(removed, by: 1) + refunds(removed, by: -1)
    }

    /// What a payment gives back of the receipts that it is for, as soon as it stands in a sale.
    private func refunds(_ payments: [Payment], by sign: Int64) -> [Change] {
        sale?.refunds(payments, by: sign).map(Change.refunded) ?? []
    }
}

extension Item.Kind {
    /// The kind of balance that selling it adds to.
    package var balance: Balance.Kind? {
        switch self {
        case .giftCard: .giftCard
        case .account: .customer
        case .goods, .service, .deposit: nil
        }
    }
}

extension OpenSale {
    /// What changes the sale and nothing else.
    mutating func apply(_ event: Event) {
        switch event {
        case .quantityChanged(let changed):
            change(changed.line) { line in
                line.quantity = changed.quantity
                line.amount = changed.amount
                line.discount = changed.discount
            }
        case .lineRepriced(let repriced):
            change(repriced.line) { line in
                line.price = repriced.price
                line.amount = repriced.amount
                line.discount = repriced.discount
                line.isOwnPrice = line.pricing != .open
                line.labelPrice = nil
                line.labels = 1
            }
            remove(Grant.Key(.price, line: repriced.line))
        case .lineDiscounted(let discounted):
            change(discounted.line) { line in
                line.discount = discounted.discount
                line.discountPercent = discounted.percent
                line.reason = discounted.reason
            }
            remove(Grant.Key(.discount, line: discounted.line))
        case .saleDiscounted(let discount):
            set(discount == SaleDiscount() ? nil : discount)
        case .promoted(let promoted): set(promoted)
        case .lineRated(let rated): rate(rated)
        case .allowed(let grant): add(grant)
        case .ageChecked(let checked): if checked.isOldEnough { self.checked(age: checked.age) }
        case .paymentSettled(let settled): settle(settled)
        case .lineAdded(let line): add(line)
        case .lineVoided(let void): self.void(void.line)
        case .paymentAdded(let payment): add(payment)
        case .paymentFailed(let number), .paymentRemoved(let number):
            removePayment(number.payment)
        case .saleRecalled(let sale): self = sale
        case .saleBegun(let begun):
            self = OpenSale(
                entry: entry, mode: begun.mode, isTraining: begun.isTraining, begun: begun.begun)
        case .started, .stopped, .configured, .keySet, .keyRevoked, .personSet, .pinSet,
            .unlocked, .epochBegun, .loggedIn, .loggedOut, .wrongPIN, .rightPIN, .seconded,
            .dayOpened,
            .drawerOpened, .cashMoved, .noSale, .counted, .differenceSigned, .zSealed,
            .dayClosed, .settlementWritten, .settlementDelivered, .settlementAcknowledged,
            .trainingBegun, .saleEnded, .saleCancelled, .saleHeld,
            .retendered, .receiptCopied, .proFormaMade, .itemPut, .promotionPut,
            .promotionRemoved, .customerSet, .balanceBlocked, .itemPlaced, .itemUnplaced,
            .codePut, .codeRemoved,
            .goodsReceived,
            .goodsMoved, .stockAdjusted, .stockCounted, .floorSet, .priceAsked, .xMade:
            break
        }
    }

    /// Makes a sale again from the events since it began, or was taken up, at its register.
    init(entry: Int, from events: [Event]) {
        self.init(entry: entry)
        for event in events { apply(event) }
    }
}
