extension Store {
    /// What follows from a command, or why it is refused. Changes nothing.
    package func decide(
        _ command: Command, knowing facts: Facts, at context: Context
    ) throws(Refusal) -> Decision {
        guard !context.hasCardNumber else { throw Refusal(.cardNumber) }
        let asker = try asker(at: context)
        let facts = self.facts(facts, at: context.station)
        guard let second = context.secondPerson, context.station != .guest else {
            return try decide(command, facts, asker, context)
        }
        // The PIN was right, whatever becomes of the line: the wrong ones before it are forgotten.
        let isGuarded = guards[PINGuardKey(person: second, station: context.station)] != nil
        let right = Event.rightPIN(Event.PersonNumber(second))
        do throws(Refusal) {
            var decision = try decide(command, facts, asker, context)
            if !decision.events.isEmpty {
                decision.events.insert(.seconded(Event.PersonNumber(second)), at: 0)
            } else if isGuarded {
                decision.events = [right]
            }
            return decision
        } catch {
            throw isGuarded ? .noting(right, error) : error
        }
    }

    func decide(
        _ command: Command, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        if command.reachesBeyondTraining { try checkNotTraining(asker) }
        return switch command {
        case .hello(let hello): try greet(hello, context)
        case .ping: Decision()
        case .status: status(context)
        case .list(let asked): try list(asked, facts, asker, context)
        case .reply: throw Refusal(.noSuchReply)

        case .setKey(let key): try set(key, asker)
        case .revokeKey(let name): try revokeKey(name, asker)
        case .setPerson(let person, let name): try set(person, name: name, asker)
        case .setPIN(let person): try setPIN(of: person, asker, context)
        case .unlock(let person): try unlock(person, asker, context)
        case .beginEpoch(let station, let last, let receipt):
            try beginEpoch(of: station, last: last, receipt: receipt, asker)
        case .logIn(let person): try logIn(person, asker, context)
        case .logOut: try logOut(asker)

        case .open, .moveCash, .openDrawer, .count, .signDifference, .beginTraining, .x, .z, .day,
            .closeDay, .report:
            try decideAtDrawer(command, facts, asker, context)
        case .beginSale, .item, .quantity, .void, .reprice, .discount, .giveBack, .total, .pay,
            .settlePayment, .failPayment, .removePayment, .end, .cancel, .ring, .hold, .held,
            .recall, .correctTender, .receipt, .copy:
            try decideInSale(command, facts, asker, context)
        case .putItem(let item, nil): try put(item, facts, asker, context)
        case .putItem(let item, let count?): try add(item, count, facts, asker, context)
        case .putPrice(let code, let price): try put(price, of: code, facts, asker, context)
        case .putPromotion(let promotion): try put(promotion, facts, asker)
        case .removePromotion(let id): try removePromotion(id, asker)
        case .putCustomer(let customer, let name): try put(customer, name: name, facts, asker)
        case .price(let code): try price(of: code, facts, asker, context)
        case .putCode(let put): try self.put(put, facts, asker)
        case .removeCode(let code): try removeCode(code, facts, asker)
        case .putPlace, .removePlace, .receive, .move, .adjust, .takeStock, .stock:
            try decideOfStock(command, facts, asker)
        case .check(let command): try check(command, facts, asker, context)
        case .balance(let name): try show(name, facts, asker)
        case .block(let name, let isBlocked): try block(name, isBlocked, facts, asker)
        case .journal(let page): try openJournal(at: page, asker, context)

        case .settlements: try show(facts.settlements, asker, context)
        case .settlement(_, let print):
            try show(
                facts.settlements.first, print, in: facts.configuration, asker, context)
        case .acknowledge(_, let head):
            try acknowledge(facts.settlements.first, head: head, asker, context)

        case .start(let started): Decision(.started(started))
        case .stop: Decision(.stopped)
        case .configure(let new): configure(new)
        case .setFloor(let new): set(new)
        case .settlementNews(let news): record(news, facts.settlements.first)
        }
    }

    private func decideInSale(
        _ command: Command, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        switch command {
        case .beginSale(let mode): try beginSale(mode: mode, asker, context)
        case .item(let item): try add(item, facts, asker, context)
        case .quantity(let line, let quantity): try change(line, to: quantity, asker, context)
        case .void(let line): try void(line, asker, context)
        case .reprice(let line, let price, let reason):
            try reprice(line, price, reason: reason, asker, context)
        case .discount(let line, let discount): try self.discount(line, discount, asker, context)
        case .giveBack(let back): try giveBack(back, facts, asker, context)
        case .total(let print): try total(print, asker, context)
        case .pay(let payment): try pay(payment, facts, asker, context)
        case .settlePayment(let settled): try settle(settled, asker)
        case .failPayment(let number): try fail(number, asker)
        case .removePayment(let number): try remove(number, asker)
        case .end(let print): try end(print, asker, context)
        case .cancel: try cancel(asker)
        case .ring(let ring): try self.ring(ring, facts, asker, context)
        case .hold(let name): try hold(name: name, asker, context)
        case .held: try listHeld(asker)
        case .recall(let number): try recall(number, asker, context)
        case .correctTender(let correction): try retender(correction, facts, asker, context)
        case .receipt: try show(facts, asker, context)
        case .copy(_, let print): try copy(print, facts, asker, context)
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .beginTraining, .open, .moveCash, .openDrawer, .count,
            .signDifference, .x, .z, .day, .closeDay, .report, .settlements, .settlement,
            .acknowledge, .putItem, .putPromotion, .removePromotion, .putCustomer, .price,
            .balance, .block, .putPrice, .putCode, .removeCode, .putPlace, .removePlace,
            .receive, .move, .adjust, .takeStock, .stock, .check, .journal, .list, .start, .stop,
            .configure, .setFloor,
            .settlementNews:
            preconditionFailure("this is not decided in a sale")
        }
    }

    private func decideAtDrawer(
        _ command: Command, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        switch command {
        case .open(let float, let date): try open(float: float, date: date, asker, context)
        case .moveCash(let moved): try move(moved, asker, context)
        case .openDrawer(let reason): try openDrawer(reason: reason, asker)
        case .count(let counted, let late): try count(counted, late: late, asker)
        case .signDifference(let drawer, let reason):
            try sign(drawer: drawer, reason: reason, asker, context)
        case .beginTraining: try train(asker)
        case .x(_, let register?): try figures(of: register, asker, context)
        case .x(let print, nil): try x(print, asker, context)
        case .z: try z(asker, context)
        case .day(let print): try showDay(print, asker, context)
        case .closeDay(let day): try closeDay(day, asker, context)
        case .report(_, let print): try showReport(facts, print, asker, context)
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .beginSale, .item, .quantity, .void, .reprice,
            .discount, .giveBack, .total, .pay, .settlePayment, .failPayment, .removePayment,
            .end, .cancel, .ring, .hold, .held, .recall, .correctTender, .receipt, .copy,
            .settlements, .settlement, .acknowledge, .putItem, .putPromotion, .removePromotion,
            .putCustomer, .price, .balance, .block, .putPrice, .putCode, .removeCode, .putPlace,
            .removePlace, .receive, .move, .adjust, .takeStock, .stock, .check, .journal, .list,
            .start, .stop, .configure,
            .setFloor, .settlementNews:
            preconditionFailure("this is not decided at a drawer")
        }
    }

    private func configure(_ new: Configuration) -> Decision {
        new == configuration ? Decision() : Decision(.configured(Event.Configured(text: new.text)))
    }

    private func set(_ new: Floor) -> Decision {
        new == floor ? Decision() : Decision(.floorSet(Event.FloorSet(text: new.text)))
    }
}

/// Who asks, and what they may do: the station's rights, those of whoever is logged in, and those
/// of the second person in the line.
struct Asker {
    let station: Station
    /// Of all of them.
    let rights: Rights
    /// Logged in at the register.
    let person: Int?
    /// The register's, or the service's.
    let registerRights: Rights
    let personRights: Rights
    /// `by=`
    let second: Int?
    let secondRights: Rights

    func need(_ right: Right) throws(Refusal) {
        guard rights.contains(right) else { throw .lacking(right) }
    }

    /// Who asks, were it not for one person's rights: nobody unlocks oneself.
    func without(_ number: Int) -> Asker {
        let ofPerson = person == number ? [] : personRights
        let ofSecond = second == number ? [] : secondRights
        return Asker(
            station: station, rights: registerRights.union(ofPerson).union(ofSecond),
            person: person, registerRights: registerRights, personRights: ofPerson,
            second: second, secondRights: ofSecond)
    }

    /// Nobody gives away, or takes in hand, what they may not do themselves.
    func need(all others: some Sequence<Right>) throws(Refusal) {
        let others = Rights(others)
        for right in Right.allCases where others.contains(right) { try need(right) }
    }
}

extension Store {
    /// What a station may do with whoever is logged in there.
    package func rightsNow(at station: Station) -> Rights {
        let person = station.register.flatMap { registers[$0]?.head.person }
        return rights(of: station).union(person.map { rights(ofPerson: $0) } ?? [])
    }

    /// Checks the second person's PIN, where there is one.
    private func asker(at context: Context) throws(Refusal) -> Asker {
        let ofStation = self.rights(of: context.station)
        var loggedIn: Int?
        var ofPerson: Rights = []
        var ofSecond: Rights = []
        if let number = context.station.register, let person = registers[number]?.head.person {
            loggedIn = person
            ofPerson = rights(ofPerson: person)
        }
        // A guest has no counter, so nothing that a guest asks may become an entry.
        if let second = context.secondPerson, context.station != .guest {
            try checkPIN(of: second, context)
            ofSecond = rights(ofPerson: second)
        }
        return Asker(
            station: context.station, rights: ofStation.union(ofPerson).union(ofSecond),
            person: loggedIn, registerRights: ofStation, personRights: ofPerson,
            second: context.secondPerson, secondRights: ofSecond)
    }

    /// Whoever was let in may look things up.
    func rights(of station: Station) -> Rights {
        switch station {
        case .register(let number):
            Rights(configuration.register(number)?.rights ?? []).union([.lookUp])
        case .service(let key, _):
            keys[key].map { Rights($0.rights).union([.lookUp]) }
                ?? (configuration.access.proof == .optional ? .all : [])
        case .guest: configuration.access.guests ? [.lookUp] : []
        case .house: .all
        }
    }

    func rights(ofPerson number: Int) -> Rights {
        guard let person = people[number], person.isActive else { return [] }
        return configuration.rights(ofRole: person.role) ?? []
    }

    /// A wrong PIN is recorded though the line is refused.
    func checkPIN(of number: Int, _ context: Context) throws(Refusal) {
        guard let person = people[number], person.isActive, let verifier = person.verifier
        else { throw Refusal(.unknownPerson) }
        if let entry = guards[PINGuardKey(person: number, station: context.station)] {
            guard !entry.isLocked else { throw Refusal(.pinLocked) }
            let wait = entry.secondsToWait(at: context.time)
            guard wait == 0 else { throw Refusal(.pinWait, "wait", wait) }
        }
        guard context.pin == verifier else {
            throw .noting(.wrongPIN(Event.PersonNumber(number)), Refusal(.wrongPIN))
        }
    }

    /// What reaches beyond a sale has no place in training.
    func checkNotTraining(_ asker: Asker) throws(Refusal) {
        guard let number = asker.station.register else { return }
        guard registers[number]?.head.isTraining != true else { throw Refusal(.inTraining) }
    }

    /// The register at which the asker stands, with someone logged in who may do this.
    func register(of asker: Asker, needing right: Right) throws(Refusal) -> Register {
        guard let number = asker.station.register else { throw .lacking(right) }
        guard asker.person != nil else { throw Refusal(.nobodyLoggedIn) }
        try asker.need(right)
        return register(number)
    }
}
