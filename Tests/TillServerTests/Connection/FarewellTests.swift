import NIOCore
import NIOEmbedded
import Testing
import TillCore
import TillEngine

@testable import TillServer

@Suite struct FarewellTests {
    @Test func aClosedConnectionLetsItsStationGo() throws {
        let bench = try Bench()
        let channel = try bench.connect()
        try bench.hello(channel)
        try bench.send("STATUS\n", to: channel)
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
        guard case .some(let taken) = bench.house.mailbox.take(upTo: 8) else {
            Issue.record("the writer is told")
            return
        }
        // Behind what the connection had sent.
        #expect(taken.map(\.isFarewell) == [false, true])
        #expect(taken.map(\.submission.station.written) == ["owner/bench", "owner/bench"])
    }

    @Test func aGuestHoldsNothing() throws {
        let bench = try Bench()
        let channel = try bench.connect()
        try bench.send("HELLO v=1 guest\n", to: channel)
        try bench.work()
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
        guard case .none = bench.house.mailbox.take(upTo: 8) else {
            Issue.record("nobody is told")
            return
        }
    }

    /// Replies that come too late for anybody are owed to nobody.
    @Test func nothingIsOwedToWhoHasGone() throws {
        let bench = try Bench()
        let channel = try bench.connect()
        try bench.hello(channel)
        #expect(bench.house.owed.count == 0)
        try bench.send("STATUS\nSTATUS\n", to: channel)
        channel.close(promise: nil)
        channel.embeddedEventLoop.run()
        try bench.work()
        #expect(bench.house.owed.count == 0)
    }
}
