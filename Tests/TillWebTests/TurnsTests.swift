import NIOCore
import Testing

@testable import TillWeb

@Suite struct TurnsTests {
    private func caller(_ number: Int) throws -> Caller {
        Caller(try SocketAddress(ipAddress: "10.0.0.\(number)", port: 1))
    }

    private func all(_ turns: inout Turns<String>) -> [String] {
        var order: [String] = []
        while let next = turns.left() { order.append(next) }
        return order
    }

    @Test func oneAtATimeInOrder() throws {
        var turns = Turns<String>()
        #expect(turns.arrived("a", person: 1, from: try caller(1)) == .goes)
        #expect(turns.arrived("b", person: 1, from: try caller(1)) == .waits)
        #expect(turns.left() == "b")
        #expect(turns.left() == nil)
        #expect(turns.arrived("c", person: 1, from: try caller(1)) == .goes)
    }

    @Test func addressesTakeTurns() throws {
        var turns = Turns<String>()
        _ = turns.arrived("first", person: 0, from: try caller(1))
        for person in 1...8 {
            #expect(turns.arrived("1-\(person)a", person: person, from: try caller(1)) == .waits)
            #expect(turns.arrived("1-\(person)b", person: person, from: try caller(1)) == .waits)
        }
        #expect(turns.arrived("9", person: 9, from: try caller(1)) == .waitsInstead(of: "1-1b"))
        #expect(turns.arrived("2-1", person: 1, from: try caller(2)) == .waits)
        #expect(all(&turns).prefix(3) == ["1-1a", "2-1", "1-2a"])
    }

    @Test func thePeopleOfAnAddressTakeTurns() throws {
        var turns = Turns<String>()
        _ = turns.arrived("first", person: 1, from: try caller(1))
        _ = turns.arrived("1a", person: 1, from: try caller(1))
        _ = turns.arrived("1b", person: 1, from: try caller(1))
        _ = turns.arrived("2a", person: 2, from: try caller(1))
        #expect(turns.arrived("1c", person: 1, from: try caller(1)) == .turnedAway)
        #expect(all(&turns) == ["1a", "2a", "1b"])
    }

    /// However many come from one address, another is through within a turn.
    @Test func loopsOfOneAddressKeepNobodyOut() throws {
        var turns = Turns<String>()
        var refused = 0
        for number in 0..<40 {
            let arrival = turns.arrived("loop \(number)", person: number, from: try caller(1))
            if arrival == .turnedAway { refused += 1 }
        }
        #expect(refused == 40 - 1 - 16)
        #expect(turns.arrived("other", person: 21, from: try caller(2)) == .waits)
        #expect(turns.left() == "loop 1")
        #expect(turns.left() == "other")
    }

    @Test func aFullQueueHasRoomForWhoHasNothingInIt() throws {
        var turns = Turns<String>()
        _ = turns.arrived("first", person: 0, from: try caller(0))
        for address in 1...4 {
            for person in 1...16 {
                let ticket = "\(address)-\(person)"
                #expect(turns.arrived(ticket, person: person, from: try caller(address)) == .waits)
            }
        }
        #expect(turns.waiting == 64)
        let arrival = turns.arrived("new", person: 1, from: try caller(9))
        guard case .waitsInstead = arrival else {
            Issue.record("\(arrival)")
            return
        }
        #expect(turns.waiting == 64)
        #expect(all(&turns).prefix(5).contains("new"))
    }

    @Test func aQueueOfManyAddressesIsFullAtLast() throws {
        var turns = Turns<String>()
        for address in 0...64 {
            _ = turns.arrived("\(address)", person: 1, from: try caller(address))
        }
        #expect(turns.waiting == 64)
        #expect(turns.arrived("new", person: 1, from: try caller(99)) == .turnedAway)
    }
}
