import Glibc
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
import Synchronization
import TillCore
import TillEngine

/// Sockets on one side, the writer thread on the other.
///
/// `run` returns after a graceful stop: no more connections are taken, what was asked is answered,
/// the last batch is on disk. It throws the writer's fault when a commit fails: memory is ahead of
/// the disk then, nobody is answered, and the process has to end.
package final class Server: Service {
    package struct Settings: Sendable {
        package var host: String
        package var port: Int
        package var tls: TLSIdentity?
        /// A socket that listens there already; `run` opens one otherwise.
        package var socket: CInt?
        /// Connections of stations; of guests; of those that were not let in yet.
        package var connections = Limits.connections
        package var guests = Limits.guests
        package var strangers = Limits.strangers

        package init(host: String, port: Int, tls: TLSIdentity? = nil) {
            self.host = host
            self.port = port
            self.tls = tls
        }
    }

    /// Connections that the system keeps until they are taken.
    private static let backlog: CInt = 1024

    private let settings: Settings
    private let group: MultiThreadedEventLoopGroup
    private let house: House
    private let ready: @Sendable (SocketAddress) -> Void
    private let writerEnd: EventLoopFuture<Void>
    private let failed: @Sendable (Fault) -> Void
    private let isStopping = Atomic(false)

    /// Starts the writer; `run` opens the socket.
    ///
    /// - Parameters:
    ///   - engine: loaded, with what a start records already committed.
    ///   - ready: called once, with the bound address.
    package init(
        _ settings: Settings, engine: consuming sending Engine,
        surroundings: WriterSurroundings, secrets: Secrets,
        catalogue: any Catalogue, entries: any Entries, past: any Past, logger: Logger,
        ready: @escaping @Sendable (SocketAddress) -> Void
    ) {
        self.settings = settings
        self.ready = ready
        group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        failed = surroundings.failed
        var limit = Places<ObjectIdentifier>.Limit()
        limit.stations = settings.connections
        limit.guests = settings.guests
        limit.strangers = settings.strangers
        limit.strangersOfAnAddress = min(limit.strangersOfAnAddress, settings.strangers)
        house = House(
            mailbox: Mailbox(), bulletin: Bulletin(), secrets: secrets, catalogue: catalogue,
            entries: entries, now: surroundings.now, past: past,
            connections: Connections(limit, logger: logger), pins: PINDesk(),
            proofs: Self.thread(.search), history: Self.thread(), readers: Self.thread(.search),
            scans: Self.thread(), certificateHash: settings.tls?.certificateHash,
            logger: logger)
        house.bulletin.post(engine.store)
        let end = group.any().makePromise(of: Void.self)
        writerEnd = end.futureResult
        let writer = HandOver(
            Writer(engine, house.mailbox, house.bulletin, surroundings, logger))
        startThread { end.completeWith(Self.work(writer)) }
    }

    private static func thread(_ niceness: ThreadPriority.Niceness? = nil) -> NIOThreadPool {
        let pool = NIOThreadPool(numberOfThreads: 1)
        pool.start()
        if let niceness { pool.submit { _ in ThreadPriority.lower(to: niceness) } }
        return pool
    }

    /// The writer's life. When this returns the journal is closed: whoever starts the next daemon
    /// at once never meets this one's connection.
    private static func work(_ writer: HandOver<Writer>) -> Result<Void, any Error> {
        var writer = writer.take()
        return Result { try writer.run() }
    }

    /// Lets the house record something, in the writer's turn.
    package func record(_ command: Command) {
        house.mailbox.post(Delivery(submission: .fromTheHouse(command), sender: Nobody.shared))
    }

    /// Serves a connected socket of this process, without TLS: it counts as a connection, and who
    /// is at the other end says HELLO like everybody. The socket is the server's from here on.
    package func adopt(_ socket: CInt) async throws {
        var house = house
        house.certificateHash = nil
        let inside = house
        _ = try await ClientBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        ConnectionHandler(inside, isOurs: true))
                }
            }
            .withConnectedSocket(socket).get()
    }

    package func run() async throws {
        let listener = try await bind()
        if let address = listener.localAddress { ready(address) }
        listener.closeFuture.whenComplete { [self] _ in
            guard !isStopping.load(ordering: .relaxed) else { return }
            let fault = Fault(.inputOutput, "the listening socket was lost")
            house.logger.critical("nobody can come in any more")
            failed(fault)
        }
        let result: Result<Void, any Error>
        do {
            try await withGracefulShutdownHandler {
                try await writerEnd.get()
            } onGracefulShutdown: { [self] in
                stop(listener)
            }
            result = .success(())
        } catch {
            result = .failure(error)
        }
        isStopping.store(true, ordering: .relaxed)
        // After a graceful stop it is closed already.
        try? await listener.close()
        try result.get()
        try await house.pins.shutDown()
        for pool in [house.proofs, house.history, house.readers, house.scans] {
            try await pool.shutdownGracefully()
        }
        try await group.shutdownGracefully()
    }

    /// Connections answer what they were asked, then the mailbox is closed behind them.
    private func stop(_ listener: any Channel) {
        house.logger.notice("stopping: connections are drained")
        isStopping.store(true, ordering: .relaxed)
        listener.close(promise: nil)
        house.bulletin.shutDown()
        house.connections.shutDown()
        closeMailboxWhenDrained(roundsLeft: Limits.secondsToDrain * 10)
    }

    /// Waits for the connections to have their answers: 10 seconds at most, then closes all the
    /// same; what is unanswered then is sent again by its terminal.
    private func closeMailboxWhenDrained(roundsLeft: Int) {
        guard roundsLeft > 0, !house.connections.isEmpty else {
            house.mailbox.close()
            return
        }
        group.next().scheduleTask(in: .milliseconds(100)) { [self] in
            closeMailboxWhenDrained(roundsLeft: roundsLeft - 1)
        }
    }

    private func bind() async throws -> any Channel {
        let house = house
        let tls = settings.tls
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Self.backlog)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        AcceptGate(house.strangersRota, house.logger))
                }
            }
            .childChannelOption(.socketOption(.so_keepalive), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(
                .socketOption(.so_sndbuf), value: SocketOptionValue(Limits.sendBuffer)
            )
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    let connection = ConnectionHandler(house)
                    try pipeline.addHandler(MeterHandler(connection))
                    if let tls {
                        try pipeline.addHandler(NIOSSLServerHandler(context: tls.context))
                    }
                    try pipeline.addHandler(connection)
                }
            }
        if let socket = settings.socket {
            let listener = try await bootstrap.withBoundSocket(socket).get()
            // NIO has listened with a shorter queue of its own; who comes in a rush is not to wait
            // a second for the next try of its system.
            guard listen(socket, Self.backlog) == 0 else {
                throw IOError(errnoCode: errno, reason: "listen")
            }
            return listener
        }
        return try await bootstrap.bind(host: settings.host, port: settings.port).get()
    }
}

/// For what the house records: nobody is answered.
private final class Nobody: Sender {
    static let shared = Nobody()
    let eventLoop: (any EventLoop)? = nil
    func receive(_ news: [SenderNews]) {}
}
