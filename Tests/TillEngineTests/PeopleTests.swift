import TillCore
import TillEngine
import TillTesting
import Testing

/// Who may set what of whom, and how often wrong PINs are forgiven.
@Suite struct PeopleTests {
    private static let roles = """
        role name=staff rights=look-up
        role name=cashier rights=look-up,sell,open,count,z,cash
        role name=supervisor rights=look-up,sell,open,count,z,cash,unlock,price,training
        role name=office rights=look-up,people,keys,unlock
        role name=manager rights=look-up,sell,open,count,z,cash,unlock,price,training,people,keys,\
        epoch,figures

        """

    /// 30 works in the office, and may do no more than that.
    private func shop() throws -> Shop {
        let shop = try Shop(Shop.configuration + Self.roles)
        try shop.own("PERSON 30 role=office")
        try shop.own("PIN 30 new=3030")
        return shop
    }

    /// Ten wrong PINs at a register.
    private func lock(_ person: Int, at register: String, of shop: Shop) throws {
        for _ in 0..<10 {
            shop.clock.advance(seconds: 60)
            #expect(try shop.ask(register, "LOGIN \(person) pin=0000").code == "wrong-pin")
        }
        #expect(try shop.ask(register, "LOGIN \(person) pin=0000").code == "pin-locked")
    }

    @Test func nobodyUnlocksWhoMayMore() throws {
        let shop = try shop()
        try lock(1, at: "2", of: shop)
        try shop.ask("3", "LOGIN 21 pin=2121")
        #expect(try shop.ask("3", "UNLOCK 1")["right"] == "figures")
        #expect(try shop.ask("3", "UNLOCK 1 by=30 pin=3030")["right"] == "figures")
        #expect(try shop.ask("3", "UNLOCK 17").isOK)
        #expect(try shop.ask("3", "UNLOCK 99")["right"] == nil)
        #expect(try shop.ask("owner/x", "UNLOCK 1").isOK)
        #expect(try shop.ask("2", "LOGIN 1 pin=1001").isOK)
    }

    /// Nor does anybody else lend a hand to it: another's right is not enough.
    @Test func nobodyUnlocksOneself() throws {
        let shop = try shop()
        try lock(1, at: "2", of: shop)
        try shop.ask("3", "LOGIN 1 pin=1001")
        #expect(try shop.ask("3", "UNLOCK 1")["right"] == "unlock")
        #expect(try shop.ask("3", "UNLOCK 1 by=17 pin=4711")["right"] == "unlock")
        #expect(try shop.ask("3", "UNLOCK 1 by=21 pin=2121")["right"] == "figures")
        #expect(try shop.ask("4", "UNLOCK 1 by=1 pin=1001")["right"] == "unlock")
        #expect(try shop.ask("2", "LOGIN 1 pin=1001").code == "pin-locked")
        // A manager unlocks whoever is logged in here.
        try lock(21, at: "2", of: shop)
        try shop.ask("3", "LOGOUT")
        try shop.ask("3", "LOGIN 21 pin=2121")
        #expect(try shop.ask("3", "UNLOCK 21")["right"] == "unlock")
        #expect(try shop.ask("3", "UNLOCK 21 by=1 pin=1001").isOK)
        #expect(try shop.foldedDifferences() == [])
    }

    /// Thirty more tries a day, however many know how to unlock.
    @Test func threeTimesADay() throws {
        let shop = try shop()
        for time in 1...Person.unlocksADay {
            try lock(17, at: "2", of: shop)
            #expect(try shop.ask("owner/x", "UNLOCK 17").isOK)
            #expect(
                shop.engine.takeTroubles() == [
                    .locked(PINGuardKey(person: 17, station: .register(2))),
                    .unlocked(
                        person: 17, by: .service(key: "owner", name: "x"), times: time),
                ])
        }
        // Who has no wrong PINs is unlocked without being counted.
        #expect(try shop.ask("owner/x", "UNLOCK 17").isOK)
        try lock(17, at: "2", of: shop)
        let refused = try shop.ask("owner/x", "UNLOCK 17")
        #expect(refused["of"] == "unlocks", "\(refused)")
        try shop.kill()
        #expect(try shop.ask("owner/x", "UNLOCK 17")["of"] == "unlocks")
        #expect(try shop.ask("2", "LOGIN 17 pin=4711").code == "pin-locked")
        // At another register the person works on; a new PIN is another to guess.
        #expect(try shop.ask("3", "LOGIN 17 pin=4711").isOK)
        try shop.own("PIN 17 new=47114711")
        #expect(try shop.ask("2", "LOGIN 17 pin=47114711").isOK)
        try lock(21, at: "1", of: shop)
        #expect(try shop.ask("owner/x", "UNLOCK 21").isOK)
        shop.clock.advance(seconds: 86_400)
        try lock(17, at: "1", of: shop)
        #expect(try shop.ask("owner/x", "UNLOCK 17").isOK)
        #expect(try shop.foldedDifferences() == [])
    }

    /// A PIN, a role or a key is worth what it opens.
    @Test func nobodyGivesMoreThanTheyHave() throws {
        let shop = try shop()
        let key = String(repeating: "ab", count: 32)
        let office = "by=30 pin=3030"
        for (line, right) in [
            ("PIN 1 new=9999", "sell"), ("PIN 17 new=9999", "sell"),
            ("PERSON 30 role=manager", "sell"), ("PERSON 31 role=cashier", "sell"),
            ("PERSON 1 role=office", "sell"), ("PERSON 1 role=manager active=no", "sell"),
            ("KEY service=web public=\(key) rights=figures", "figures"),
        ] {
            #expect(try shop.ask("4", "\(line) \(office)")["right"] == right, "\(line)")
        }
        for line in [
            "PERSON 31 role=office", "PIN 31 new=3131", "PIN 30 new=3131", "PERSON 32 role=staff",
            "KEY service=web public=\(key) rights=look-up",
        ] {
            let pin = line.hasPrefix("PERSON 32") || line.hasPrefix("KEY") ? "pin=3131" : "pin=3030"
            #expect(try shop.ask("4", "\(line) by=30 \(pin)").isOK, "\(line)")
        }
        // A manager may all that a manager may.
        #expect(try shop.ask("4", "PERSON 33 role=manager by=1 pin=1001").isOK)
        #expect(try shop.ask("4", "PIN 33 new=3333 by=1 pin=1001").isOK)
        // A key with more rights than one's own is not taken over either.
        try shop.own("KEY service=books public=\(key) rights=figures")
        #expect(
            try shop.ask("4", "KEY service=books public=\(key) rights=look-up by=30 pin=3131")[
                "right"]
                == "figures")
    }
}

/// A right PIN ends the count of wrong ones, wherever it is seen.
@Suite struct RightPINTests {
    @Test(arguments: [
        "CHECK ADJUST 0 1 reason=broken", "CHECK ADJUST T-BEER 1 reason=broken",
        "CHECK ADJUST T-BEER 1 reason=none", "UNLOCK 99", "UNLOCK 17", "NOSALE", "END",
        "RING NONE pay=cash:1.00", "RING T-BOOK pay=cash:129.00", "PERSON 5 role=king",
        "COPY 3-999", "COPY 3-1", "RETENDER 3-9 1 card", "PUT customer 7 limit=0.00",
        "PUT item T-BOOK name=Bok price=129.00 vat=book group=other",
    ])
    func inAnyLine(line: String) throws {
        let shop = try Shop()
        try shop.done("3", "LOGIN 17 pin=4711", "OPEN float=1.00", "RING T-BOOK pay=cash:129.00")
        func say(_ pin: String) throws -> Answered {
            shop.clock.advance(seconds: 60)
            let line = "\(line) by=1 pin=\(pin)"
            return try line.hasPrefix("CHECK") ? shop.send("3", line) : shop.ask("3", line)
        }
        for _ in 0..<3 {
            for _ in 0..<9 { #expect(try say("0000").code == "wrong-pin") }
            #expect(try say("1001").code != "pin-locked")
            #expect(shop.engine.store.guards.isEmpty)
        }
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func atTheLogIn() throws {
        let shop = try Shop()
        for _ in 0..<3 {
            for _ in 0..<9 {
                shop.clock.advance(seconds: 60)
                #expect(try shop.ask("3", "LOGIN 17 pin=0000").code == "wrong-pin")
            }
            shop.clock.advance(seconds: 60)
            #expect(try shop.ask("3", "LOGIN 17 pin=4711").isOK)
            try shop.ask("3", "LOGOUT")
        }
    }

    /// Nothing is written down for a right PIN that has no wrong ones before it.
    @Test func isNoNewsByItself() throws {
        let shop = try Shop()
        let before = try shop.entries().count
        #expect(try shop.send("owner/x", "CHECK ADJUST 0 1 reason=broken by=1 pin=1001").code != "")
        #expect(try shop.entries().count == before)
    }
}
