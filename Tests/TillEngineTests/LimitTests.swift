import TillEngine
import TillTesting
import Testing

@testable import TillCore

/// Limits that take more than a few lines to reach, each reached once; what is refused there says
/// which limit it is and how much it allows.
@Suite struct LimitTests {
    /// What is live in a shop, filled by events: to decide all of them would take minutes.
    private struct Filled {
        var store: Store
        private(set) var entry = 1_000_000
        private var clock = VirtualClock()
        private let context: Context

        init(_ shop: Shop) {
            store = shop.engine.store
            context = Context(
                time: clock.now, entry: 1, station: Shop.station("owner/x"), head: Hex([]),
                program: Shop.identity.program, programDate: Shop.identity.programDate,
                signer: Shop.identity.signer)
        }

        mutating func happened(_ event: Event, at station: String = "owner/x") {
            entry += 1
            clock.advance(milliseconds: 1)
            let head = EntryHead(
                number: entry, time: clock.now, day: 0, station: Shop.station(station))
            _ = store.apply([event], of: head)
        }

        func refused(_ command: Command) -> String? {
            do {
                _ = try store.decide(command, knowing: Facts(), at: context)
                return nil
            } catch {
                return Answered(error.reply(number: nil)).text
            }
        }
    }

    private func person(_ number: Int) -> Event.PersonSet {
        var person = Event.PersonSet()
        person.person = number
        person.role = "cashier"
        return person
    }

    private let text = "NO too-many \"There are as many of these as there can be\""

    @Test func tenThousandPeople() throws {
        var filled = Filled(try Shop())
        for number in 1...Store.maximumPeople where filled.store.people[number] == nil {
            filled.happened(.personSet(person(number)))
        }
        #expect(filled.store.people.count == 10_000)
        #expect(
            filled.refused(.setPerson(person(10_001), name: nil))
                == "\(text) limit=10000 of=people")
        #expect(filled.refused(.setPerson(person(10_000), name: nil)) == nil)
    }

    @Test func tenThousandKeys() throws {
        func key(_ number: Int) -> Event.KeySet {
            var key = Event.KeySet()
            key.name = "s\(number)"
            key.publicKey = Hex([1])
            return key
        }
        // A key for one service makes the shop one that lets in nobody else: the owner has one.
        var filled = Filled(try Shop())
        for number in 1...Store.maximumKeys { filled.happened(.keySet(key(number))) }
        #expect(filled.store.keys.count == 10_000)
        #expect(filled.refused(.setKey(key(10_001))) == "\(text) limit=10000 of=keys")
        #expect(filled.refused(.setKey(key(10_000))) == nil)
    }

    @Test func fiveHundredPromotions() throws {
        let shop = try Shop()
        let put = "PUT promotion P1 text=x groups=other take=2 pay=1"
        try shop.ask("owner/x", put)
        let one = try #require(shop.engine.store.promotions["P1"])
        var filled = Filled(shop)
        for number in 2...Store.maximumPromotions {
            var promotion = one
            promotion.id = "P\(number)"
            filled.happened(.promotionPut(promotion))
        }
        var more = one
        more.id = "MORE"
        #expect(filled.refused(.putPromotion(more)) == "\(text) limit=500 of=promotions")
        #expect(filled.refused(.putPromotion(one)) == nil)
    }

    @Test func fiveHundredHeldSales() throws {
        let shop = try Shop.selling()
        for _ in 1...HeldSale.maximumCount {
            for line in ["SALE", "ITEM T-MILK", "HOLD"] {
                #expect(try shop.process("3", "#\(shop.next(of: "3")) \(line)").isOK)
            }
        }
        try shop.commit()
        try shop.say("SALE")
        try shop.say("ITEM T-MILK")
        let refused = try shop.ask("3", "HOLD")
        #expect(refused.code == "too-many")
        #expect(refused["of"] == "held-sales" && refused["limit"] == "500")
        #expect(try shop.code("RECALL 501") == "bad-value")
    }

    /// The oldest one is not asked for any more.
    @Test func aHundredDrawersMayBeCountedLate() throws {
        let shop = try Shop()
        try shop.say("LOGIN 21 pin=2121")
        for _ in 0...LateDrawer.maximumCount {
            try shop.say("OPEN float=0.00")
            try shop.say("Z")
            try shop.own("CLOSEDAY")
            shop.clock.advance(days: 1)
        }
        let late = try #require(shop.engine.store.registers[3]).late
        #expect(late.count == 100 && late.first?.z == 2 && late.last?.z == 101)
    }

    @Test func aMonthAhead() throws {
        let shop = try Shop()
        try shop.say("LOGIN 1 pin=1001")
        let refused = try shop.ask("3", "OPEN float=0.00 day=2026-12-25")
        #expect(refused.code == "day-too-far" && refused["limit"] == "2026-12-24")
        try shop.say("OPEN float=0.00 day=2026-12-24")
    }

    /// A running total that has no room for one more.
    @Test func totalsOfARegister() {
        var totals = Totals()
        totals[.paidIn].amount = .totalLimit
        #expect(!totals.canAdd(Money(minor: 1), to: .paidIn))
        #expect(totals.canAdd(.zero, to: .paidIn))
        #expect(totals.canAdd(.totalLimit, to: .drops))
        let sale = OpenSale(entry: 1)
        #expect(totals.canAddGoods(of: sale))
        totals.groups["g", or: GroupTally()].quantity = .totalLimit
        #expect(totals.canAddGoods(of: sale))
        totals.groups["g", or: GroupTally()].quantity += Quantity(thousandths: 1)
        #expect(!totals.canAddGoods(of: sale))
    }

    /// Wrong PINs are counted for so many; those that wait give way to others, the locked stay.
    @Test func tenThousandPairsHaveWrongPINs() throws {
        var filled = Filled(try Shop())
        for _ in 1...PINGuard.lockedAfter {
            filled.happened(.wrongPIN(Event.PersonNumber(17)), at: "locked/a")
        }
        for number in 1...Store.maximumGuards {
            filled.happened(.wrongPIN(Event.PersonNumber(17)), at: "s\(number)/a")
        }
        let guards = filled.store.guards
        #expect(guards.count == 10_000)
        func isKept(_ station: String) -> Bool {
            guards[PINGuardKey(person: 17, station: Shop.station(station))] != nil
        }
        #expect(isKept("locked/a") && !isKept("s1/a") && isKept("s2/a") && isKept("s10000/a"))
    }

    /// A refusal at a limit names it: every one that can be.
    @Test func everyLimitIsNamed() {
        for what in Refusal.Counted.allCases {
            let said = Answered(Refusal.tooMany(what).reply(number: nil))
            #expect(said.code.hasPrefix("too-many") && said.int("limit") == what.limit)
            #expect(said["of"] == what.rawValue)
        }
        for what in Refusal.Measured.allCases {
            let said = Answered(Refusal.tooLarge(what).reply(number: nil))
            #expect(said["limit"] == what.limit && said["of"] == what.rawValue)
        }
    }
}
