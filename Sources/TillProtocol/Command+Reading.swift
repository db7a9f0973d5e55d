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
        case .open:
            self = .open(float: try reader.requiredAmount("float"), date: try reader.key("day"))
        case .sale: self = .beginSale
        case .item: self = .item(try Self.item(&reader))
        case .quantity:
            self = .quantity(
                line: try reader.argument("line", in: Self.lines),
                try reader.quantity(reader.argument("quantity")))
        case .void: self = .void(line: try reader.argument("line", in: Self.lines))
        case .total: self = .total
        case .pay: self = .pay(try Self.payment(&reader))
        case .end: self = .end
        case .cancel: self = .cancel
        case .ring: self = .ring(try Ring(&reader))
        case .receipt: self = .receipt(try reader.argument("receipt"))
        case .count: self = .count(cash: try reader.requiredAmount("cash"))
        case .x: self = .x
        case .z: self = .z
        case .day: self = .day
        case .closeDay: self = .closeDay
        case .report: self = .report(try reader.argument("z"))
        case .settlements:
            self = .settlements(
                limit: try reader.key("limit", in: 1...Limits.settlements) ?? 20)
        case .settlement:
            self = .settlement(
                number: try reader.argument("settlement", in: 1...Limits.settlementNumber))
        case .put: self = .putItem(try Self.newItem(&reader))
        case .price: self = .price(try reader.argument("code"))
        case .hello, .help, .quit, .find:
            preconditionFailure("\(verb.rawValue) does not go to the writer")
        }
    }

    /// Numbers that a line of a sale may have.
    private static let lines = 1...999_999_999

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
        guard key.publicKey.bytes.count == 32 else { throw Unreadable(.badValue, "public") }
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
        return .setPerson(person, name: try reader.text("name", upTo: Item.maximumNameLength))
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

    private static func item(_ reader: inout RequestReader) throws(Unreadable) -> RingItem {
        let code: ItemCode = try reader.argument("code")
        let quantity = try reader.quantity(reader.key("qty") ?? .one)
        let price = try reader.amount("price")
        return RingItem(code: code, quantity: quantity, price: price)
    }

    private static func payment(_ reader: inout RequestReader) throws(Unreadable) -> RingPayment {
        let tender: String = try reader.argument("tender")
        let amount: Money = try reader.argument("amount")
        return RingPayment(
            tender: tender, amount: amount,
            reference: try reader.text("ref", upTo: Payment.maximumReferenceLength))
    }

    /// `PUT item code name=… price=… vat=… group=…`
    private static func newItem(_ reader: inout RequestReader) throws(Unreadable) -> Item {
        let what: String = try reader.argument("item")
        guard what == "item" else { throw Unreadable(.badValue, what) }
        var item = Item()
        item.code = try reader.argument("code")
        guard let name = try reader.text("name", upTo: Item.maximumNameLength) else {
            throw Unreadable(.missingKey, "name")
        }
        item.name = name
        item.price = try reader.requiredAmount("price")
        item.vatClass = try reader.required("vat")
        item.group = try reader.required("group")
        item.unit = try reader.key("unit") ?? .each
        item.place = try reader.text("place", upTo: Item.maximumPlaceLength)
        return item
    }
}

extension RequestReader {
    mutating func person() throws(Unreadable) -> Int {
        let person: Int = try argument("person")
        guard Person.numbers.contains(person) else { throw Unreadable(.badValue, "person") }
        return person
    }

    /// A quantity has no sign; zero is refused by a rule.
    func quantity(_ quantity: Quantity) throws(Unreadable) -> Quantity {
        guard quantity >= .zero else { throw Unreadable(.badValue, "quantity") }
        return quantity
    }
}
