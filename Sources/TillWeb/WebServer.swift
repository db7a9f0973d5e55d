import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
import Synchronization

/// Serves the staff page on a socket that listens already.
///
/// Hummingbird's own server binds its address when it starts; here the address is had before the
/// daemon records anything, so that a start that can't have it leaves no trace. HTTP and the routes
/// are Hummingbird's.
package final class WebServer: Service {
    package struct Settings: Sendable {
        /// A socket that listens.
        package var socket: CInt
        /// PEM files, when the page is served over TLS.
        package var certificate: String?
        package var key: String?
        /// Names that the server goes by, beside addresses and `localhost`; over TLS the
        /// certificate says which.
        package var names: [String] = []

        package init(socket: CInt) { self.socket = socket }
    }

    /// Browsers open up to six each.
    package static let maximumConnections = 256
    /// A head that is not there by then, and a connection that nobody uses.
    static let idle = TimeAmount.seconds(30)

    private let settings: Settings
    private let page: WebPage
    private let logger: Logger
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

    package init(_ settings: Settings, page: WebPage, logger: Logger) {
        self.settings = settings
        self.page = page
        self.logger = logger
    }

    package func run() async throws {
        let http = HTTP1Channel(
            responder: page.responder(logger),
            configuration: .init(
                idleTimeout: Self.idle,
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16_384, maxHeaderListSize: 24_576,
                    maxHeaderFieldCount: 64)))
        if let tls = try tls() {
            try await serve(try TLSChannel(http, tlsConfiguration: tls))
        } else {
            try await serve(http)
        }
    }

    private func tls() throws -> TLSConfiguration? {
        guard let certificate = settings.certificate, let key = settings.key else { return nil }
        let chain = try NIOSSLCertificate.fromPEMFile(certificate)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        tls.minimumTLSVersion = .tlsv12
        return tls
    }

    private func serve<HTTP: ServerChildChannel>(_ http: HTTP) async throws {
        let logger = logger
        // A connection that can't be set up, and a machine without files left, end nothing but that
        // connection: so no stream of connections, which the first error would end.
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [self] channel in
                guard counted(channel) else {
                    return channel.eventLoop.makeFailedFuture(TooManyConnections())
                }
                return http.setup(channel: channel, logger: logger).map { connection in
                    Task { await http.handle(value: connection, logger: logger) }
                }
            }
            .withBoundSocket(settings.socket).get()
        try await withGracefulShutdownHandler {
            try await listener.closeFuture.get()
        } onGracefulShutdown: { [self] in
            stop(listener)
        }
        for channel in channels { try await channel.closeFuture.get() }
    }

    /// Who waits for an answer has it first: within five seconds.
    private func stop(_ listener: any Channel) {
        for channel in channels {
            channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
        listener.eventLoop.scheduleTask(in: .seconds(5)) { [self] in
            for channel in channels { channel.close(promise: nil) }
        }
        listener.close(promise: nil)
    }

    private struct TooManyConnections: Error {}

    private var channels: [any Channel] { open.withLock { Array($0.values) } }

    private func counted(_ channel: any Channel) -> Bool {
        let id = ObjectIdentifier(channel)
        let isTaken = open.withLock { open in
            guard open.count < Self.maximumConnections else { return false }
            open[id] = channel
            return true
        }
        guard isTaken else { return false }
        channel.closeFuture.whenComplete { [self] _ in
            open.withLock { open in _ = open.removeValue(forKey: id) }
        }
        return true
    }
}
