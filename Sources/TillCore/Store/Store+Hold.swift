/// Sales put aside, and taken up again at any register.
extension Store {
    /// ```
    /// C: #127 HOLD "the man with the dog"
    /// S: OK #127 held=1 lines=3 total=84.50
    /// ```
    func hold(name: String?, _ asker: Asker, _ context: Context) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard let sale = register.sale else { throw Refusal(.noOpenSale) }
        guard sale.payments.isEmpty else { throw Refusal(.paymentBegun) }
        guard !sale.lines.isEmpty else { throw Refusal(.saleEmpty) }
        // Put aside, it would be as good as cancelled.
        if sale.wasPaid { try asker.need(.cancelPaid) }
        if let name {
            guard !CardNumber.isFound(in: name) else { throw Refusal(.cardNumber) }
        }
        // A number stays taken while the sale that had it is open: whoever is late for it must not
        // get another one.
        let taken = Set(registers.values.compactMap { $0.sale?.held })
        guard
            let number = (1...HeldSale.maximumCount).first(where: {
                held[$0] == nil && !taken.contains($0)
            })
        else { throw .tooMany(.heldSales) }
        var head = HeldSale.Head()
        head.held = number
        head.register = register.head.number
        head.name = name
        head.person = register.head.person
        head.time = context.time
        head.lines = sale.lines.count
        head.total = sale.total
        var decision = Decision(.saleHeld(head))
        decision.answer.field("held", number)
        decision.answer.field("lines", head.lines)
        decision.answer.field("total", head.total)
        return decision
    }

    /// ```
    /// C: HELD
    /// S: - held=1 register=3 name="the man with the dog" person=17 time=… lines=3 total=84.50
    /// S: OK rows=1
    /// ```
    func listHeld(_ asker: Asker) throws(Refusal) -> Decision {
        try asker.need(.sell)
        var decision = Decision()
        decision.answer.hasRows = true
        for entry in held.sorted(by: { $0.key < $1.key }) {
            decision.answer.row { row in
                entry.value.head.write(to: &row)
                if entry.value.sale.isTraining { row.field("training", true) }
            }
        }
        return decision
    }

    /// ```
    /// C: #51 RECALL 1
    /// S: OK #51 held=1 lines=3 total=84.50
    /// ```
    /// Exactly one register takes it; another is told who has it.
    func recall(_ number: Int, _ asker: Asker, _ context: Context) throws(Refusal) -> Decision {
        let register = try sellingRegister(asker)
        guard register.sale == nil else { throw Refusal(.saleOpen) }
        try checkDay(of: register, asker, context)
        guard let entry = held[number] else {
            let taker = registers.values.filter { $0.sale?.held == number }
                .map(\.head.number).min()
            if let taker { throw Refusal(.heldTaken, "register", taker) }
            throw Refusal(.unknownHeld)
        }
        guard entry.sale.isTraining == register.head.isTraining else {
            throw Refusal(.inTraining)
        }
        let sale = entry.sale.recalled(as: number, at: context.entry)
        var decision = Decision(.saleRecalled(sale))
        decision.answer.field("held", number)
        decision.answer.field("lines", sale.lines.count)
        decision.answer.field("total", sale.total)
        return decision
    }
}
