import TillCore

extension Command {
    /// Reads a verb's arguments and keys.
    init(_ verb: Verb, _ reader: inout RequestReader) throws(Unreadable) {
        switch verb {
        case .ping: self = .ping
        case .status: self = .status
        case .reply: self = .reply(number: try reader.argument("seq", in: 1...Limits.number))
        case .key: self = try Self.key(&reader)
        case .person: self = try Self.person(&reader)
        case .pin:
            let person = try reader.person()
            try reader.readNewPIN(of: person)
            self = .setPIN(person: person)
        case .unlock: self = .unlock(person: try reader.person())
        case .epoch: self = try Self.epoch(&reader)
        case .logIn:
            let person = try reader.person()
            try reader.readPIN(of: person)
            self = .logIn(person: person)
        case .logOut: self = .logOut
        case .sale, .item, .quantity, .void, .reprice, .discount, .returned, .total, .pay, .paid,
            .failed, .unpay, .end, .cancel, .ring, .hold, .held, .recall, .retender, .receipt,
            .copy:
            self = try Self.inSale(verb, &reader)
        case .open, .training, .paidIn, .paidOut, .drop, .noSale, .count, .overShort, .x, .z:
            self = try Self.atDrawer(verb, &reader)
        case .day: self = .day(try reader.printOrder())
        case .closeDay: self = .closeDay(try reader.key("day"))
        case .report: self = .report(try reader.argument("z"), try reader.printOrder())
        case .settlements:
            self = .settlements(
                limit: try reader.key("limit", in: 1...Limits.settlements) ?? 20,
                areWaiting: try reader.key("waiting") ?? false)
        case .settlement:
            self = .settlement(
                number: try reader.argument("settlement", in: 1...Limits.settlementNumber),
                try reader.printOrder())
        case .acknowledge:
            let number = try reader.argument("settlement", in: 1...Limits.settlementNumber)
            let head: Hex = try reader.required("head")
            guard head.bytes.count == 32 else { throw Unreadable(.badValue, "head") }
            self = .acknowledge(settlement: number, head: head)
        case .put: self = try Self.put(&reader)
        case .price: self = .price(try reader.code().code)
        case .balance: self = .balance(try reader.requiredBalanceName())
        case .block:
            let isOff = reader.flag("off")
            self = .block(try reader.requiredBalanceName(), !isOff)
        case .receive, .move, .adjust, .stocktake, .stock, .check:
            self = try Self.ofStock(verb, &reader)
        case .journal: self = .journal(try Self.journalPage(&reader))
        case .list: self = .list(try Self.listing(&reader))
        case .hello, .help, .quit, .find, .whereabouts:
            preconditionFailure("\(verb.rawValue) does not go to the writer")
        }
    }

    private static func key(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        let isRevoked = reader.flag("revoke")
        let register: Int? = try reader.key("register", in: Station.registerNumbers)
        let name: String
        if let register {
            name = String(register)
        } else {
            name = try reader.required("service")
            guard Station.isName(name) else { throw Unreadable(.badValue, "service") }
        }
        if isRevoked { return .revokeKey(name: name) }
        var key = Event.KeySet()
        key.name = name
        key.publicKey = try reader.required("public")
        guard key.provesSomething else { throw Unreadable(.badValue, "public") }
        if register == nil {
            let rights: CommaList<Right> = try reader.required("rights")
            key.rights = rights.elements
        }
        return .setKey(key)
    }

    private static func person(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        var person = Event.PersonSet()
        person.person = try reader.person()
        person.role = try reader.required("role")
        person.isActive = try reader.key("active") ?? true
        return .setPerson(person, name: try reader.erasableName())
    }

    private static func epoch(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        let station = try reader.namedStation()
        guard let last = try reader.key("last", in: 0...Limits.number) else {
            throw Unreadable(.missingKey, "last")
        }
        let receipt =
            station.register == nil ? nil : try reader.key("receipt", in: 0...Limits.number)
        return .beginEpoch(station: station, last: last, receipt: receipt)
    }

    private static func journalPage(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> JournalPage {
        guard let first = try reader.key("from", in: 1...Limits.number) else {
            throw Unreadable(.missingKey, "from")
        }
        var page = JournalPage(from: first)
        page.part = try reader.key("part", in: 1...Limits.number) ?? page.part
        page.limit = try reader.key("limit", in: 1...Limits.entries) ?? page.limit
        return page
    }

    /// `LIST people from=17 limit=100`
    private static func listing(_ reader: inout RequestReader) throws(Unreadable) -> Listing {
        var listing = Listing(try reader.argument("list"))
        listing.language = try reader.key("language")
        listing.limit = try reader.key("limit", in: 1...Limits.listed) ?? listing.limit
        if listing.what.isNumbered {
            listing.from = try reader.key("from", in: 1...Limits.customer)?.written
        } else {
            listing.from = try reader.text("from", upTo: Item.maximumNameLength)
        }
        return listing
    }
}

extension RequestReader {
    mutating func person() throws(Unreadable) -> Int {
        let person: Int = try argument("person")
        guard Person.numbers.contains(person) else { throw Unreadable(.badValue, "person") }
        return person
    }

    /// Of a person or a customer; an empty one erases what is kept.
    mutating func erasableName() throws(Unreadable) -> String? {
        guard let name: String = try key("name") else { return nil }
        guard name.utf8.count <= Item.maximumNameLength else { throw Unreadable(.badValue, "name") }
        return name
    }

    /// A quantity has no sign; zero is refused by a rule.
    func quantity(_ quantity: Quantity) throws(Unreadable) -> Quantity {
        guard quantity >= .zero else { throw Unreadable(.badValue, "quantity") }
        return quantity
    }
}
