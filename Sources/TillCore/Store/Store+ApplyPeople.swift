/// What happens to people, keys and counters.
extension Store {
    mutating func set(_ key: Event.KeySet) { set(key, of: key.name) }

    mutating func set(_ key: Event.KeySet?, of name: String) {
        keys[name] = key
        touched.insert(.key(name))
    }

    mutating func set(_ record: Event.PersonSet) {
        var person = people[record.person] ?? Person()
        person.number = record.person
        person.role = record.role
        person.isActive = record.isActive
        people[record.person] = person
        touched.insert(.person(record.person))
    }

    mutating func set(_ record: Event.PINSet) {
        people[record.person]?.verifier = record.verifier
        touched.insert(.person(record.person))
        unlock(record.person)
    }

    mutating func count(wrongPINOf person: Int, _ entry: EntryHead) {
        let key = PINGuardKey(person: person, station: entry.station)
        var entryGuard = guards[key] ?? PINGuard(person: person, station: entry.station)
        entryGuard.wrong += 1
        entryGuard.last = entry.time
        guards[key] = entryGuard
        touched.insert(.pinGuard(key))
        if guards.count > Self.maximumGuards { forgetOldestGuard(besides: key) }
    }

    /// Where any name is a service, as in a demonstration, any name would have wrong PINs counted
    /// for it, and they would be kept for ever. Who is locked stays locked as long as there is
    /// anybody who is not.
    private mutating func forgetOldestGuard(besides newest: PINGuardKey) {
        var oldest: PINGuardKey?
        for (key, entry) in guards where key != newest {
            guard let found = oldest, let other = guards[found] else {
                oldest = key
                continue
            }
            if entry.isForgotten(before: other) { oldest = key }
        }
        guard let oldest else { return }
        guards[oldest] = nil
        touched.insert(.pinGuard(oldest))
    }

    mutating func unlock(_ person: Int, on date: CivilDate) {
        if guards.keys.contains(where: { $0.person == person }) {
            people[person]?.countUnlock(on: date)
            touched.insert(.person(person))
        }
        unlock(person)
    }

    private mutating func unlock(_ person: Int) {
        for key in guards.keys where key.person == person {
            guards[key] = nil
            touched.insert(.pinGuard(key))
        }
    }

    /// A right PIN makes the wrong ones before it forgotten.
    mutating func forgive(_ person: Int, at station: Station) {
        let key = PINGuardKey(person: person, station: station)
        guard guards.removeValue(forKey: key) != nil else { return }
        touched.insert(.pinGuard(key))
    }

    mutating func begin(_ epoch: Event.EpochBegun) -> [Change] {
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
            guard let receipt = epoch.receipt, receipt > last else { return [] }
            return [.skipped(SkippedReceipts(register: number, first: last + 1, last: receipt))]
        case .service(let service, let name):
            return set(counter, of: service, name)
        case .guest, .house:
            preconditionFailure("only registers and services have a counter")
        }
    }
}
