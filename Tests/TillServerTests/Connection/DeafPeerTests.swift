import NIOCore
import NIOEmbedded
import Testing
import TillCore

@testable import TillServer

@Suite struct DeafPeerTests {
    /// Nothing ever gets through to the peer.
    private final class Stuck: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        private var promises: [EventLoopPromise<Void>] = []

        func write(
            context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
        ) {
            if let promise { promises.append(promise) }
        }

        func handlerRemoved(context: ChannelHandlerContext) {
            for promise in promises { promise.fail(ChannelError.ioOnClosedChannel) }
        }
    }

    @Test func whoReadsNothingKeepsNoPlace() throws {
        let bench = try Bench()
        let channel = EmbeddedChannel(handlers: [Stuck(), ConnectionHandler(bench.house)])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 7411)).wait()
        try bench.send("QUIT\n", to: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
        #expect(bench.house.connections.isEmpty)
    }

    /// Strangers that read nothing and send without end hold no files beyond their places.
    @Test func whoIsTurnedOutIsNotWaitedFor() throws {
        let bench = try Bench()
        let channel = EmbeddedChannel(handlers: [Stuck(), ConnectionHandler(bench.house)])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 7411)).wait()
        try bench.send(String(repeating: "PING\n", count: 90), to: channel)
        for _ in 1...Limits.strangersOfAnAddress { _ = try bench.connect() }
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
    }

    @Test func whoIsTurnedOutWhileItLeavesGoesAtOnce() throws {
        let bench = try Bench()
        let channel = EmbeddedChannel(handlers: [Stuck(), ConnectionHandler(bench.house)])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 7411)).wait()
        try bench.send("QUIT\n", to: channel)
        #expect(channel.isActive)
        for _ in 1...Limits.strangersOfAnAddress { _ = try bench.connect() }
        channel.embeddedEventLoop.run()
        #expect(!channel.isActive)
    }

    /// A stop waits for no stranger that reads nothing.
    @Test func atTheStopStrangersHaveASecond() throws {
        let bench = try Bench()
        let channel = EmbeddedChannel(handlers: [Stuck(), ConnectionHandler(bench.house)])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 7411)).wait()
        try bench.send("HELP\n", to: channel)
        bench.house.bulletin.shutDown()
        bench.house.connections.shutDown()
        channel.embeddedEventLoop.run()
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(Int64(Limits.secondsToLeave)))
        #expect(!channel.isActive)
        #expect(bench.house.connections.isEmpty)
    }
}
