/// Cash that moves without a sale, and its count. Nothing here tells what should be in a drawer,
/// not even a refusal: more may be dropped than there should be.
extension Store {
    /// ```
    /// C: #40 PAIDOUT 120.00 reason=supplies
    /// S: OK #40 amount=120.00 reason=supplies
    /// C: #41 DROP 2000.00 ref=bag-7
    /// S: OK #41 amount=2000.00 ref=bag-7
    /// ```
    func move(
        _ asked: Event.CashMoved, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .cash)
        guard register.drawer != nil, day != nil else { throw Refusal(.drawerClosed) }
        try checkDay(of: register, asker, context)
        guard configuration.cash != nil else { throw Refusal(.notSetUp) }
        guard asked.amount > .zero else { throw Refusal(.amountZero) }
        guard asked.amount.isWithinLimit else { throw .tooLarge(.amount) }
        guard register.totals.canAdd(asked.amount, to: asked.way.figure) else {
            throw .tooLarge(.total)
        }
        let unit = configuration.cash?.unit ?? .one
        guard asked.amount.minor.isMultiple(of: unit.minor) else {
            throw Refusal(.notCashUnit, "unit", unit)
        }
        var moved = asked
        moved.isTraining = register.head.isTraining
        var allowed: [Event] = []
        switch asked.way {
        case .paidIn: try checkReason(asked.reason, .paidIn)
        case .paidOut:
            try checkReason(asked.reason, .paidOut)
            allowed = try checkPaidOut(moved, asker)
        case .drop:
            guard configuration.houseAccounts.transit != nil else { throw Refusal(.notSetUp) }
        }
        if let reference = asked.reference {
            guard !CardNumber.isFound(in: reference) else { throw Refusal(.cardNumber) }
        }
        allowed += try checkCash(moved.amount, asker)
        var decision = Decision(.cashMoved(moved))
        decision.events += allowed
        decision.answer.field("amount", moved.amount)
        decision.answer.field("reason", moved.reason)
        decision.answer.field("ref", moved.reference)
        if moved.isTraining { decision.answer.field("training", true) }
        return decision
    }

    /// ```
    /// C: #42 NOSALE reason=change by=21 pin=2121
    /// S: OK #42
    /// ```
    func openDrawer(reason: String?, _ asker: Asker) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .noSale)
        guard register.drawer != nil, day != nil else { throw Refusal(.drawerClosed) }
        try checkReason(reason, .noSale)
        var noSale = Event.NoSale()
        noSale.reason = reason
        noSale.isTraining = register.head.isTraining
        var decision = Decision(.noSale(noSale))
        if noSale.isTraining { decision.answer.field("training", true) }
        return decision
    }

    /// ```
    /// C: #60 COUNT cash=1234.00 pieces=500.00*2,200.00,… count=card:812.50
    /// S: OK #60 register=3 counted=yes
    /// ```
    /// Blind and final: what was expected is not told. Counting again takes a right.
    func count(
        _ asked: Event.Counted, late: Command.LateDrawerChoice?, _ asker: Asker
    ) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .count)
        var counted = asked
        counted.late = try lateDrawer(late, counted, at: register)
        try checkSession(counted, at: register, asker)
        guard configuration.cash != nil || (counted.cash == .zero && counted.late == nil) else {
            throw Refusal(.notSetUp)
        }
        guard counted.cash.isWithinLimit else { throw .tooLarge(.amount) }
        let allowed = try checkCash(counted.cash, asker)
        try checkTenders(counted.tenders)
        if !counted.pieces.isEmpty {
            var sum = Money.zero
            for pieces in counted.pieces where sum.isWithinLimit { sum += pieces.amount }
            guard sum == counted.cash else { throw Refusal(.countDiffers) }
        }
        var decision = Decision()
        decision.events = allowed + [.counted(counted)]
        decision.answer.field("register", register.head.number)
        decision.answer.field("counted", true)
        decision.answer.field("late", counted.late)
        return decision
    }

    /// The Z whose drawer is counted late: the one that is named, the oldest, or, when no drawer
    /// has been opened since, the only one there is.
    private func lateDrawer(
        _ choice: Command.LateDrawerChoice?, _ counted: Event.Counted, at register: Register
    ) throws(Refusal) -> RegisterNumber? {
        let sealed = register.late.map {
            RegisterNumber(register: register.head.number, number: $0.z)
        }
        switch choice {
        case nil:
            let isTheOnlyOneLeft = register.drawers.isEmpty && sealed.count == 1
            return isTheOnlyOneLeft && !counted.isRecount ? sealed.first : nil
        case .oldest:
            guard let oldest = sealed.first else { throw Refusal(.unknownDrawer) }
            return oldest
        case .sealed(let z):
            guard sealed.contains(z) else { throw Refusal(.unknownDrawer) }
            return z
        }
    }

    private func checkSession(
        _ counted: Event.Counted, at register: Register, _ asker: Asker
    ) throws(Refusal) {
        if counted.isRecount {
            try asker.need(.recount)
            let last = register.counters[register.drawers.count]
            try checkTwoPeople(.recount, counted: last, .recount, asker)
            // A late count is booked at once: there is nothing left to count again.
            guard counted.late == nil, register.drawers.last?.counted != nil else {
                throw Refusal(.unknownDrawer)
            }
        } else if counted.late != nil {
            // Its other tenders were posted with its Z.
            guard counted.tenders.isEmpty else { throw Refusal(.unknownTender) }
        } else {
            guard register.drawer != nil else {
                throw Refusal(register.drawers.isEmpty ? .drawerClosed : .alreadyCounted)
            }
            guard register.sale == nil else { throw Refusal(.saleOpen) }
        }
    }

    private func checkTenders(_ counts: [TenderAmount]) throws(Refusal) {
        for count in counts {
            guard let tender = configuration.tender(count.tender), tender.kind != .cash else {
                throw Refusal(.unknownTender)
            }
            // What it is over or short is posted at what it is worth here.
            let worth = tender.rate.map { $0.home(count.amount) } ?? count.amount
            guard count.amount.isWithinLimit, worth != nil else { throw .tooLarge(.amount) }
        }
    }

    /// ```
    /// C: #61 OVERSHORT 1 reason=wrong-change
    /// S: OK #61 drawer=1
    /// ```
    /// Who has seen the figures says why a count was over or short, and signs for it.
    func sign(
        drawer number: Int, reason: String, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .figures)
        guard register.drawers.indices.contains(number - 1),
            register.drawers[number - 1].counted != nil
        else { throw Refusal(.unknownDrawer) }
        try checkReason(reason, .difference)
        let counted = register.counters[number]
        try checkTwoPeople(.overShort, counted: counted, .figures, asker)
        var signed = Event.DifferenceSigned()
        signed.drawer = number
        signed.reason = reason
        signed.person = signer(of: counted, asker)
        var decision = Decision(.differenceSigned(signed))
        decision.answer.field("drawer", number)
        return decision
    }

    /// The second person where one helps, or whoever is logged in.
    private func signer(of counted: Int?, _ asker: Asker) -> Int? {
        let other = configuration.rules.twoPeople.contains(.overShort) ? counted : nil
        guard case .person(let number) = asker.holder(of: .figures, but: other) else {
            return asker.second ?? asker.person
        }
        return number
    }

    /// ```
    /// C: #5 TRAINING by=21 pin=2121
    /// S: OK #5 person=18 training=yes
    /// ```
    /// Until whoever is logged in logs out: all works, and nothing of it counts.
    func train(_ asker: Asker) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .training)
        guard let person = asker.person else { throw Refusal(.nobodyLoggedIn) }
        guard register.sale == nil else { throw Refusal(.saleOpen) }
        var decision = Decision(.trainingBegun(Event.PersonNumber(person)))
        decision.answer.field("person", person)
        decision.answer.field("training", true)
        return decision
    }
}
