import Glibc
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
///
/// The page is the least of what the daemon does. When it can't be served it is tried again, and
/// nothing else ends; when something else ends, it is in nobody's way.
package final class WebServer: Service {
    package struct Settings: Sendable {
        /// A socket that listens.
        package var socket: CInt
        /// PEM files, when the page is served over TLS.
        package var tls: (certificate: String, key: String)?
        package var limits = Visitors<ObjectIdentifier>.Limits()
        package var patience = Pace.Patience()
        /// Called on the page's only thread, before anything else.
        package var threadStarted: @Sendable () -> Void = {}
        /// Waits before the page is served again.
        package var pause: @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }

        package init(socket: CInt) { self.socket = socket }
    }

    private struct Running {
        var listener: (any Channel)?
        var isEnding = false
    }

    private let settings: Settings
    private let page: WebPage
    private let logger: Logger
    private let reception: Reception
    private let http: HTTP1Channel
    private let tls: TLSChannel<HTTP1Channel>?
    /// For as long as the process runs: what was begun on it goes on after `run`.
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    private let running = Mutex(Running())

    package init(_ settings: Settings, page: WebPage, logger: Logger) throws {
        self.settings = settings
        self.page = page
        self.logger = logger
        let reception = Reception(
            limits: settings.limits, patience: settings.patience, noise: page.noise)
        self.reception = reception
        let http = HTTP1Channel(
            responder: page.responder(logger),
            configuration: .init(
                additionalChannelHandlers: [VisitHandler(reception, page)],
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: 16_384, maxHeaderListSize: 24_576,
                    maxHeaderFieldCount: 64)))
        self.http = http
        tls = try settings.tls.map { files in
            try TLSChannel(http, tlsConfiguration: Self.tls(files.certificate, files.key))
        }
        group.any().execute(settings.threadStarted)
    }

    private static func tls(_ certificate: String, _ key: String) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMFile(certificate)
        var tls = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        tls.minimumTLSVersion = .tlsv12
        return tls
    }

    /// Serves until the group stops; never throws for something that the page lacks.
    package func run() async throws {
        let ticks = group.any().scheduleRepeatedTask(
            initialDelay: .seconds(1), delay: .seconds(1)
        ) { [reception] _ in
            reception.tick(at: .now)
        }
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await serveAgainAndAgain()
            } onGracefulShutdown: { [self] in
                stop()
            }
            for channel in reception.channels { try? await channel.closeFuture.get() }
        } onCancel: { [self] in
            abort()
        }
        ticks.cancel()
        close(settings.socket)
    }

    private var isEnding: Bool { running.withLock { $0.isEnding } }

    private func serveAgainAndAgain() async {
        var pauses = Pauses()
        while !isEnding {
            let begin = ContinuousClock.now
            var trouble = "its socket was closed"
            do {
                try await serve()
            } catch {
                trouble = "\(error)"
            }
            guard !isEnding else { return }
            let pause = pauses.next(servedFor: .now - begin)
            logger.error(
                "the staff page is not served: \(trouble); it is tried again in \(pause)")
            try? await cancelWhenGracefulShutdown { [settings] in try await settings.pause(pause) }
        }
    }

    /// Until the listener is closed, by us or by an error that it does not come back from.
    private func serve() async throws {
        // A copy: the listener's own is closed with it.
        let socket = fcntl(settings.socket, F_DUPFD_CLOEXEC, 0)
        guard socket >= 0 else { throw IOError(errnoCode: errno, reason: "dup") }
        // Again, for one that was shut down.
        guard listen(socket, 256) == 0 else {
            defer { close(socket) }
            throw IOError(errnoCode: errno, reason: "listen")
        }
        let listener = try await bootstrap().withBoundSocket(socket).get()
        let isEnding = running.withLock { running in
            running.listener = listener
            return running.isEnding
        }
        if isEnding { listener.close(promise: nil) }
        try await listener.closeFuture.get()
    }

    private func bootstrap() -> ServerBootstrap {
        let executor = LoopExecutor(group.any())
        let logger = logger
        // A connection that can't be set up, and a machine without files left, end nothing but that
        // connection: so no stream of connections, which the first error would end.
        return ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            // What somebody who asks and doesn't read can have us and the system hold.
            .childChannelOption(.socketOption(.so_rcvbuf), value: 16_384)
            .childChannelOption(.socketOption(.so_sndbuf), value: 65_536)
            .childChannelOption(.maxMessagesPerRead, value: 1)
            .childChannelOption(
                .recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4096)
            )
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 16_384, high: 32_768))
            .childChannelInitializer { [self] channel in
                guard reception.arrived(channel) else {
                    channel.cut()
                    return channel.eventLoop.makeFailedFuture(ChannelError.alreadyClosed)
                }
                guard let tls else { return handled(by: http, channel, executor, logger) }
                return handled(by: tls, channel, executor, logger)
            }
    }

    private func handled<HTTP: ServerChildChannel>(
        by http: HTTP, _ channel: any Channel, _ executor: LoopExecutor, _ logger: Logger
    ) -> EventLoopFuture<Void> {
        http.setup(channel: channel, logger: logger).map { connection in
            _ = Task(executorPreference: executor) {
                await http.handle(value: connection, logger: logger)
            }
        }
    }

    /// Who waits for an answer has it first: within five seconds.
    private func stop() {
        closeListener()
        let loop = group.any()
        loop.execute { [reception] in
            for channel in reception.channels {
                channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
            }
        }
        loop.scheduleTask(in: .seconds(5)) { [reception] in
            for channel in reception.channels { channel.cut() }
        }
    }

    /// Something else failed for good: nobody is waited for.
    private func abort() {
        closeListener()
        group.any().execute { [reception] in
            for channel in reception.channels { channel.cut() }
        }
    }

    private func closeListener() {
        let listener = running.withLock { running in
            running.isEnding = true
            return running.listener
        }
        listener?.close(promise: nil)
    }
}
