import Glibc
import Logging
import NIOCore
import NIOPosix
import Synchronization
import TillCore

@testable import TillWeb

/// The page on a socket of its own, served until `stop`.
final class PageServer: Sendable {
    private let socket: CInt
    private let task: Task<Void, any Error>
    /// The pauses that it was told to make; they take no time here.
    let pauses: Pauses

    final class Pauses: Sendable {
        private let told = Mutex<[Duration]>([])
        var all: [Duration] { told.withLock { $0 } }
        func add(_ pause: Duration) { told.withLock { $0.append(pause) } }
    }

    init(_ adjust: (inout WebServer.Settings) -> Void = { _ in }) throws {
        socket = try Self.listen()
        let pauses = Pauses()
        self.pauses = pauses
        var settings = WebServer.Settings(socket: socket)
        settings.pause = { pauses.add($0) }
        adjust(&settings)
        let server = try WebServer(
            settings, page: try Browser().page, logger: Logger(label: "test"))
        task = Task { try await server.run() }
    }

    var port: Int {
        var address = [UInt8](repeating: 0, count: 128)
        var size = socklen_t(address.count)
        address.withUnsafeMutableBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            _ = getsockname(socket, start, &size)
        }
        // A family comes before it.
        return Int(address[2]) << 8 + Int(address[3])
    }

    /// As when something else of the daemon fails.
    func stop() async throws {
        task.cancel()
        try await task.value
    }

    /// Nobody can be let in at this socket any more.
    func breakSocket() { shutdown(socket, Int32(SHUT_RDWR)) }

    private static func listen() throws -> CInt {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0, Glibc.listen(socket, 16) == 0 else {
            throw IOError(errnoCode: errno, reason: "listen")
        }
        return socket
    }
}

/// One connection to it.
struct PageLink: Sendable {
    let channel: any Channel
    private let collector: Collector

    /// - Parameter isReading: who doesn't read only notices that the connection is cut.
    init(_ server: PageServer, from host: String = "127.0.0.1", isReading: Bool = true)
        async throws
    {
        let collector = Collector()
        self.collector = collector
        channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.autoRead, value: isReading)
            .channelOption(.socketOption(.so_rcvbuf), value: 4096)
            .channelInitializer { $0.pipeline.addHandler(collector) }
            .bind(to: try SocketAddress(ipAddress: host, port: 0))
            .connect(host: "127.0.0.1", port: server.port).get()
    }

    /// On a busy machine the server's patience may be over before anything is sent: that it has cut
    /// the connection is what `ended` tells.
    func send(_ text: String) async throws {
        do {
            try await channel.writeAndFlush(channel.allocator.buffer(string: text))
        } catch ChannelError.ioOnClosedChannel {
        } catch let error as IOError
            where error.errnoCode == EPIPE || error.errnoCode == ECONNRESET
        {}
    }

    /// What was sent back, when the connection has ended.
    func ended() async throws -> String {
        try await channel.closeFuture.get()
        return collector.text
    }

    static func ask(_ server: PageServer, _ path: String = "/api/alive") async throws -> String {
        let link = try await PageLink(server)
        try await link.send("GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        return try await link.ended()
    }

    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        private let bytes = Mutex(ByteBuffer())
        var text: String { bytes.withLock { String(buffer: $0) } }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let buffer = unwrapInboundIn(data)
            bytes.withLock { _ = $0.writeImmutableBuffer(buffer) }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
