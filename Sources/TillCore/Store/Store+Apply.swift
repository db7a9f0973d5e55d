extension Store {
    /// Changes what is live by what an entry says happened. Total: it can't refuse.
    ///
    /// - Returns: what the projections keep beyond what is live.
    package mutating func apply(_ events: [Event], of entry: EntryHead) -> [Change] {
        clock = entry.time
        count(entry, sealing: events.contains(where: \.isSeal))
        var changes: [Change] = []
        for event in events {
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
        case .saleBegun, .lineAdded, .lineVoided, .quantityChanged, .paymentAdded, .saleEnded,
            .saleCancelled, .drawerOpened, .counted, .loggedIn, .loggedOut, .priceAsked, .xMade:
            guard let number = entry.station.register else {
                preconditionFailure("only a register sells")
            }
            return apply(event, at: number, of: entry)
        case .configured(let record):
            configure(record)
            return .configuration(record)
        case .keySet(let key):
            keys[key.name] = key
            touched.insert(.key(key.name))
        case .keyRevoked(let key):
            keys[key.name] = nil
            touched.insert(.key(key.name))
        case .personSet, .pinSet, .unlocked, .wrongPIN: applyPeople(event, of: entry)
        case .epochBegun(let epoch): return begin(epoch)
        case .dayOpened, .zSealed, .dayClosed: return applyDay(event, of: entry)
        case .settlementWritten(let files): return .files(files)
        case .itemPut(let item): return .item(item)
        case .started, .stopped, .seconded: break
        }
        return nil
    }

    private mutating func configure(_ record: Event.Configured) {
        do {
            configuration = try Configuration(text: record.text)
        } catch {
            preconditionFailure("a configuration is checked before it becomes an entry: \(error)")
        }
        touched.insert(.configuration)
    }

    private mutating func applyPeople(_ event: Event, of entry: EntryHead) {
        switch event {
        case .personSet(let set):
            var person = people[set.person] ?? Person()
            person.number = set.person
            person.role = set.role
            person.isActive = set.isActive
            people[set.person] = person
            touched.insert(.person(set.person))
        case .pinSet(let set):
            people[set.person]?.verifier = set.verifier
            touched.insert(.person(set.person))
            unlock(set.person)
        case .unlocked(let person): unlock(person.person)
        case .wrongPIN(let person):
            let key = PINGuardKey(person: person.person, station: entry.station)
            var entryGuard =
                guards[key] ?? PINGuard(person: person.person, station: entry.station)
            entryGuard.wrong += 1
            entryGuard.last = entry.time
            guards[key] = entryGuard
            touched.insert(.pinGuard(key))
        default: preconditionFailure("this is no event of people")
        }
    }

    mutating func unlock(_ person: Int) {
        for key in guards.keys where key.person == person {
            guards[key] = nil
            touched.insert(.pinGuard(key))
        }
    }

    private mutating func begin(_ epoch: Event.EpochBegun) -> Change? {
        var counter = self.counter(of: epoch.station)
        counter.epoch = epoch.epoch
        counter.next = epoch.next
        switch epoch.station {
        case .register(let number):
            let last = register(number).head.lastReceipt
            change(number) { register in
                register.head.counter = counter
                register.head.lastReceipt = epoch.receipt ?? last
            }
            guard let receipt = epoch.receipt, receipt > last else { return nil }
            return .skipped(SkippedReceipts(register: number, first: last + 1, last: receipt))
        case .service:
            services[epoch.station] = counter
            touched.insert(.service(epoch.station))
            return nil
        case .guest, .house:
            preconditionFailure("only registers and services have a counter")
        }
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
        switch self {
        case .zSealed, .dayClosed: true
        default: false
        }
    }
}
