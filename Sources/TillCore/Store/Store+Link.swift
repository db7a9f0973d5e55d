extension Store {
    /// ```
    /// C: HELLO v=1 register=3 nonce=77ab… proof=9a41… last=117 receipt=412
    /// S: OK store="Kvarnens Livs" currency=SEK day=2026-11-23 register=3 state=open next=118 …
    /// ```
    func greet(_ hello: Command.Hello, _ context: Context) throws(Refusal) -> Decision {
        try checkStation(context)
        var decision = Decision()
        decision.answer.field("store", configuration.store.name)
        decision.answer.field("currency", configuration.store.currency)
        answerDay(context, &decision.answer)
        let counter = counter(of: context.station)
        let isBehind = isBehind(hello, context.station, counter)
        switch context.station {
        case .guest: decision.answer.field("guest", true)
        case .house: break
        case .service(let key, let name):
            decision.answer.field("service", key)
            decision.answer.field("station", name)
            decision.answer.field("state", isBehind ? "behind" : "ready")
            answer(counter, context, in: &decision.answer)
        case .register(let number):
            let register = register(number)
            decision.answer.field("register", number)
            decision.answer.field("state", isBehind ? "behind" : register.state)
            answer(counter, context, in: &decision.answer)
            decision.answer.field("receipt", register.head.lastReceipt)
            decision.answer.field("person", register.head.person)
            decision.answer.field("name", context.names[register.head.person])
            decision.answer.field("lines", register.sale?.lines.count)
            decision.answer.field("total", register.sale?.total)
            let pending = register.sale?.payments.filter(\.isPending).map(\.payment) ?? []
            decision.answer.field("pending", pending.isEmpty ? nil : CommaList(pending))
            if register.head.isTraining { decision.answer.field("training", true) }
        }
        return decision
    }

    /// Whether the terminal remembers more than the store: it was restored from an older backup.
    private func isBehind(
        _ hello: Command.Hello, _ station: Station, _ counter: Counter
    ) -> Bool {
        let lastReceipt = station.register.map { register($0).head.lastReceipt } ?? 0
        return (hello.last ?? 0) >= counter.next || (hello.receipt ?? 0) > lastReceipt
    }

    private func answer(_ counter: Counter, _ context: Context, in answer: inout Answer) {
        answer.field("epoch", counter.epoch)
        answer.field("next", counter.next)
        answer.field("head", context.head)
    }

    /// A station with a key has to prove it; one without is let in by the demo shop only.
    private func checkStation(_ context: Context) throws(Refusal) {
        switch context.station {
        case .house: return
        case .guest:
            guard configuration.access.guests else { throw Refusal(.guestsNotAllowed) }
            return
        case .register(let number):
            guard configuration.register(number) != nil else { throw Refusal(.unknownStation) }
        case .service: break
        }
        guard let name = context.station.keyName, let key = keys[name] else {
            guard configuration.access.proof == .optional else {
                throw Refusal(.unknownStation)
            }
            return
        }
        guard key.publicKey == context.provenKey else { throw Refusal(.wrongProof) }
    }

    /// The business day, and what the date is where that is another one.
    private func answerDay(_ context: Context, _ answer: inout Answer) {
        let today = context.time.localDate
        answer.field("day", day?.date)
        answer.field("today", day.flatMap { $0.date == today ? nil : today })
    }

    /// ```
    /// C: STATUS
    /// S: - register=3 state=open person=17 receipt=3-413
    /// S: OK version="tilld 1.0.0" store="Kvarnens Livs" day=2026-11-23 entry=10423 … rows=1
    /// ```
    func status(_ context: Context) -> Decision {
        var decision = Decision()
        decision.answer.hasRows = true
        for setting in configuration.registers.prefix(Limits.rows) {
            let register = register(setting.number)
            decision.answer.row { row in
                row.field("register", setting.number)
                row.field("state", register.state)
                row.field("person", register.head.person)
                row.field("name", context.names[register.head.person])
                row.field("receipt", register.head.lastReceipt)
            }
        }
        decision.answer.field("version", context.program)
        decision.answer.field("store", configuration.store.name)
        answerDay(context, &decision.answer)
        decision.answer.field("entry", context.entry - 1)
        decision.answer.field("head", context.head)
        decision.answer.field("settlements", lastDay.settlement)
        return decision
    }

    /// ```
    /// C: JOURNAL from=10423
    /// S: - entry=10423 hash=8c1f… text="entry 10423 2026-11-23T10:15:02.123+01:00 …"
    /// S: OK entry=10423 head=8c1f… next=10424 rows=1
    /// ```
    /// Whether the journal may be read from there on. An `OK` is not what is sent: the connection
    /// reads the entries then, off the writer, and each that is told of here is on disk by then.
    func openJournal(
        at page: Command.JournalPage, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.journal)
        // One past the end is no mistake: whoever asks there learns that this is the end.
        guard page.from <= context.entry else {
            throw Refusal(.unknownEntry, "entry", context.entry - 1)
        }
        return Decision()
    }

    /// ```
    /// C: #8 EPOCH register=3 last=117 receipt=412
    /// S: OK #8 station=3 epoch=2 next=118
    /// ```
    func beginEpoch(
        of station: Station, last: Int, receipt: Int?, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.epoch)
        var epoch = Event.EpochBegun()
        switch station {
        case .register(let number):
            guard configuration.register(number) != nil else {
                throw Refusal(.unknownRegister)
            }
            let lastReceipt = register(number).head.lastReceipt
            let highest = lastReceipt + Limits.epochStep
            guard (receipt ?? 0) <= highest else { throw .tooLarge(.receipt, highest) }
            epoch.receipt = max(lastReceipt, receipt ?? 0)
        case .service: break
        case .guest, .house: throw Refusal(.unknownStation)
        }
        let counter = counter(of: station)
        let highest = counter.next - 1 + Limits.epochStep
        guard last <= highest else { throw .tooLarge(.request, highest) }
        epoch.station = station
        epoch.epoch = counter.epoch + 1
        // A station that begins its own epoch uses a number for this very line.
        let used = asker.station == station ? counter.next : counter.next - 1
        epoch.next = max(used, last) + 1
        var decision = Decision(.epochBegun(epoch))
        decision.answer.field("station", station)
        decision.answer.field("epoch", epoch.epoch)
        decision.answer.field("next", epoch.next)
        return decision
    }

    /// ```
    /// C: #1 KEY register=3 public=5f0c…
    /// S: OK #1 station=3
    /// ```
    func set(_ key: Event.KeySet, _ asker: Asker) throws(Refusal) -> Decision {
        try asker.need(.keys)
        if let number = Int(key.name), configuration.register(number) == nil {
            throw Refusal(.unknownRegister)
        }
        guard keys[key.name] != nil || keys.count < Self.maximumKeys else {
            throw .tooMany(.keys)
        }
        let own = Int(key.name).flatMap { configuration.register($0)?.rights } ?? []
        try asker.need(all: own + key.rights + (keys[key.name]?.rights ?? []))
        var decision = Decision(.keySet(key))
        decision.answer.field("station", key.name)
        return decision
    }

    func revokeKey(_ name: String, _ asker: Asker) throws(Refusal) -> Decision {
        try asker.need(.keys)
        guard keys[name] != nil else { throw Refusal(.unknownStation) }
        var decision = Decision(.keyRevoked(Event.KeyName(name)))
        decision.answer.field("station", name)
        return decision
    }
}
