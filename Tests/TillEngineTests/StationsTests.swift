import Testing
import TillCore
import TillEngine
import TillTesting

/// A service may have any number of stations: those that haven't spoken for long retire, and go on
/// as if they never had.
@Suite struct StationsTests {
    private static let line = "UNLOCK 17"

    private func stations(ofOne: Int, inAll: Int) -> ServiceStations.Limits {
        var limits = ServiceStations.Limits()
        limits.ofOne = ofOne
        limits.inAll = inAll
        limits.visitors = 2
        return limits
    }

    /// How many are live, by what would be loaded.
    private func atHand(_ shop: Shop) -> Int {
        shop.engine.store.services.atHand.values.reduce(0) { $0 + $1.count }
    }

    @Test func tenThousandNamesKeepNobodyOut() throws {
        let shop = try Shop()
        for number in 1...10_000 {
            let answered = try shop.process("page/b\(number)", "#1 \(Self.line)")
            try #require(answered.isOK)
            if number.isMultiple(of: 1000) { try shop.commit() }
        }
        #expect(try shop.send("office/new", "HELLO v=1 service=office station=new").isOK)
        try shop.kill()
        // Those of the page, and those that the shop was set up by.
        #expect(shop.engine.store.services.atHand["page"]?.count == 64)
        let hello = try shop.send("office/new", "HELLO v=1 service=office station=new")
        #expect(hello["state"] == "ready")
        #expect(try shop.send("office/new", "#1 \(Self.line)").isOK)
        // One that has retired has its reply, and its next number.
        let early = "page/b7"
        #expect(try shop.send(early, "#1 \(Self.line)").text == "OK #1 person=17")
        #expect(try shop.send(early, "REPLY 1").text == "OK #1 person=17")
        #expect(try shop.send(early, "#1 UNLOCK 21").code == "conflict")
        #expect(try shop.send(early, "#3 \(Self.line)")["next"] == "2")
        #expect(try shop.send(early, "HELLO v=1 service=page station=b7 last=1")["next"] == "2")
        #expect(
            try shop.send(early, "HELLO v=1 service=page station=b7 last=2")["state"] == "behind")
        #expect(try shop.send(early, "#2 UNLOCK 21").isOK)
        #expect(try shop.send(early, "#1 \(Self.line)").text == "OK #1 person=17")
        #expect(try shop.foldedDifferences() == [])
    }

    /// In a demonstration shop any name is a service.
    @Test func tenThousandServicesKeepNobodyOutEither() throws {
        let shop = try Shop(stations: stations(ofOne: 4, inAll: 9))
        for number in 1...30 { try shop.send("s\(number)/one", "#1 \(Self.line)") }
        #expect(atHand(shop) == 9)
        #expect(try shop.send("s1/one", "#1 \(Self.line)").text == "OK #1 person=17")
        #expect(try shop.send("s1/one", "#2 \(Self.line)").isOK)
        #expect(atHand(shop) == 9)
        #expect(try shop.foldedDifferences() == [])
    }

    /// Asking makes nobody come back, so nobody has to go.
    @Test func whoOnlyAsksSendsNobodyAway() throws {
        let shop = try Shop(stations: stations(ofOne: 2, inAll: 100))
        for name in ["a", "b", "c"] { try shop.send("x/\(name)", "#1 \(Self.line)") }
        let before = shop.engine.store.services
        for name in ["a", "d", "e", "f", "a"] {
            let hello = try shop.send("x/\(name)", "HELLO v=1 service=x station=\(name)")
            #expect(hello["next"] == (name == "a" ? "2" : "1"))
        }
        #expect(shop.engine.store.services == before)
    }

    /// An epoch goes on after what a retired station has used, whether or not it has spoken since.
    @Test func aRetiredStationsEpoch() throws {
        let shop = try Shop(stations: stations(ofOne: 1, inAll: 100))
        for number in 1...3 { try shop.send("x/old", "#\(number) \(Self.line)") }
        try shop.send("x/young", "#1 \(Self.line)")
        #expect(
            try shop.ask("owner/x", "EPOCH service=x station=old last=9").text.hasSuffix(
                "station=x/old epoch=2 next=10"))
        #expect(
            try shop.ask("owner/x", "EPOCH service=x station=never last=4").text.hasSuffix(
                "station=x/never epoch=2 next=5"))
        #expect(
            try shop.ask("x/third", "EPOCH service=x station=young last=0").text
                == "OK #1 station=x/young epoch=2 next=2")
        try shop.kill()
        #expect(try shop.send("x/old", "#3 \(Self.line)").text == "OK #3 person=17")
        #expect(try shop.send("x/old", "#4 \(Self.line)").code == "no-such-reply")
        #expect(try shop.send("x/old", "#10 \(Self.line)").isOK)
        #expect(try shop.send("x/never", "#5 \(Self.line)").isOK)
        #expect(try shop.send("x/young", "#2 \(Self.line)").isOK)
        #expect(try shop.send("x/old", "REPLY 2").text == "OK #2 person=17")
        #expect(try shop.foldedDifferences() == [])
    }

    /// Whatever order they speak in, stations that retire are answered as those that never do, and
    /// their journals are the same.
    @Test(arguments: 901...912)
    func whoRetiresGoesOnAsIfNothingHadBeen(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let few = try Shop(
            stations: stations(
                ofOne: Int.random(in: 1...3, using: &random),
                inAll: Int.random(in: 1...6, using: &random)))
        let all = try Shop(stations: stations(ofOne: .max, inAll: .max))
        for _ in 1...300 {
            let service = random.pick(["a", "b", "c"])
            let station = "\(service)/\(random.pick(["1x", "2x", "3x", "4x", "5x"]))"
            let line = try Self.line(all.next(of: station), &random)
            let answered = try all.process(station, line)
            #expect(try few.process(station, line).text == answered.text, "\(station): \(line)")
            #expect(few.next(of: station) == all.next(of: station))
            if random.chance(20) {
                try few.commit()
                try all.commit()
            }
            if random.chance(2) {
                try few.kill()
                try all.kill()
            }
        }
        try few.commit()
        try all.commit()
        #expect(try few.entries() == all.entries())
        #expect(try few.foldedDifferences() == [])
        #expect(try all.foldedDifferences() == [])
    }

    private static func line(_ next: Int, _ random: inout SplitMix64) throws -> String {
        let number = random.chance(60) ? next : Int.random(in: 1...(next + 1), using: &random)
        return switch Int.random(in: 0..<10, using: &random) {
        case 0: "REPLY \(number)"
        case 1: "HELLO v=1 service=a station=b last=\(number)"
        case 2: "#\(number) UNLOCK 99"
        case 3:
            "#\(number) EPOCH service=\(random.pick(["a", "b"]))"
                + " station=\(random.pick(["1x", "3x", "6x"])) last=\(number)"
        default: "#\(number) UNLOCK \(random.pick([17, 21]))"
        }
    }
}
