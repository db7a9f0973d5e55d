/// LIST: what a shop has, so that a terminal can show buttons and fields for it.
extension Store {
    /// ```
    /// C: LIST tenders
    /// S: - id=cash text=Kontant kind=cash unit=1.00 refund=yes
    /// S: OK rows=1
    /// ```
    func list(
        _ asked: Command.Listing, _ facts: Facts, _ asker: Asker, _ context: Context
    ) throws(Refusal) -> Decision {
        try checkMayList(asked.what, asker)
        var answer = Answer()
        answer.hasRows = true
        let language = asked.language ?? configuration.print.language
        switch asked.what {
        case .tenders: list(configuration.tenders, asked, &answer) { $0.listed(in: language) }
        case .reasons: list(configuration.reasons, asked, &answer) { $0.listed() }
        case .groups:
            list(configuration.groups, asked, &answer) { Listed($0.name, text: $0.text) }
        case .modes: list(configuration.modes, asked, &answer) { Listed($0, text: $0) }
        case .vat:
            let today = context.time.localDate
            list(configuration.vatClassNames, asked, &answer) { name in
                configuration.listed(vatClass: name, on: today, in: language)
            }
        case .people: listPeople(asked, asker, context, &answer)
        case .registers:
            let settings = configuration.registers.sorted { $0.number < $1.number }
            list(settings, asked, &answer) { listed($0, context) }
        case .promotions:
            let sorted = promotions.values.sorted { $0.id < $1.id }
            list(sorted, asked, &answer) { $0.listed() }
        case .customers:
            let mayTell = asker.rights.contains(.sell) || asker.rights.contains(.balances)
            list(facts.customers, asked, &answer) { $0.listed(withBalance: mayTell) }
        case .keys:
            list(keys.values.sorted { $0.name < $1.name }, asked, &answer) { $0.listed() }
        case .rights:
            list(Right.allCases, asked, &answer) { right in
                var row = Listed(right.rawValue, text: right.text(in: language))
                row.fields.field("mine", asker.rights.contains(right))
                return row
            }
        case .limits:
            list(ListedLimit.allCases, asked, &answer) { limit in
                var row = Listed(limit.rawValue, text: limit.text(in: language))
                row.fields.field("kind", limit.isOfTheHouse ? "house" : "protocol")
                row.fields.field("value", limit.value(in: configuration))
                return row
            }
        case .texts:
            list(ListedText.all, asked, &answer) { $0.listed(in: language) }
            answer.field("language", language)
        }
        var decision = Decision()
        decision.answer = answer
        return decision
    }

    /// Guests look goods up. Who works here, and what the house's rules are, is for stations.
    private func checkMayList(_ what: Command.Listing.What, _ asker: Asker) throws(Refusal) {
        switch what {
        case .tenders, .groups, .modes, .vat, .texts: try asker.need(.lookUp)
        case .reasons, .people, .registers, .promotions, .rights, .limits:
            guard asker.station != .guest else { throw .lacking(.sell) }
        case .customers:
            let rights: Rights = [.sell, .balances, .figures]
            guard !asker.rights.isDisjoint(with: rights) else { throw .lacking(.sell) }
        case .keys: try asker.need(.keys)
        }
    }

    /// Who may log in; the others, and who has a PIN, for whoever changes people.
    private func listPeople(
        _ asked: Command.Listing, _ asker: Asker, _ context: Context, _ answer: inout Answer
    ) {
        let mayTell = asker.rights.contains(.people)
        let first = asked.from.flatMap { Int($0) } ?? 0
        let shown = people.values.filter { $0.number >= first && ($0.isActive || mayTell) }
        list(shown.sorted { $0.number < $1.number }, asked, &answer) { person in
            var row = Listed(person.number.written, text: nil)
            row.fields.field("name", context.names[person.number])
            row.fields.field("role", person.role)
            guard mayTell else { return row }
            row.fields.field("active", person.isActive)
            row.fields.field("pin", person.verifier != nil)
            return row
        }
    }

    private func listed(_ setting: Setting.Register, _ context: Context) -> Listed {
        let register = register(setting.number)
        var row = Listed(setting.number.written, text: nil)
        row.fields.field("state", register.state)
        row.fields.field("person", register.head.person)
        row.fields.field("name", context.names[register.head.person])
        row.fields.field("rights", setting.rights.isEmpty ? nil : CommaList(setting.rights))
        return row
    }

    /// One page: from the row that was asked for on, and where the next one begins.
    private func list<Element>(
        _ elements: [Element], _ asked: Command.Listing, _ answer: inout Answer,
        _ listed: (Element) -> Listed
    ) {
        var isBefore = asked.from != nil
        var rows = 0
        for element in elements {
            let row = listed(element)
            if isBefore, !asked.begins(at: row.id) { continue }
            isBefore = false
            guard rows < asked.limit else {
                answer.field("next", row.id)
                return
            }
            rows += 1
            answer.row { text in
                text.field("id", row.id)
                text.field("text", row.text)
                text.raw(row.fields.bytes)
            }
        }
    }
}

extension Command.Listing {
    /// What has an order of its own begins at that very row; ids in order, at the next there is.
    fileprivate func begins(at id: String) -> Bool {
        guard let from else { return true }
        return switch what {
        case .people, .registers: (Int(id) ?? 0) >= (Int(from) ?? 0)
        case .customers, .promotions, .keys: id >= from
        case .tenders, .reasons, .groups, .modes, .vat, .rights, .limits, .texts: id == from
        }
    }
}

/// A row of a list.
struct Listed {
    /// Characters of a text: the configuration's may be of any length, a row is a line.
    private static let longest = 200

    var id: String
    var text: String?
    var fields = TextWriter()

    init(_ id: String, text: String?) {
        self.id = id
        self.text = text.map { text in
            String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.longest)))
        }
    }
}
