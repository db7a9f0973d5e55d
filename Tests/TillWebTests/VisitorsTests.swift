import NIOCore
import Testing

@testable import TillWeb

@Suite struct VisitorsTests {
    private typealias Some = Visitors<Int>

    private func caller(_ number: Int) throws -> Caller {
        Caller(try SocketAddress(ipAddress: "10.0.0.\(number)", port: 1))
    }

    /// A house of six places, two for each address.
    private func small() -> Some {
        var limits = Some.Limits()
        limits.all = 6
        limits.host = 2
        return Some(limits)
    }

    @Test func halfSentHeadsMakeRoom() throws {
        var visitors = Some()
        for id in 0..<256 {
            #expect(visitors.arrived(id, from: try caller(id % 8)) == .taken)
        }
        for id in 256..<300 {
            let expected = Some.Arrival.takenInstead(of: id - 256)
            #expect(visitors.arrived(id, from: try caller(id % 8)) == expected)
        }
        #expect(visitors.count == 256)
    }

    /// Of two that did as little, the one goes whose address has more of them.
    @Test func whoHasMoreGivesMore() throws {
        var visitors = small()
        #expect(visitors.arrived(0, from: try caller(0)) == .taken)
        for id in 1...4 { #expect(visitors.arrived(id, from: try caller(1 + id / 3)) == .taken) }
        #expect(visitors.arrived(5, from: try caller(3)) == .taken)
        #expect(visitors.arrived(6, from: try caller(4)) == .takenInstead(of: 1))
        #expect(visitors.arrived(7, from: try caller(5)) == .takenInstead(of: 3))
        // Now each has one.
        #expect(visitors.arrived(8, from: try caller(6)) == .takenInstead(of: 0))
    }

    @Test func whoIsLoggedInIsKept() throws {
        var visitors = small()
        for id in 0..<6 { _ = visitors.arrived(id, from: try caller(id)) }
        for id in 0..<5 { visitors.asked(id, isLoggedIn: true) }
        for id in 0..<5 { visitors.answered(id) }
        #expect(visitors.arrived(6, from: try caller(6)) == .takenInstead(of: 5))
        visitors.asked(6, isLoggedIn: true)
        #expect(visitors.arrived(7, from: try caller(7)) == .turnedAway)
        // Its log-in ended: it is a guest from its next request on.
        visitors.asked(3, isLoggedIn: false)
        #expect(visitors.arrived(7, from: try caller(7)) == .turnedAway)
        visitors.answered(3)
        #expect(visitors.arrived(7, from: try caller(7)) == .takenInstead(of: 3))
    }

    /// Guests who have what they asked for, the longest first; none who waits for it.
    @Test func guestsMakeRoomToo() throws {
        var visitors = small()
        for id in 0..<6 {
            _ = visitors.arrived(id, from: try caller(id))
            visitors.asked(id, isLoggedIn: false)
        }
        #expect(visitors.arrived(6, from: try caller(6)) == .turnedAway)
        visitors.answered(4)
        visitors.answered(2)
        #expect(visitors.arrived(6, from: try caller(6)) == .takenInstead(of: 4))
        // Who hasn't asked anything goes before them.
        #expect(visitors.arrived(7, from: try caller(7)) == .takenInstead(of: 6))
    }

    @Test func anAddressHasItsShare() throws {
        var visitors = small()
        for id in 0..<2 {
            #expect(visitors.arrived(id, from: try caller(1)) == .taken)
            visitors.asked(id, isLoggedIn: false)
        }
        #expect(visitors.arrived(2, from: try caller(1)) == .turnedAway)
        #expect(visitors.arrived(3, from: try caller(2)) == .taken)
        visitors.left(0)
        #expect(visitors.arrived(4, from: try caller(1)) == .taken)
        // It takes only its own address's place.
        #expect(visitors.arrived(5, from: try caller(1)) == .takenInstead(of: 4))
    }

    @Test func aNetworkHasItsShare() throws {
        var visitors = Some()
        func host(_ number: Int) throws -> Caller {
            Caller(try SocketAddress(ipAddress: "2001:db8::\(number)", port: 1))
        }
        for id in 0..<128 { #expect(visitors.arrived(id, from: try host(id)) == .taken) }
        #expect(visitors.arrived(128, from: try host(128)) == .takenInstead(of: 0))
        #expect(visitors.arrived(129, from: try caller(1)) == .taken)
    }
}
