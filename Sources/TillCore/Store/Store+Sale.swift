extension Store {
    /// A register that sells: someone logged in, a day and a drawer open.
    func sellingRegister(_ asker: Asker) throws(Refusal) -> Register {
        let register = try register(of: asker, needing: .sell)
        guard register.drawer != nil, day != nil else { throw Refusal(.drawerClosed) }
        return register
    }

    private func openSale(_ asker: Asker) throws(Refusal) -> OpenSale {
        guard let sale = try sellingRegister(asker).sale else { throw Refusal(.noOpenSale) }
        return sale
    }

    /// A sale whose lines may still change.
    private func saleWithoutPayments(_ asker: Asker) throws(Refusal) -> OpenSale {
        let sale = try openSale(asker)
        guard sale.payments.isEmpty else { throw Refusal(.paymentBegun) }
        return sale
    }

    /// ```
    /// C: #118 SALE
    /// S: OK #118
    /// ```
    func beginSale(_ asker: Asker) throws(Refusal) -> Decision {
        guard try sellingRegister(asker).sale == nil else { throw Refusal(.saleOpen) }
        return Decision(.saleBegun)
    }

    /// ```
    /// C: #119 ITEM 7310865001825 qty=2
    /// S: OK #119 line=1 item=7310865001825 name="Arla Ko Mellanmjölk" qty=2 price=16.90 …
    /// ```
    func add(
        _ item: Command.RingItem, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        let line = try line(item, of: facts.item, in: sale, asker, context)
        var decision = Decision(.lineAdded(line))
        line.answer(&decision.answer.fields)
        decision.answer.field("total", sale.total + line.amount)
        return decision
    }

    /// A new line with the facts that hold now.
    func line(
        _ asked: Command.RingItem, of item: Item?, in sale: OpenSale, _ asker: Asker,
        _ context: Context
    ) throws(Refusal) -> SaleLine {
        guard sale.lines.count < OpenSale.maximumLines else { throw Refusal(.tooManyLines) }
        guard let item else { throw unknown(asked.code) }
        if asked.price != nil { try asker.need(.price) }
        var line = SaleLine()
        line.line = sale.linesTaken + 1
        line.item = item.code
        line.name = item.name
        line.unit = item.unit
        line.price = asked.price ?? item.price
        line.isOwnPrice = asked.price != nil
        guard let rate = configuration.rate(ofClass: item.vatClass, on: context.time.localDate)
        else { throw Refusal(.unknownVAT) }
        line.vat = rate
        line.vatClass = item.vatClass
        line.group = item.group
        line.quantity = asked.quantity
        line.amount = try amount(of: line, asked.quantity)
        try check(line, in: sale)
        return line
    }

    private func amount(of line: SaleLine, _ quantity: Quantity) throws(Refusal) -> Money {
        guard quantity > .zero else { throw Refusal(.quantityZero) }
        guard line.unit != .each || quantity.isWhole else { throw Refusal(.quantityNotWhole) }
        guard quantity <= .limit, line.price.isWithinLimit,
            let amount = line.price.times(quantity)
        else { throw Refusal(.tooLarge) }
        return amount
    }

    private func check(_ line: SaleLine, in sale: OpenSale) throws(Refusal) {
        guard (sale.total + line.amount).isWithinLimit else { throw Refusal(.tooLarge) }
        var rates = Set(sale.lines.map(\.vat))
        rates.insert(line.vat)
        guard rates.count <= OpenSale.maximumVATRates else { throw Refusal(.tooManyVATRates) }
    }

    /// ```
    /// C: #120 QTY 1 3
    /// S: OK #120 line=1 qty=3 amount=50.70 total=50.70
    /// ```
    func change(_ number: Int, to quantity: Quantity, _ asker: Asker) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        guard let line = sale.line(number) else { throw Refusal(.unknownLine) }
        var change = Event.QuantityChanged()
        change.line = number
        change.quantity = quantity
        change.amount = try amount(of: line, quantity)
        let total = sale.total - line.amount + change.amount
        guard total.isWithinLimit else { throw Refusal(.tooLarge) }
        var decision = Decision(.quantityChanged(change))
        decision.answer.field("line", number)
        decision.answer.field("qty", quantity)
        decision.answer.field("amount", change.amount)
        decision.answer.field("total", total)
        return decision
    }

    /// ```
    /// C: #121 VOID 1
    /// S: OK #121 line=1 amount=50.70 total=0.00
    /// ```
    func void(_ number: Int, _ asker: Asker) throws(Refusal) -> Decision {
        let sale = try saleWithoutPayments(asker)
        guard let line = sale.line(number) else { throw Refusal(.unknownLine) }
        guard try sellingRegister(asker).totals.canAdd(line.amount, to: \.voidedLines) else {
            throw Refusal(.tooLarge)
        }
        var void = Event.LineVoided()
        void.line = number
        void.amount = line.amount
        var decision = Decision(.lineVoided(void))
        decision.answer.field("line", number)
        decision.answer.field("amount", line.amount)
        decision.answer.field("total", sale.total - line.amount)
        return decision
    }

    /// ```
    /// C: TOTAL
    /// S: - line=1 item=7310865001825 name="Arla Ko Mellanmjölk" qty=2 price=16.90 amount=33.80
    /// S: OK lines=1 total=33.80 paid=0.00 due=33.80 cash-due=34.00 rows=1
    /// ```
    func total(_ asker: Asker) throws(Refusal) -> Decision {
        guard let number = asker.station.register else { throw .lacking(.sell) }
        guard let sale = register(number).sale else { throw Refusal(.noOpenSale) }
        var decision = Decision()
        decision.answer.hasRows = true
        for line in sale.lines { decision.answer.row { line.answer(&$0) } }
        for payment in sale.payments { decision.answer.row { payment.answer(&$0) } }
        decision.answer.field("lines", sale.lines.count)
        decision.answer.field("total", sale.total)
        decision.answer.field("paid", sale.paid)
        decision.answer.field("due", sale.due)
        let unit = configuration.tenders.first { $0.kind == .cash }?.unit
        decision.answer.field("cash-due", unit.map(sale.due.rounded))
        return decision
    }

    /// ```
    /// C: #122 CANCEL
    /// S: OK #122
    /// ```
    func cancel(_ asker: Asker) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .sell)
        guard let sale = register.sale else { throw Refusal(.noOpenSale) }
        if !sale.payments.isEmpty { try asker.need(.cancelPaid) }
        guard register.totals.canAdd(sale.total, to: \.cancelledSales) else {
            throw Refusal(.tooLarge)
        }
        var cancelled = Event.SaleCancelled()
        cancelled.lines = sale.lines.count
        cancelled.total = sale.total
        cancelled.paid = sale.paid
        return Decision(.saleCancelled(cancelled))
    }
}

extension SaleLine {
    /// A line as replies show it.
    func answer(_ text: inout TextWriter) {
        text.field("line", line)
        text.field("item", item)
        text.field("name", name)
        text.field("qty", quantity)
        text.field("unit", unit == .each ? nil : unit)
        text.field("price", price)
        text.field("amount", amount)
    }
}

extension Payment {
    /// A payment as replies show it.
    func answer(_ text: inout TextWriter) {
        text.field("payment", payment)
        text.field("tender", tender)
        text.field("amount", amount)
        text.field("ref", reference)
    }
}
