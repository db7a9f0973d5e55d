extension Store {
    /// ```
    /// C: #2 PERSON 17 role=cashier name="Anna"
    /// S: OK #2 person=17 role=cashier
    /// ```
    /// The name goes where it can be erased; the journal knows the number.
    func set(
        _ person: Event.PersonSet, name: String?, _ asker: Asker
    ) throws(Refusal) -> Decision {
        try asker.need(.people)
        guard let rights = configuration.rights(ofRole: person.role) else {
            throw Refusal(.unknownRole)
        }
        try asker.need(all: rights.union(roleRights(of: person.person)))
        guard people[person.person] != nil || people.count < Self.maximumPeople else {
            throw .tooMany(.people)
        }
        var decision = Decision(.personSet(person))
        decision.name = name.map { ErasableName(owner: .person(person.person), name: $0) }
        decision.answer.field("person", person.person)
        decision.answer.field("role", person.role)
        return decision
    }

    /// ```
    /// C: #3 PIN 17 new=4711
    /// S: OK #3 person=17
    /// ```
    func setPIN(
        of number: Int, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try asker.need(.people)
        guard people[number] != nil else { throw Refusal(.unknownPerson) }
        try asker.need(all: roleRights(of: number))
        guard let verifier = context.newPIN else {
            preconditionFailure("PIN without new= is not understood")
        }
        var set = Event.PINSet()
        set.person = number
        set.verifier = verifier
        return Self.answering(number, .pinSet(set))
    }

    /// ```
    /// C: #4 UNLOCK 17
    /// S: OK #4 person=17
    /// ```
    /// Of somebody with wrong PINs, so often a day and no more: each time gives whoever guesses
    /// another ten.
    func unlock(
        _ number: Int, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        let others = asker.without(number)
        try others.need(.unlock)
        guard let person = people[number] else { throw Refusal(.unknownPerson) }
        try others.need(all: roleRights(of: number))
        let isGuarded = guards.keys.contains { $0.person == number }
        guard !isGuarded || person.unlocks(on: context.time.localDate) < Person.unlocksADay else {
            throw .tooMany(.unlocks)
        }
        return Self.answering(number, .unlocked(Event.PersonNumber(number)))
    }

    /// What somebody may do, and would whenever they are made active.
    private func roleRights(of number: Int) -> Rights {
        people[number].flatMap { configuration.rights(ofRole: $0.role) } ?? []
    }

    /// ```
    /// C: #5 LOGIN 17 pin=4711
    /// S: OK #5 person=17 role=cashier
    /// ```
    func logIn(
        _ number: Int, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        guard asker.station.register != nil else { throw .lacking(.sell) }
        if let person = asker.person, person != number {
            throw Refusal(.someoneLoggedIn, "person", person)
        }
        try checkPIN(of: number, context)
        guard asker.person == nil else {
            // Who comes back to a locked register: the PIN was right, and nothing else happens.
            var decision = Self.answering(number, .seconded(Event.PersonNumber(number)))
            decision.answer.field("role", people[number]?.role)
            return decision
        }
        var decision = Self.answering(number, .loggedIn(Event.PersonNumber(number)))
        decision.answer.field("role", people[number]?.role)
        return decision
    }

    /// ```
    /// C: #6 LOGOUT
    /// S: OK #6 person=17
    /// ```
    func logOut(_ asker: Asker) throws(Refusal) -> Decision {
        guard let number = asker.station.register else { throw .lacking(.sell) }
        guard let person = asker.person else { throw Refusal(.nobodyLoggedIn) }
        guard register(number).sale == nil else { throw Refusal(.saleOpen) }
        return Self.answering(person, .loggedOut(Event.PersonNumber(person)))
    }

    private static func answering(_ person: Int, _ event: Event) -> Decision {
        var decision = Decision(event)
        decision.answer.field("person", person)
        return decision
    }
}
