/// What is live in a shop: open sales, drawers, people logged in, running totals, rules in force.
///
/// The core is this value and two functions. `decide` looks at it and says what follows from a
/// command, or refuses; `apply` changes it by what happened, and can't fail: after `decide`, all
/// must succeed. There is no clock, no randomness and no I/O here; `Context` and `Facts` hold what
/// has to be known. Years of receipts and a catalogue of any size stay outside, and are fetched by
/// name.
package struct Store: Sendable {
    package internal(set) var configuration = Configuration()
    /// Empty when there is no floor plan: any place is taken then.
    package internal(set) var floor = Floor()
    package internal(set) var registers: [Int: Register] = [:]
    /// Numbering of services' stations; registers hold their own.
    package internal(set) var services: ServiceStations
    package internal(set) var people: [Int: Person] = [:]
    package internal(set) var keys: [String: Event.KeySet] = [:]
    package internal(set) var guards: [PINGuardKey: PINGuard] = [:]
    package internal(set) var promotions: [String: Promotion] = [:] {
        didSet {
            promotionIndex = nil
            promotionChanges += 1
        }
    }
    package internal(set) var held: [Int: HeldSale] = [:]
    /// Of the open day, by person.
    package internal(set) var given: [Int: Given] = [:]
    /// By register, of those in training.
    package internal(set) var practices: [Int: Practice] = [:]
    package internal(set) var day: BusinessDay?
    package internal(set) var lastDay = LastDay()
    package internal(set) var clock = Clock()
    /// Of the promotions; built anew with the next sale after they changed.
    var promotionIndex: PromotionIndex?
    /// How often promotions have changed since the start.
    private(set) var promotionChanges = 0
    /// After which of these changes promotions were last worked out for a register's open sale:
    /// when it was the last one, only what competes with a changed line is worked out again.
    var promotedAfter: [Int: Int] = [:]
    /// What has changed since it was last written down.
    var touched: Set<LiveName> = []
    /// The same for registers, which change with every entry.
    var touchedRegisters: [Int] = []

    /// Limits of what one shop may have.
    package static let maximumPeople = 10_000
    package static let maximumKeys = 10_000
    package static let maximumPromotions = 500
    /// Pairs of person and key with wrong PINs; beyond it the oldest that is not locked is
    /// forgotten.
    package static let maximumGuards = 10_000

    package init(stations: ServiceStations.Limits = ServiceStations.Limits()) {
        services = ServiceStations(limits: stations)
    }

    /// Sales put aside; what is put aside in training is in no figure.
    var heldInTrade: [HeldSale.Head] {
        held.values.filter { !$0.sale.isTraining }.map(\.head)
    }

    package func counter(of station: Station) -> Counter {
        switch station {
        case .register(let number): registers[number]?.head.counter ?? Counter()
        case .service: services.counter(of: station)
        case .guest, .house: Counter()
        }
    }

    /// Which stations' counters have to be fetched before a line that speaks of them is decided.
    package func stationsToFetch(_ first: Station, _ second: Station?) -> [Station] {
        guard services.isUnknown(first) || second.map(services.isUnknown) == true else { return [] }
        return [first, second].compactMap { $0 }.filter(services.isAway)
    }

    /// Takes what was fetched of them.
    package mutating func receive(_ counters: [Station: Counter]) { services.receive(counters) }

    /// The register at a station, as new when nothing has happened there yet.
    func register(_ number: Int) -> Register {
        registers[number] ?? Register(number: number)
    }

    mutating func change(_ number: Int, _ body: (inout Register) -> Void) {
        let isNew = change(&registers[number, default: Register(number: number)], body)
        if isNew { touchedRegisters.append(number) }
    }

    /// - Returns: whether it is the first change since it was written down.
    private func change(_ register: inout Register, _ body: (inout Register) -> Void) -> Bool {
        body(&register)
        defer { register.isTouched = true }
        return !register.isTouched
    }
}

/// The last day that was closed.
package struct LastDay: Record {
    package var settlement = 0
    package var date: CivilDate?

    package init() {}

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("settlement", &settlement)
        coder.field("date", &date)
    }
}

/// The latest date that any entry's clock showed: one that stands before it is wrong, or this is.
package struct Clock: Record {
    package var date = CivilDate(daysSince1970: 0)

    package init() {}

    package mutating func code(with coder: inout some FieldCoder) {
        coder.field("date", &date)
    }
}

/// Wrong PINs count by person and by key: a service's many stations are one place to guess from.
package struct PINGuardKey: Hashable, Sendable {
    package let person: Int
    package let station: Station

    package init(person: Int, station: Station) {
        self.person = person
        if case .service(let key, _) = station {
            self.station = .service(key: key, name: "any")
        } else {
            self.station = station
        }
    }
}

/// What has happened that the projections keep beyond what is live.
package enum Change: Equatable, Sendable {
    case configuration(Event.Configured)
    case receipt(Receipt)
    case skipped(SkippedReceipts)
    case item(Item)
    case report(ZReport)
    case seal(DaySeal)
    case files(SettlementFiles)
    case delivered(Event.SettlementDelivered)
    case acknowledged(Event.SettlementAcknowledged)
    case returned(ReturnChange)
    case refunded(RefundChange)
    case balance(BalanceChange)
    case copied(Event.ReceiptCopied)
    case retendered(Event.Retendered)
    case code(Event.CodePut)
    case codeRemoved(Event.CodeRemoved)
    case placed(Event.ItemPlaced)
    case unplaced(Event.ItemUnplaced)
    case stock(StockChange)
    case floor(Event.FloorSet)
    case station(StationMove)
}

/// What an entry does to what is left to give back of an ended sale.
package struct ReturnChange: Equatable, Sendable {
    /// The ended sale's entry and line.
    package var entry: Int
    package var line: Int
    package var rate: VATRate
    /// Given back: positive; taken out of the sale again: negative. Zero when the goods stay.
    package var quantity: Quantity
    package var amount: Money
    package var vat: Money
}
