import NIOCore
import NIOPosix
import ServiceLifecycle
import Testing
import TillClient
import TillCore
import TillEngine
import TillSQLite

@testable import TillServer

@Suite(.timeLimit(.minutes(10))) struct ServerTests {
    @Test func theEndOfInputIsNotTheEndOfAnswers() async throws {
        try await withServer { server in
            let (lines, continuation) = AsyncStream.makeStream(of: String.self)
            let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .channelOption(.allowRemoteHalfClosure, value: true)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(Listener(continuation))
                    }
                }
                .connect(host: "127.0.0.1", port: server.port).get()
            let text = "HELLO v=1 register=1\nPING\n#1 LOGIN 17 pin=4711\nSTATUS\nPI"
            try await client.writeAndFlush(ByteBuffer(string: text))
            try await client.close(mode: .output)
            let said = await lines.reduce("", +).split(separator: "\n")
            #expect(said.count { $0.hasPrefix("OK") } == 5)
            #expect(said.last?.hasPrefix("OK version=") == true)
        }
    }

    private final class Listener: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let continuation: AsyncStream<String>.Continuation

        init(_ continuation: AsyncStream<String>.Continuation) {
            self.continuation = continuation
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            continuation.yield(String(buffer: unwrapInboundIn(data)))
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .inputClosed? = event as? ChannelEvent { context.close(promise: nil) }
        }

        func channelInactive(context: ChannelHandlerContext) { continuation.finish() }
    }

    @Test func aStopAnswersWhatWasAskedAndEndsTheJournal() async throws {
        let kept = Kept()
        try await withServer { server in
            kept.folder = server.folder
            let register = try await server.openRegister()
            try await register.send(["#3 SALE", "#4 ITEM T-MILK"])
            #expect(code(try await register.reply()) == "OK")
            #expect(code(try await register.reply()) == "OK")
            await server.group.triggerGracefulShutdown()
            #expect(try await register.reply() == "(closed)")
        }
        let reader = try JournalReader(path: try #require(kept.folder).path + "/till.db")
        var last: Entry?
        while let stored = try reader.next() { last = Entry(parsing: stored.text) }
        #expect(last?.events == [.stopped])
    }

    private final class Kept {
        var folder: TemporaryFolder?
    }

    /// Pipelined lines stop at the first that is refused; nothing behind it is decided.
    @Test func aPipelineStopsAtARefusal() async throws {
        try await withServer { server in
            let register = try await server.openRegister()
            let replies = try await register.asking([
                "#3 SALE", "#4 ITEM NOPE", "#5 PAY cash 20.00", "#6 END", "TOTAL",
            ])
            #expect(
                replies.map(code) == ["OK", "NO unknown-item", "NO gap", "NO gap", "OK"])
        }
    }

    @Test func aPINIsDerivedWhileOthersAreServed() async throws {
        try await withServer { server in
            let register = try await server.hello("register=1")
            let other = try await server.hello("register=2")
            try await register.send(["#1 LOGIN 17 pin=4711", "PING"])
            #expect(try await other.ask("PING") == "OK")
            #expect(try await register.reply() == "OK #1 person=17 role=cashier")
            #expect(try await register.reply() == "OK")
        }
    }
}
