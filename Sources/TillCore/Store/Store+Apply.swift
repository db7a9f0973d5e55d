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
        var changes = count(entry, sealing: events.contains(where: \.isSeal))
        for event in events {
            try check(self, event)
            apply(event, of: entry, &changes)
        }
        for (station, counter) in services.retire() {
            touched.insert(.service(station))
            changes.append(.station(.retired(station, counter)))
        }
        return changes
    }

    /// The station's counter, and the range of entries that a register's next Z will name.
    private mutating func count(_ entry: EntryHead, sealing: Bool) -> [Change] {
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
            return []
        case .service(let service, let name):
            guard let request = entry.request else { return [] }
            return set(Counter(request, entry.number), of: service, name)
        case .guest, .house:
            return []
        }
    }

    mutating func set(_ counter: Counter, of service: String, _ name: String) -> [Change] {
        let station = Station.service(key: service, name: name)
        touched.insert(.service(station))
        return services.put(counter, of: service, name) ? [.station(.returned(station))] : []
    }

    private mutating func apply(
        _ event: Event, of entry: EntryHead, _ changes: inout [Change]
    ) {
        switch event {
        case .started, .stopped: break
        case .seconded(let person), .rightPIN(let person):
            forgive(person.person, at: entry.station)
        case .configured(let record): changes.append(configure(record))
        case .keySet(let key): set(key)
        case .keyRevoked(let key): set(nil, of: key.name)
        case .personSet(let person): set(person)
        case .pinSet(let pin): set(pin)
        case .unlocked(let person): unlock(person.person, on: entry.time.localDate)
        case .wrongPIN(let person): count(wrongPINOf: person.person, entry)
        case .epochBegun(let epoch): changes += begin(epoch)
        case .loggedIn(let person):
            at(entry) { $0.logIn(person.person) }
            forgive(person.person, at: entry.station)
        case .dayOpened(let opened): open(opened, of: entry)
        case .saleEnded: end(event, of: entry, &changes)
        case .cashMoved(let moved): move(moved, of: entry)
        case .allowed(let grant): allow(grant, of: entry)
        case .drawerOpened(let drawer):
            // Whoever opened on an earlier date had the right to say that the clock is right now.
            setClock(to: entry.time.localDate)
            let said = drawer.day.map { _ in entry.time.localDate }
            at(entry) { $0.openDrawer(float: drawer.float, said: said) }
        case .zSealed(let report): changes.append(seal(report))
        case .dayClosed(let day): changes.append(close(day))
        case .settlementWritten(let files): changes.append(.files(files))
        case .settlementDelivered(let delivered): changes.append(.delivered(delivered))
        case .settlementAcknowledged(let record): changes.append(.acknowledged(record))
        case .saleHeld(let head): hold(head, of: entry)
        case .saleRecalled(let sale): recall(sale, of: entry)
        case .itemPut(let item): changes.append(.item(item))
        case .codePut(let put): changes.append(.code(put))
        case .codeRemoved(let removed): changes.append(.codeRemoved(removed))
        case .itemPlaced(let placed): changes.append(.placed(placed))
        case .itemUnplaced(let unplaced): changes.append(.unplaced(unplaced))
        case .goodsReceived(let received): changes.append(.stock(.received(received)))
        case .goodsMoved(let moved): changes.append(.stock(.moved(moved)))
        case .stockCounted(let counted): changes.append(.stock(.counted(counted)))
        case .floorSet(let record): changes.append(setFloor(record))
        case .promotionPut(let promotion): keep(promotion, as: promotion.id)
        case .promotionRemoved(let name): keep(nil, as: name.id)
        case .customerSet(let set): changes.append(.balance(set.change))
        case .balanceBlocked(let blocked): changes.append(.balance(blocked.change))
        case .stockAdjusted(let adjusted):
            if entry.station.register != nil { at(entry) { $0.totals[.adjustments].count += 1 } }
            changes.append(.stock(.adjusted(adjusted)))
        case .trainingBegun, .loggedOut: train(event, entry, &changes)
        case .noSale, .counted, .differenceSigned, .saleBegun, .lineAdded, .lineVoided,
            .quantityChanged, .lineRepriced, .lineDiscounted, .saleDiscounted, .promoted,
            .lineRated, .ageChecked, .paymentAdded, .paymentSettled, .paymentFailed,
            .paymentRemoved, .saleCancelled, .retendered,
            .receiptCopied, .proFormaMade, .priceAsked, .xMade:
            changes += applyAtRegister(event, of: entry)
            notePromotions(event, of: entry)
        }
    }

    /// What is done in training changes nothing outside it.
    private mutating func applyAtRegister(_ event: Event, of entry: EntryHead) -> [Change] {
        var made: [Change] = []
        var isTraining = false
        at(entry) { register in
            isTraining = register.sale?.isTraining == true
            made = register.apply(event, of: entry)
        }
        guard isTraining, let number = entry.station.register else { return made }
        return practise(made, at: number)
    }

    private mutating func train(
        _ event: Event, _ entry: EntryHead, _ changes: inout [Change]
    ) {
        at(entry) { changes += $0.apply(event, of: entry) }
        guard let number = entry.station.register else { return }
        let isTraining = registers[number]?.head.isTraining == true
        setPractice(isTraining ? Practice(register: number, entry: entry.number) : nil, at: number)
    }

    /// With each change of its lines a sale's promotions were worked out.
    private mutating func notePromotions(_ event: Event, of entry: EntryHead) {
        guard let number = entry.station.register else { return }
        if event.changesLines { promotedAfter[number] = promotionChanges }
        if promotionIndex == nil { promotionIndex = PromotionIndex(promotions.values) }
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

    private mutating func end(_ event: Event, of entry: EntryHead, _ changes: inout [Change]) {
        if let register = entry.station.register.map(register), let sale = register.sale {
            give(sale, by: register.head.person)
        }
        changes += applyAtRegister(event, of: entry)
    }

    private mutating func move(_ moved: Event.CashMoved, of entry: EntryHead) {
        at(entry) { _ = $0.apply(.cashMoved(moved), of: entry) }
        guard moved.way == .paidOut, !moved.isTraining else { return }
        give(by: person(of: entry)) { $0.paidOut += moved.amount }
    }

    /// What somebody allowed counts for nobody.
    private mutating func allow(_ grant: Grant, of entry: EntryHead) {
        at(entry) { $0.allow(grant) }
        guard grant.limit == .paidOut, let amount = grant.amount else { return }
        give(by: person(of: entry)) { $0.paidOut -= min(amount, $0.paidOut) }
    }

    private func person(of entry: EntryHead) -> Int? {
        entry.station.register.flatMap { register($0).head.person }
    }

    private mutating func hold(_ head: HeldSale.Head, of entry: EntryHead) {
        var taken: OpenSale?
        at(entry) { taken = $0.takeSale() }
        guard var taken else {
            preconditionFailure("only an open sale is held: entry \(entry.number)")
        }
        // Whoever takes it up numbers its payments anew.
        taken.paymentsTaken = 0
        held[head.held] = HeldSale(head: head, sale: taken)
        touched.insert(.held(head.held))
    }

    private mutating func recall(_ sale: OpenSale, of entry: EntryHead) {
        let before = sale.held.flatMap { held[$0] }
        if let number = sale.held {
            held[number] = nil
            touched.insert(.held(number))
        }
        if let number = entry.station.register { promotedAfter[number] = nil }
        at(entry) { $0.take(sale) }
        guard sale.isTraining, let number = entry.station.register,
            let register = registers[number],
            before.map({ isReserved($0, at: number) }) != true
        else { return }
        _ = practise(register.reservations(sale.lines, by: 1), at: number)
    }

    private mutating func keep(_ promotion: Promotion?, as id: String) {
        promotions[id] = promotion
        touched.insert(.promotion(id))
    }

    private mutating func configure(_ record: Event.Configured) -> Change {
        do {
            configuration = try Configuration(canonical: record.text)
        } catch {
            preconditionFailure("a configuration is checked before it becomes an entry: \(error)")
        }
        touched.insert(.configuration)
        return .configuration(record)
    }

    private mutating func setFloor(_ record: Event.FloorSet) -> Change {
        do {
            floor = try Floor(canonical: record.text)
        } catch {
            preconditionFailure("a floor is checked before it becomes an entry: \(error)")
        }
        touched.insert(.floor)
        return .floor(record)
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
    /// Whether promotions are worked out with it.
    fileprivate var changesLines: Bool {
        switch self {
        case .saleBegun, .lineAdded, .lineVoided, .quantityChanged, .lineRepriced,
            .lineDiscounted, .saleDiscounted:
            true
        case .started, .stopped, .configured, .keySet, .keyRevoked, .personSet, .pinSet,
            .unlocked, .epochBegun, .loggedIn, .loggedOut, .wrongPIN, .rightPIN, .seconded,
            .dayOpened,
            .drawerOpened, .cashMoved, .noSale, .counted, .differenceSigned, .zSealed,
            .dayClosed, .settlementWritten, .settlementDelivered, .settlementAcknowledged,
            .trainingBegun, .promoted, .lineRated, .allowed, .ageChecked, .paymentAdded,
            .paymentSettled,
            .paymentFailed, .paymentRemoved, .saleEnded, .saleCancelled, .saleHeld,
            .saleRecalled, .retendered, .receiptCopied, .proFormaMade, .itemPut, .promotionPut,
            .promotionRemoved, .customerSet, .balanceBlocked, .codePut, .codeRemoved, .itemPlaced,
            .itemUnplaced,
            .goodsReceived, .goodsMoved, .stockAdjusted, .stockCounted, .floorSet, .priceAsked,
            .xMade:
            false
        }
    }

    fileprivate var isSeal: Bool {
        if case .zSealed = self { true } else { false }
    }
}

extension Event.CustomerSet {
    fileprivate var change: BalanceChange {
        var change = BalanceChange(balance)
        change.limit = limit
        return change
    }
}

extension Event.BalanceBlocked {
    fileprivate var change: BalanceChange {
        var change = BalanceChange(Balance.Name(kind, number))
        change.isBlocked = isBlocked
        return change
    }
}
