extension Store {
    /// Changes what is live by what an entry says happened. Total: it can't refuse.
    ///
    /// - Returns: what the projections keep beyond what is live.
    package mutating func apply(_ events: [Event], of entry: EntryHead) -> [Change] {
        apply(events, of: entry) { (_, _) throws(Never) in }
    }

    /// - Parameter check: sees each event and the store just before the event changes it.
    package mutating func apply<Failure: Error>(
        _ events: [Event], of entry: EntryHead,
        check: (borrowing Store, Event) throws(Failure) -> Void
    ) throws(Failure) -> [Change] {
        advanceClock(to: entry.time.localDate)
        count(entry, sealing: events.contains(where: \.isSeal))
        var changes: [Change] = []
        for event in events {
            try check(self, event)
            if let change = apply(event, of: entry) { changes.append(change) }
        }
        return changes
    }

    /// The station's counter, and the range of entries that a register's next Z will name.
    private mutating func count(_ entry: EntryHead, sealing: Bool) {
        switch entry.station {
        case .register(let number):
            change(number) { register in
                if let request = entry.request {
                    register.head.counter = Counter(request, entry.number)
                }
                if !sealing {
                    register.head.firstEntry = register.head.firstEntry ?? entry.number
                    register.head.lastEntry = entry.number
                }
            }
        case .service:
            guard let request = entry.request else { return }
            services[entry.station] = Counter(request, entry.number)
            touched.insert(.service(entry.station))
        case .guest, .house:
            break
        }
    }

    private mutating func apply(_ event: Event, of entry: EntryHead) -> Change? {
        switch event {
        case .started, .stopped: break
        case .seconded(let person): forgive(person.person, at: entry.station)
        case .configured(let record): return configure(record)
        case .keySet(let key): set(key)
        case .keyRevoked(let key): set(nil, of: key.name)
        case .personSet(let person): set(person)
        case .pinSet(let pin): set(pin)
        case .unlocked(let person): unlock(person.person)
        case .wrongPIN(let person): count(wrongPINOf: person.person, entry)
        case .epochBegun(let epoch): return begin(epoch)
        case .loggedIn(let person):
            at(entry) { $0.logIn(person.person) }
            forgive(person.person, at: entry.station)
        case .loggedOut: at(entry) { $0.head.person = nil }
        case .dayOpened(let opened): open(opened, of: entry)
        case .drawerOpened(let drawer):
            // Whoever opened on an earlier date had the right to say that the clock is right now.
            setClock(to: entry.time.localDate)
            at(entry) { $0.openDrawer(float: drawer.float) }
        case .counted(let counted): at(entry) { $0.count(counted.cash) }
        case .zSealed(let report): return seal(report)
        case .dayClosed(let day): return close(day)
        case .settlementWritten(let files): return .files(files)
        case .saleBegun: at(entry) { $0.beginSale(entry.number) }
        case .lineAdded(let line): at(entry) { $0.sale?.add(line) }
        case .lineVoided(let void): at(entry) { $0.void(void) }
        case .quantityChanged(let change):
            at(entry) { $0.sale?.change(change.line, to: change.quantity, amount: change.amount) }
        case .paymentAdded(let payment): at(entry) { $0.sale?.add(payment) }
        case .saleEnded(let end): return endSale(end, of: entry)
        case .saleCancelled(let cancelled): at(entry) { $0.cancel(cancelled) }
        case .itemPut(let item): return .item(item)
        case .priceAsked: at(entry) { $0.totals.priceInquiries.count += 1 }
        case .xMade: at(entry) { $0.totals.xReports.count += 1 }
        }
        return nil
    }

    private mutating func advanceClock(to date: CivilDate) {
        if date > clock.date { setClock(to: date) }
    }

    private mutating func setClock(to date: CivilDate) {
        guard date != clock.date else { return }
        clock.date = date
        touched.insert(.clock)
    }

    /// Changes the register at which an entry was made.
    private mutating func at(_ entry: EntryHead, _ body: (inout Register) -> Void) {
        guard let number = entry.station.register else {
            preconditionFailure("only a register sells: entry \(entry.number)")
        }
        change(number, body)
    }

    private mutating func endSale(_ end: SaleEnded, of entry: EntryHead) -> Change? {
        var receipt: Receipt?
        at(entry) { receipt = $0.end(end, of: entry) }
        return receipt.map(Change.receipt)
    }

    private mutating func configure(_ record: Event.Configured) -> Change {
        do {
            configuration = try Configuration(text: record.text)
        } catch {
            preconditionFailure("a configuration is checked before it becomes an entry: \(error)")
        }
        touched.insert(.configuration)
        return .configuration(record)
    }
}

extension Counter {
    init(_ request: EntryHead.Request, _ entry: Int) {
        epoch = request.epoch
        next = request.number + 1
        self.entry = entry
    }
}

extension Event {
    fileprivate var isSeal: Bool {
        if case .zSealed = self { true } else { false }
    }
}
