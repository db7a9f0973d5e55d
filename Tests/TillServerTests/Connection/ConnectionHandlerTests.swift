import NIOCore
import NIOEmbedded
import NIOPosix
import Testing
import TillCore
import TillEngine
import TillProtocol

@testable import TillServer

/// The handler in a channel without a socket, on an event loop whose time the test moves.
@Suite struct ConnectionHandlerTests {
    private let bench: Bench
    private let channel: EmbeddedChannel

    init() throws {
        bench = try Bench()
        channel = try bench.connect()
    }

    @Test func greetsWithAFreshNonce() throws {
        let greeting = try bench.said(channel)
        #expect(greeting.hasPrefix("OK till=1 store=\"Kvarnens Livs\" nonce="))
        let other = try bench.said(bench.connect())
        #expect(other.count == greeting.count)
        #expect(other != greeting)
    }

    @Test func halfALineThenSilence() throws {
        try bench.hello(channel)
        try bench.send("PING\nPI", to: channel)
        #expect(try bench.said(channel) == "OK\n")
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try bench.said(channel).hasPrefix("BAD too-slow \""))
        #expect(!channel.isActive)
        #expect(bench.house.connections.isEmpty)
    }

    @Test func aWholeLineMayBeFollowedByAnySilence() throws {
        try bench.hello(channel)
        try bench.send("PI", to: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        try bench.send("NG\n", to: channel)
        channel.embeddedEventLoop.advanceTime(by: .hours(100))
        #expect(try bench.said(channel) == "OK\n")
        #expect(channel.isActive)
    }

    /// Bytes that never come to an end at a line's end: each line has its own 30 seconds.
    @Test func aStreamOfHalfLinesIsNotSlow() throws {
        try bench.hello(channel)
        try bench.send("PI", to: channel)
        for _ in 0..<100 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(20))
            try bench.send("NG\nPI", to: channel)
            #expect(try bench.said(channel) == "OK\n")
        }
        channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        #expect(try bench.said(channel).hasPrefix("BAD too-slow"))
    }

    /// The greeting is written and goes nowhere until the handshake is over.
    private final class HandshakeThatDoesNotEnd: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer

        func write(
            context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?
        ) {}
    }

    @Test func aHandshakeOfTLSHasTenSeconds() throws {
        var house = bench.house
        house.certificateHash = Hex([1])
        let handlers: [any ChannelHandler] = [
            HandshakeThatDoesNotEnd(), ConnectionHandler(house),
        ]
        let channel = EmbeddedChannel(handlers: handlers)
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 7411)).wait()
        channel.embeddedEventLoop.advanceTime(by: .seconds(9))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func helloHasAMinute() throws {
        _ = try bench.said(channel)
        for _ in 0..<59 {
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
            try bench.send("PING\n", to: channel)
            #expect(try bench.said(channel) == "OK\n")
        }
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try bench.said(channel).hasPrefix("BAD too-slow"))
        #expect(!channel.isActive)
    }

    @Test func aLineBegunWithHelloHasItsOwnTime() throws {
        channel.embeddedEventLoop.advanceTime(by: .seconds(55))
        try bench.hello(channel, then: "PI")
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try bench.said(channel).hasPrefix("BAD too-slow"))
    }

    @Test func aHeldConnectionIsNotSlow() throws {
        try bench.hello(channel)
        // As many as may be in flight, and a half one behind them: it is the server that is slow.
        try bench.send(
            String(repeating: "STATUS\n", count: Limits.linesInFlight) + "PI", to: channel)
        channel.embeddedEventLoop.advanceTime(by: .seconds(100))
        #expect(channel.isActive)
        try bench.work()
        channel.embeddedEventLoop.advanceTime(by: .seconds(30))
        let said = try bench.said(channel)
        #expect(said.contains("BAD too-slow"))
        #expect(said.split(separator: "\n").count { $0.hasPrefix("OK") } == Limits.linesInFlight)
    }

    @Test func lineTooLongIsToldBehindTheAnswers() throws {
        try bench.hello(channel)
        let long = String(repeating: "x", count: 17_000)
        try bench.send("PING\nSTATUS\nHELP PING\n\(long)\nPING\n", to: channel)
        #expect(try bench.said(channel) == "OK\n")
        try bench.work()
        let codes = try bench.said(channel).split(separator: "\n").filter { !$0.hasPrefix("- ") }
        #expect(codes.map { code(String($0)) } == ["OK", "OK", "BAD line-too-long"])
        #expect(!channel.isActive)
    }

    @Test func linesBehindTheShutdownAreTurnedAway() throws {
        try bench.hello(channel)
        try bench.send("STATUS\n", to: channel)
        bench.house.bulletin.shutDown()
        bench.house.connections.shutDown()
        channel.embeddedEventLoop.run()
        try bench.send("#1 PUT item A name=A price=1.00 vat=food group=dairy\n", to: channel)
        #expect(try bench.said(channel) == "")
        try bench.work()
        let said = try bench.said(channel)
        #expect(said.contains("\nBAD shutting-down #1 \""))
        #expect(!channel.isActive)
        #expect(bench.house.connections.isEmpty)
    }

    @Test func whoComesDuringTheShutdownIsTurnedAway() throws {
        bench.house.bulletin.shutDown()
        let late = try bench.connect()
        try bench.send("PING\n", to: late)
        #expect(!late.isActive)
    }

    /// The oldest stranger makes room; a station that came before them all stays.
    @Test func strangersHaveSoManyPlaces() throws {
        try bench.hello(channel)
        let oldest = try bench.connect()
        _ = try bench.said(oldest)
        for _ in 1..<Limits.strangersOfAnAddress { _ = try bench.connect() }
        oldest.embeddedEventLoop.run()
        #expect(oldest.isActive)
        #expect(try bench.said(bench.connect()).hasPrefix("OK till=1"))
        oldest.embeddedEventLoop.run()
        #expect(try bench.said(oldest).hasPrefix("BAD too-many-connections \""))
        #expect(!oldest.isActive)
        #expect(channel.isActive)
    }

    @Test func whoDoesNotReadIsNotRead() throws {
        try bench.hello(channel)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        try bench.send(String(repeating: "PING\n", count: 1000), to: channel)
        #expect(try bench.said(channel) == "")
        channel.embeddedEventLoop.advanceTime(by: .seconds(29))
        channel.isWritable = true
        channel.pipeline.fireChannelWritabilityChanged()
        // Turn by turn, a loop's round each.
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try bench.said(channel) == String(repeating: "OK\n", count: 1000))
        channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(channel.isActive)
    }

    @Test func whoDoesNotReadIsCut() throws {
        try bench.hello(channel)
        channel.isWritable = false
        channel.pipeline.fireChannelWritabilityChanged()
        channel.embeddedEventLoop.advanceTime(by: .seconds(Int64(Limits.secondsDeaf)))
        #expect(!channel.isActive)
        #expect(bench.house.connections.isEmpty)
    }
}
