extension Store {
    /// ```
    /// C: X
    /// S: - figure=sales count=41 amount=8123.50
    /// S: OK register=3 first-receipt=373 last-receipt=413 … rows=9
    /// ```
    /// The figures since the last Z, any time; that it was made is recorded.
    func x(
        _ print: PrintOrder?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .figures)
        var decision = Decision(.xMade)
        decision.answer.field("register", register.head.number)
        answer(
            report(of: register, context), .x, print, configuration, context, &decision.answer)
        return decision
    }

    /// ```
    /// C: X register=3
    /// S: - figure=sales count=41 amount=8123.50
    /// S: OK register=3 … rows=9
    /// ```
    /// A look from elsewhere, by whoever may see figures. It disturbs nobody, and it is no X: that
    /// is made, and counted, at the register.
    func figures(
        of number: Int, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.figures)
        guard configuration.register(number) != nil else { throw Refusal(.unknownRegister) }
        var decision = Decision()
        decision.answer.field("register", number)
        answer(
            report(of: register(number), context), .x, nil, configuration, context,
            &decision.answer)
        return decision
    }

    /// ```
    /// C: #9 Z
    /// S: OK #9 z=3-17 day=2026-11-23 counted=yes head=ab12…
    /// ```
    /// Tells no figures: a stored reply is shown again to anyone at the station (REPLY).
    func z(_ asker: Asker, _ context: Context) throws(Refusal) -> Decision {
        let register = try register(of: asker, needing: .z)
        guard let day else { throw Refusal(.dayNotOpen) }
        guard register.head.zDay != day.number else { throw Refusal(.zDone) }
        guard register.hasActivity else { throw Refusal(.nothingToClose) }
        guard register.sale == nil else { throw Refusal(.saleOpen) }
        let report = seal(register, context)
        var decision = Decision(.zSealed(report))
        decision.answer.field("z", report.head.z)
        decision.answer.field("day", day.date)
        decision.answer.field("counted", report.head.isCounted)
        decision.answer.field("head", report.head.head)
        return decision
    }

    private func seal(_ register: Register, _ context: Context) -> ZReport {
        var report = report(of: register, context)
        report.head.signature = context.signer.sign(
            report.signedText("z-sealed", storeID: configuration.store.id))
        return report
    }

    /// ```
    /// C: DAY
    /// S: - figure=sales count=410 amount=81235.00
    /// S: OK day=2026-11-23 rows=9
    /// ```
    func showDay(
        _ print: PrintOrder?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.figures)
        guard let day else { throw Refusal(.dayNotOpen) }
        var totals = day.sealed
        // A drawer that is counted after its register's Z belongs to the next day's.
        for register in registers.values
        where register.hasActivity && register.head.zDay != day.number {
            totals += register.totals
        }
        var decision = Decision()
        decision.answer.hasRows = true
        if let print {
            self.paper(totals, of: day, print, context, &decision.answer)
        } else {
            totals.writeRows { decision.answer.row($0) }
        }
        decision.answer.field("day", day.date)
        decision.answer.field("held-sales", heldInTrade.count)
        decision.answer.field("held-total", heldInTrade.reduce(.zero) { $0 + $1.total })
        return decision
    }

    /// ```
    /// C: #3 CLOSEDAY day=2026-11-23
    /// S: OK #3 settlement=142 day=2026-11-23 zs=4 open-sales=0 head=ab12…
    /// ```
    /// Registers that made no Z get one, not counted: one that never comes back can't hold up the
    /// settlement. Open sales carry over.
    ///
    /// - Parameter meant: the day that was looked at: another may have been opened since.
    func closeDay(
        _ meant: CivilDate?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.closeDay)
        guard let day else { throw Refusal(.dayNotOpen) }
        guard meant == nil || meant == day.date else {
            throw Refusal(.dayDiffers, "day", day.date)
        }
        var decision = Decision()
        var seal = DaySeal(head: DaySeal.Head(), totals: day.sealed)
        seal.head.reports = day.reports
        let open = registers.values.filter { $0.hasActivity && $0.head.zDay != day.number }
        for register in open.sorted(by: { $0.head.number < $1.head.number }) {
            let report = self.seal(register, context)
            decision.events.append(.zSealed(report))
            seal.totals += report.totals
            seal.head.reports.append(report.head.z)
        }
        complete(&seal.head, day, context)
        seal.head.signature = context.signer.sign(
            seal.signedText("day-closed", storeID: configuration.store.id))
        decision.events.append(.dayClosed(seal))
        decision.answer.field("settlement", seal.head.settlement)
        decision.answer.field("day", seal.head.date)
        decision.answer.field("zs", seal.head.reports.count)
        decision.answer.field("open-sales", seal.head.openSales)
        decision.answer.field("held-sales", seal.head.heldSales.count)
        decision.answer.field("head", seal.head.head)
        return decision
    }

    private func complete(_ head: inout DaySeal.Head, _ day: BusinessDay, _ context: Context) {
        head.settlement = day.number
        head.date = day.date
        head.time = context.time
        head.firstEntry = day.head.firstEntry
        head.lastEntry = context.entry
        head.openSales = registers.values.count { $0.tradingSale != nil }
        head.heldSales = heldInTrade.map(\.held).sorted()
        head.heldTotal = heldInTrade.reduce(.zero) { $0 + $1.total }
        head.grandSales = registers.values.reduce(.zero) { $0 + $1.head.grandSales }
        head.grandReturns = registers.values.reduce(.zero) { $0 + $1.head.grandReturns }
        head.program = context.program
        head.head = context.head
        head.signingKey = context.signer.publicKey
    }

    /// ```
    /// C: REPORT 3-17
    /// S: - figure=sales count=41 amount=8123.50
    /// S: OK z=3-17 day=2026-11-23 counted=yes … rows=9
    /// ```
    func showReport(
        _ facts: Facts, _ print: PrintOrder?, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.figures)
        guard let report = facts.report else { throw Refusal(.unknownReport) }
        var decision = Decision()
        decision.answer.field("z", report.head.z)
        let then = facts.configuration ?? configuration
        answer(report, .z, print, then, context, &decision.answer)
        return decision
    }

    private func report(of register: Register, _ context: Context) -> ZReport {
        var report = register.report(at: context, day: day)
        let own = heldInTrade.filter { $0.register == register.head.number }
        report.head.heldSales = own.isEmpty ? nil : own.count
        report.head.heldTotal = own.isEmpty ? nil : own.reduce(.zero) { $0 + $1.total }
        report.head.company = configuration.store.company
        report.head.organisation = configuration.store.organisation
        report.head.program = context.program
        return report
    }

    private func answer(
        _ report: ZReport, _ kind: ReportKind, _ print: PrintOrder?,
        _ configuration: Configuration, _ context: Context, _ answer: inout Answer
    ) {
        answer.hasRows = true
        if let print {
            self.paper(report, kind, print, in: configuration, context.names, &answer)
        } else {
            answerRows(of: report, context.names, &answer)
        }
        answer.field("day", report.head.date)
        answer.field("counted", report.head.isCounted)
        answer.field("time", report.head.time)
        answer.field("first-receipt", report.head.firstReceipt)
        answer.field("last-receipt", report.head.lastReceipt)
        answer.field("first-entry", report.head.firstEntry)
        answer.field("last-entry", report.head.lastEntry)
        answer.field("open-sale-lines", report.head.openSaleLines)
        answer.field("open-sale-total", report.head.openSaleTotal)
        answer.field("held-sales", report.head.heldSales)
        answer.field("held-total", report.head.heldTotal)
        answer.field("head", report.head.head)
    }

    private func answerRows(of report: ZReport, _ names: Names, _ answer: inout Answer) {
        report.totals.writeRows { answer.row($0) }
        for drawer in report.drawers {
            answer.row { row in
                drawer.write(to: &row)
                row.field("name", names[drawer.signer])
            }
        }
        answer.row { row in
            row.raw(" figure=grand-sales")
            row.field("amount", report.head.grandSales)
        }
        answer.row { row in
            row.raw(" figure=grand-returns")
            row.field("amount", report.head.grandReturns)
        }
        answer.row { row in
            row.raw(" figure=grand-net")
            row.field("amount", report.head.grandSales - report.head.grandReturns)
        }
    }
}
