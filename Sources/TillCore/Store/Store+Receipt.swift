/// What is done with ended sales: shown, copied, their tender corrected.
extension Store {
    /// ```
    /// C: RECEIPT 3-413
    /// S: - line=1 item=7310865001825 …
    /// S: OK receipt=3-413 marked="not a receipt" time=… total=180.65 rows=4
    /// ```
    func show(
        _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        guard asker.rights.contains(.sell) || asker.rights.contains(.figures) else {
            throw .lacking(.sell)
        }
        guard let receipt = facts.receipt else { throw Refusal(.unknownReceipt) }
        try checkMayRead(receipt, asker, context)
        var decision = Decision()
        decision.answer.hasRows = true
        for line in receipt.lines {
            decision.answer.row { row in
                line.answer(&row)
                row.field("sale-discount", line.saleDiscount.orNil)
                if line.kind.isSale { row.field("vat-percent", line.vat) }
                let returned = facts.history.returned[line.line]
                row.field("returned", returned.flatMap { $0.quantity == .zero ? nil : $0.quantity })
                row.field("reduced", returned?.reduced.orNil)
            }
            answer(line.promotions, &decision.answer)
        }
        for amount in receipt.vat { decision.answer.row { amount.answer(&$0) } }
        for payment in receipt.payments { decision.answer.row { payment.answer(&$0) } }
        decision.answer.field("receipt", receipt.name)
        decision.answer.field("marked", receipt.isTraining ? "training" : "not a receipt")
        decision.answer.field("time", receipt.time)
        decision.answer.field("person", receipt.person)
        decision.answer.field("name", context.names[receipt.person])
        decision.answer.field("total", receipt.total)
        decision.answer.field("rounding", receipt.rounding.orNil)
        decision.answer.field("change", receipt.payments.givenBack.orNil)
        decision.answer.field("kept", receipt.kept.orNil)
        if !receipt.isTraining {
            decision.answer.field("code", ReceiptCode(receipt, context.signer).text)
        }
        return decision
    }

    /// Whoever could add up others' receipts would know what should lie in the drawer. So without
    /// the right to the figures it takes the paper: a receipt's number and its code. Of one's own
    /// last sale at this register everything was seen already, and a terminal may have to print it.
    func checkMayRead(
        _ receipt: Receipt, _ asker: Asker, _ context: Context
    ) throws(Refusal) {
        guard !asker.rights.contains(.figures), !receipt.isTraining else { return }
        if let code = context.receiptCode {
            guard ReceiptCode(receipt, context.signer).isSpelled(code) else {
                throw Refusal(.receiptCode)
            }
            return
        }
        let number = asker.station.register
        let isLast =
            number == receipt.name.register
            && number.flatMap { registers[$0] }?.head.lastReceipt == receipt.name.number
        guard isLast, receipt.person == asker.person else { throw Refusal(.receiptCode) }
    }

    /// ```
    /// C: #131 COPY 3-413
    /// S: - text="                KVITTOKOPIA               "
    /// S: OK #131 receipt=3-413 copy=yes total=180.65 rows=31
    /// ```
    /// One copy, marked; it is counted with its amount.
    func copy(
        _ print: PrintOrder, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .sell)
        guard let receipt = facts.receipt else { throw Refusal(.unknownReceipt) }
        guard !receipt.isTraining else { throw Refusal(.inTraining) }
        try checkMayRead(receipt, asker, context)
        guard !facts.history.isCopied else { throw Refusal(.alreadyCopied) }
        guard register.totals.canAdd(receipt.total, to: .copies) else { throw .tooLarge(.total) }
        var copied = Event.ReceiptCopied()
        copied.receipt = receipt.name
        copied.entry = receipt.entry
        copied.total = receipt.total
        var decision = Decision(.receiptCopied(copied))
        self.paper(
            receipt, .copy, print, context, in: facts.configuration ?? configuration,
            &decision.answer)
        decision.answer.field("receipt", receipt.name)
        decision.answer.field("copy", true)
        decision.answer.field("total", receipt.total)
        return decision
    }

    /// ```
    /// C: #132 RETENDER 3-413 1 card ref=4711
    /// S: OK #132 receipt=3-413 payment=1 tender=card amount=180.65
    /// ```
    /// The receipt stays; the figures of this register take the amount from one tender to the
    /// other. Between cash and what is exact, the cash rounding comes or goes.
    func retender(
        _ asked: Command.TenderCorrection, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        try asker.need(.retender)
        guard let receipt = facts.receipt, !receipt.isTraining else {
            throw Refusal(.unknownReceipt)
        }
        try checkMayRead(receipt, asker, context)
        guard let payment = receipt.payments.first(where: { $0.payment == asked.payment }) else {
            throw Refusal(.unknownPayment)
        }
        guard let tender = configuration.tender(asked.tender) else {
            throw Refusal(.unknownTender)
        }
        if let reference = asked.reference {
            guard !CardNumber.isFound(in: reference) else { throw Refusal(.cardNumber) }
        }
        let kinds: [Setting.Tender.Kind] = [.cash, .card]
        guard kinds.contains(payment.kind), kinds.contains(tender.kind),
            configuration.tender(payment.tender)?.kind == payment.kind,
            tender.name != payment.tender, payment.changeOf == nil,
            facts.history.corrected[payment.payment] == nil
        else { throw Refusal(.notCorrectable) }
        guard asked.reference != nil || !tender.needsReference else {
            throw Refusal(.referenceMissing)
        }
        let correction = correcting(payment, of: receipt, to: tender, asked.reference)
        guard register.totals.canAdd(correction.fromAmount, to: .correctedTenders) else {
            throw .tooLarge(.total)
        }
        var decision = Decision(.retendered(correction))
        decision.answer.field("receipt", receipt.name)
        decision.answer.field("payment", payment.payment)
        decision.answer.field("tender", tender.name)
        decision.answer.field("amount", correction.toAmount)
        decision.answer.field("rounding", correction.rounding.orNil)
        return decision
    }

    private func correcting(
        _ payment: Payment, of receipt: Receipt, to tender: Setting.Tender, _ reference: String?
    ) -> Event.Retendered {
        var correction = Event.Retendered()
        correction.receipt = receipt.name
        correction.entry = receipt.entry
        correction.payment = payment.payment
        correction.from = payment.tender
        correction.fromKind = payment.kind
        correction.fromAmount = payment.amount - payment.change
        correction.to = tender.name
        correction.toKind = tender.kind
        let exact = payment.settled
        correction.toAmount =
            tender.kind == .cash ? exact.rounded(to: tender.unit ?? .one) : exact
        correction.reference = reference
        return correction
    }
}

extension VATAmount {
    func answer(_ text: inout TextWriter) {
        text.field("vat-percent", rate)
        text.field("gross", gross)
        text.field("net", net)
        text.field("vat", vat)
    }
}
