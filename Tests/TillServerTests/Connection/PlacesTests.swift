import Testing
import TillCore

@testable import TillServer

/// Who has which place, without sockets: connections are numbers.
@Suite struct PlacesTests {
    fileprivate static func limit(
        stations: Int = 2, guests: Int = 2, strangers: Int = 3, ofAnAddress: Int = 2
    ) -> Places<Int>.Limit {
        .init(
            stations: stations, guests: guests, strangers: strangers,
            strangersOfAnAddress: ofAnAddress)
    }

    /// The places, asked by name: what changes them is looked at as it comes.
    private final class Hall {
        private var places = Places<Int>(PlacesTests.limit())

        var count: Int { places.count }
        func arrived(_ id: Int, from address: String) -> Places<Int>.Arrival {
            places.arrived(id, from: address)
        }
        func greets(_ id: Int, as station: Station) -> Bool { places.greets(id, as: station) }
        func wasRefused(_ id: Int) { places.wasRefused(id) }
        func letIn(_ id: Int, as station: Station) { places.letIn(id, as: station) }
        func leave(_ id: Int) { places.leave(id) }
    }

    private let places = Hall()

    @Test func theOldestStrangerMakesRoom() {
        #expect(places.arrived(1, from: "a") == .welcome)
        #expect(places.arrived(2, from: "b") == .welcome)
        #expect(places.arrived(3, from: "c") == .welcome)
        #expect(places.arrived(4, from: "d") == .welcomeInsteadOf(1))
        #expect(places.arrived(5, from: "e") == .welcomeInsteadOf(2))
        #expect(places.count == 3)
    }

    @Test func anAddressHasItsOwn() {
        #expect(places.arrived(1, from: "other") == .welcome)
        #expect(places.arrived(2, from: "a") == .welcome)
        #expect(places.arrived(3, from: "a") == .welcome)
        // Not the oldest of all: that one is somebody else's.
        #expect(places.arrived(4, from: "a") == .welcomeInsteadOf(2))
        places.leave(3)
        #expect(places.arrived(5, from: "a") == .welcome)
    }

    /// However many strangers come, who was let in stays, and who is being looked at, too.
    @Test func whoIsLetInIsPushedOutByNobody() {
        for id in 1...2 {
            _ = places.arrived(id, from: "a")
            #expect(places.greets(id, as: .register(id)))
            places.letIn(id, as: .register(id))
        }
        for id in 10..<100 { _ = places.arrived(id, from: "\(id)") }
        #expect(places.count == 5)
        #expect(places.greets(99, as: .guest))
        for id in 100..<200 { #expect(places.arrived(id, from: "\(id)") != .welcomeInsteadOf(99)) }
        places.leave(1)
        places.leave(2)
        places.letIn(99, as: .guest)
        for id in 200..<300 { _ = places.arrived(id, from: "\(id)") }
        #expect(places.count == 4)
    }

    @Test func whoIsRefusedIsAStrangerAgain() {
        _ = places.arrived(1, from: "a")
        #expect(places.greets(1, as: .register(9)))
        for id in 2...9 { _ = places.arrived(id, from: "\(id)") }
        places.wasRefused(1)
        #expect(places.arrived(10, from: "j") == .welcomeInsteadOf(1))
    }

    @Test func whenAllAreLookedAtNobodyComes() {
        for id in 1...3 {
            _ = places.arrived(id, from: "\(id)")
            _ = places.greets(id, as: .guest)
        }
        #expect(places.arrived(4, from: "d") == .full)
    }

    @Test func stationsAndGuestsHaveTheirLimits() {
        for id in 1...2 {
            _ = places.arrived(id, from: "\(id)")
            places.letIn(id, as: .register(id))
            _ = places.arrived(id + 10, from: "\(id)")
            places.letIn(id + 10, as: .guest)
        }
        _ = places.arrived(20, from: "x")
        #expect(!places.greets(20, as: .guest))
        #expect(!places.greets(20, as: .register(3)))
        // One that is connected already comes again: it takes over its own place.
        #expect(places.greets(20, as: .register(1)))
        places.letIn(20, as: .register(1))
        places.leave(1)
        #expect(!places.greets(20, as: .register(3)) || places.count == 4)
        places.leave(20)
        _ = places.arrived(21, from: "x")
        #expect(places.greets(21, as: .register(3)))
    }

    /// What is passed over does not pile up.
    @Test func manyYearsOfStrangersLeaveNothing() {
        for id in 1...10_000 {
            _ = places.arrived(id, from: "\(id % 7)")
            if id.isMultiple(of: 3) { places.leave(id) }
        }
        #expect(places.count <= 3)
    }
}

@Suite struct ShareTests {
    private static let millisecond: Int64 = 1_000_000

    @Test func aQuarterIsAQuarter() {
        var share = Share(percent: 25)
        var (now, worked): (Int64, Int64) = (0, 0)
        while now < 1000 * Self.millisecond {
            if share.mayGo(at: now) {
                share.took(Self.millisecond / 10)
                worked += Self.millisecond / 10
                now += Self.millisecond / 10
            } else {
                now = max(share.nextTime(after: now), now + 1)
            }
        }
        #expect(abs(worked - 250 * Self.millisecond) < 2 * Self.millisecond)
    }

    @Test func aLongSilenceSavesUpOneStretch() {
        var share = Share(percent: 25)
        var went: [Bool] = []
        for time: Int64 in [0, 0, .max / 2, .max / 2] {
            let mayGo = share.mayGo(at: time)
            if mayGo { share.took(Self.millisecond) }
            went.append(mayGo)
        }
        #expect(went == [true, false, true, false])
    }

    /// Whatever one piece of work took, the next ones wait for it.
    @Test func whatTookLongIsEarnedBack() {
        var share = Share(percent: 10)
        _ = share.mayGo(at: 0)
        share.took(101 * Self.millisecond)
        #expect(share.nextTime(after: 0) > 999 * Self.millisecond)
        let times = [999, 1001].map { $0 * Self.millisecond }
        #expect(times.map { share.mayGo(at: $0) } == [false, true])
    }
}

@Suite struct OwedTests {
    @Test func oneIsOwedSoMuch() {
        let owed = Owed(Owed.InAll())
        owed.send(Limits.owedToOne)
        #expect(!owed.isTooMuch)
        owed.send(1)
        #expect(owed.isTooMuch)
        owed.arrived(Limits.owedToOne + 1)
        #expect(!owed.keep(Limits.owedToOne + 1))
        #expect(owed.isTooMuch)
        #expect(owed.keep(5))
        #expect(!owed.isTooMuch)
    }

    @Test func allAreOwedSoMuch() {
        let inAll = Owed.InAll()
        let some = (0...Limits.owedInAll / Limits.owedToOne).map { _ in Owed(inAll) }
        let late = Owed(inAll)
        late.send(Limits.owedToEach + 1)
        #expect(!late.isTooMuch)
        for owed in some { owed.send(Limits.owedToOne) }
        #expect(late.isTooMuch)
        for owed in some { owed.arrived(Limits.owedToOne) }
        #expect(!late.isTooMuch)
    }
}
