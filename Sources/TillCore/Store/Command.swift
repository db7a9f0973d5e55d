/// What a station asks for, understood but not yet decided.
///
/// Commands never reach the journal; what follows from them does, as events.
package enum Command: Equatable, Sendable {
    case hello(Hello)
    case ping
    case status
    /// Answered by the engine, out of the journal.
    case reply(number: Int)

    case setKey(Event.KeySet)
    case revokeKey(name: String)
    case setPerson(Event.PersonSet, name: String?)
    case setPIN(person: Int)
    case unlock(person: Int)
    case beginEpoch(station: Station, last: Int, receipt: Int?)
    case logIn(person: Int)
    case logOut

    case open(float: Money, date: CivilDate?)
    case beginSale
    case item(RingItem)
    case quantity(line: Int, Quantity)
    case void(line: Int)
    case total
    case pay(RingPayment)
    case end
    case cancel
    case ring(Ring)
    case receipt(RegisterNumber)

    case count(cash: Money)
    case x
    case z
    case day
    case closeDay
    case report(RegisterNumber)
    case settlements(limit: Int)
    case settlement(number: Int)

    case putItem(Item)
    case price(ItemCode)

    /// From the house itself.
    case start(Event.Started)
    case stop
    case configure(Configuration)
    case settlementIsWritten(SettlementFiles)
}

extension Command {
    /// `HELLO`: `last=` and `receipt=` are what the terminal knows of its own.
    package struct Hello: Equatable, Sendable {
        package var last: Int?
        package var receipt: Int?

        package init(last: Int? = nil, receipt: Int? = nil) {
            self.last = last
            self.receipt = receipt
        }
    }

    /// `7310865001825*2@16.90`
    package struct RingItem: Equatable, Sendable {
        package var code: ItemCode
        package var quantity: Quantity
        package var price: Money?

        package init(code: ItemCode, quantity: Quantity = .one, price: Money? = nil) {
            self.code = code
            self.quantity = quantity
            self.price = price
        }
    }

    /// `pay=card:58.70:1234`
    package struct RingPayment: Equatable, Sendable {
        package var tender: String
        package var amount: Money
        package var reference: String?

        package init(tender: String, amount: Money, reference: String? = nil) {
            self.tender = tender
            self.amount = amount
            self.reference = reference
        }
    }

    /// A whole sale in one line.
    package struct Ring: Equatable, Sendable {
        package var items: [RingItem]
        package var payments: [RingPayment]
        /// Compared with the total before money is taken.
        package var expected: Money?

        package static let maximumItems = 200

        package init(items: [RingItem], payments: [RingPayment], expected: Money?) {
            self.items = items
            self.payments = payments
            self.expected = expected
        }
    }
}

/// A fact out of the store's history that a command has to know, by name.
package enum FactKey: Hashable, Sendable {
    case item(ItemCode)
    /// `last`: the entry of the register's last receipt, where the search begins.
    case receipt(RegisterNumber, last: Int)
    case report(RegisterNumber)
    case settlement(Int)
    case settlements(limit: Int)
}

extension Store {
    /// What must be looked up before a command can be decided.
    package func needs(of command: Command) -> [FactKey] {
        switch command {
        case .item(let item): [.item(item.code)]
        case .ring(let ring): ring.items.map { .item($0.code) }
        case .price(let code): [.item(code)]
        case .putItem(let item): [.item(item.code)]
        case .receipt(let name):
            registers[name.register]?.head.receiptEntry.map { [.receipt(name, last: $0)] } ?? []
        case .report(let name): [.report(name)]
        case .settlement(let number): [.settlement(number)]
        case .settlements(let limit): [.settlements(limit: limit)]
        case .hello, .ping, .status, .reply, .setKey, .revokeKey, .setPerson, .setPIN, .unlock,
            .beginEpoch, .logIn, .logOut, .open, .beginSale, .quantity, .void, .total, .pay, .end,
            .cancel, .count, .x, .z, .day, .closeDay, .start, .stop, .configure,
            .settlementIsWritten:
            []
        }
    }
}

/// What was looked up.
package struct Facts: Sendable {
    /// In the order of the needs; `nil` where there is no such item.
    package var items: [Item?] = []
    package var receipt: Receipt?
    package var report: ZReport?
    package var settlements: [Settlement] = []

    package init() {}

    /// The one item that was asked for.
    var item: Item? { items.first ?? nil }
}

/// A sealed day and, once they are on disk, its files.
package struct Settlement: Equatable, Sendable {
    package var seal: DaySeal
    package var files: SettlementFiles?

    package init(seal: DaySeal, files: SettlementFiles?) {
        self.seal = seal
        self.files = files
    }
}

/// What a decision has to know of the moment: handed in, so that the core stays a function.
package struct Context: Sendable {
    package var time: Timestamp
    /// The number that an entry made now would have.
    package var entry: Int
    package var station: Station
    /// The chain's head before this entry.
    package var head: Hex
    /// `tilld 1.0.0`
    package var program: String
    /// No clock is right that stands before the day on which the program was made.
    package var programDate: CivilDate
    /// The public key whose proof was checked, where there was one.
    package var provenKey: Hex?
    /// scrypt of the PIN in the line.
    package var pin: Hex?
    /// scrypt of the new PIN in the line.
    package var newPIN: Hex?
    /// The second person: `by=`.
    package var secondPerson: Int?
    package var signer: Signer

    package init(
        time: Timestamp, entry: Int, station: Station, head: Hex, program: String,
        programDate: CivilDate, signer: Signer
    ) {
        self.time = time
        self.entry = entry
        self.station = station
        self.head = head
        self.program = program
        self.programDate = programDate
        self.signer = signer
    }
}

/// Signs with the store's Ed25519 key: a function of its input.
package struct Signer: Sendable {
    package let publicKey: Hex
    package let sign: @Sendable ([UInt8]) -> Hex

    package init(publicKey: Hex, sign: @escaping @Sendable ([UInt8]) -> Hex) {
        self.publicKey = publicKey
        self.sign = sign
    }
}

/// What follows from a command.
package struct Decision: Sendable {
    package var events: [Event] = []
    package var answer = Answer()
    /// A name to keep outside the journal, where it can be erased.
    package var name: PersonName?

    package init() {}
    package init(_ events: Event...) { self.events = events }
}

package struct PersonName: Equatable, Sendable {
    package var person: Int
    package var name: String

    package init(person: Int, name: String) {
        self.person = person
        self.name = name
    }
}
