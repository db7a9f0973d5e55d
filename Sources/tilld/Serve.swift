import ArgumentParser
import Glibc
import Logging
import NIOCore
import ServiceLifecycle
import TillCore
import TillDelivery
import TillEngine
import TillSQLite
import TillServer
import TillWeb
import UnixSignals

/// `tilld --data DIR --listen HOST:PORT`: serves a shop until it is told to stop.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve a shop (the default).")

    @Option(help: "The data directory.")
    var data: String

    @Option(help: "HOST:PORT to listen on; port 0 takes a free one.")
    var listen = ListenAddress.usual

    @Option(help: "The shop's configuration; without it, the one that held last.")
    var config: String?

    @Option(help: "The shop's floor plan; without it, the one that held last.")
    var floor: String?

    @Flag(help: "Make a Swedish shop to try things out in, when the directory is new.")
    var demo = false

    @Flag(help: "Listen beyond this machine without TLS all the same.")
    var insecure = false

    @Option(help: "The certificate chain for TLS, PEM.")
    var tlsCertificate: String?

    @Option(help: "The certificate's private key, PEM.")
    var tlsKey: String?

    @OptionGroup(title: "Delivery of settlements") var deliveryOptions: DeliveryOptions

    @OptionGroup(title: "The staff page") var staffPage: StaffPage

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error, critical.")
    var logLevel = "info"

    func run() async throws {
        do {
            let logger = try makeLogger()
            let directory = try hold()
            for sentence in try directory.keepToOwner() { logger.warning("\(sentence)") }
            let shop = try open(directory, logger)
            // At the end, whatever the end is: no program and no thread is left running.
            defer { shop.stop() }
            try await run(shop, logger)
            withExtendedLifetime(directory) {}
        } catch {
            throw reported(error)
        }
    }

    /// A shop that was made, or a folder for the demonstration's; nothing is made where neither is.
    private func hold() throws -> DataDirectory {
        if demo, case .free = try Premises(data) { return try DataDirectory(making: data) }
        return try DataDirectory(serving: data)
    }

    /// Everything up to the socket: the writer runs when this returns.
    private func open(
        _ directory: DataDirectory, _ logger: Logger
    ) throws -> OpenShop {
        let tls = try readTLS()
        let notice = StopNotice()
        let patience = notice.patience(logger)
        let configuration = try config.map { try Configuration(file: $0) }
        let floor = try floor.map { try Floor(file: $0) }
        var shop: Shop
        let sockets: Sockets
        if directory.isNew {
            let demo = try DemoShop(configuration, floor)
            sockets = try bind(demo.configuration, tls, logger)
            try NewShop(directory: directory).make { shop in try demo.record(in: &shop) }
            shop = try Shop(directory: directory, patience: patience)
        } else {
            shop = try Shop(directory: directory, patience: patience)
            let before = shop.engine.store.configuration
            try staffPage.checkKey(in: shop)
            // On a full disk the new one can't be taken up, and the old one is what exposes.
            sockets = try bind(directory.isFull ? before : configuration ?? before, tls, logger)
        }
        try start(&shop, configuration, floor, logger)
        try staffPage.recordKey(in: &shop)
        let held = shop.engine.store.configuration
        let reader = try GoodsReader(directory: data)
        let goods = ShopGoods(reader: reader, floor: shop.engine.store.floor)
        let entries = ShopEntries(reader: try EntryReader(directory: data))
        let past = ShopPast(reader: try HistoryReader(directory: data))
        let delivery = try deliveryOptions.delivery(
            data: data, signer: shop.secrets.signer, logger)
        let path = data
        let surroundings = WriterSurroundings(
            now: { SystemClock.now() },
            microseconds: { SystemClock.microseconds() },
            freeBytes: { Files.freeBytes(at: path) },
            daySealed: { delivery.wake() },
            failed: { ExitFailure($0).endProcess() })
        var settings = Server.Settings(host: listen.host, port: listen.port, tls: tls)
        settings.socket = sockets.protocol
        settings.share(OpenFiles.raise() - staffPage.files)
        let server = Server(
            settings, engine: shop.engine, surroundings: surroundings, secrets: shop.secrets,
            catalogue: goods, entries: entries, past: past, logger: logger,
            ready: { [staffPage] address in
                Self.announce(address)
                staffPage.announce(sockets.page, hasTLS: tls != nil)
            })
        let page = try staffPage.server(
            on: sockets.page, shop: WebShop(held, shop.engine.store.floor),
            pepper: shop.secrets.pepper, goods: goods, tls: tlsFiles, server: server, logger: logger
        )
        let upkeep = Upkeep(of: reader, logger)
        delivery.start { server.record($0) }
        upkeep.start()
        return OpenShop(
            server: server, page: page, delivery: delivery, upkeep: upkeep,
            stopNotice: notice)
    }

    private func makeLogger() throws -> Logger {
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw ValidationError("there is no log level `\(logLevel)`")
        }
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "tilld")
        logger.logLevel = level
        return logger
    }

    private var tlsFiles: (certificate: String, key: String)? {
        guard let tlsCertificate, let tlsKey else { return nil }
        return (tlsCertificate, tlsKey)
    }

    private func readTLS() throws -> TLSIdentity? {
        switch (tlsCertificate, tlsKey) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            do {
                return try TLSIdentity(certificate: certificate, key: key)
            } catch {
                throw ExitFailure(.configuration, "TLS: \(error)")
            }
        case (_?, nil), (nil, _?):
            throw ExitFailure(.configuration, "--tls-certificate and --tls-key go together")
        }
    }

    /// What a start records: that it is one; configuration and floor when they changed.
    private func start(
        _ shop: inout Shop, _ configuration: Configuration?, _ floor: Floor?, _ logger: Logger
    ) throws {
        // A disk that is full to the last is served read-only: nothing can be recorded.
        guard !shop.directory.isFull else {
            logger.error("the disk is full: the shop is read-only")
            return
        }
        try shop.record(
            .start(
                Event.Started(program: Program.name, isAfterCrash: shop.engine.isAfterCrash)))
        if shop.engine.isAfterCrash { logger.warning("the last run ended without a stop") }
        try shop.configure(configuration)
        if let floor {
            try shop.record(.setFloor(floor))
            try shop.engine.commit()
        }
    }

    /// Nothing is recorded before a start can't fail any more for what stands outside.
    private func bind(
        _ configuration: Configuration, _ tls: TLSIdentity?, _ logger: Logger
    ) throws -> Sockets {
        try checkExposure(configuration, tls, logger)
        try staffPage.checkExposure(hasTLS: tls != nil, isInsecure: insecure)
        return Sockets(protocol: try listen.bind(), page: try staffPage.bind())
    }

    private func checkExposure(
        _ configuration: Configuration, _ tls: TLSIdentity?, _ logger: Logger
    ) throws {
        let isOpen = configuration.access.proof == .optional
        if isOpen { logger.warning("stations are let in without proof: for a demo only") }
        guard !listen.isLoopback else { return }
        guard tls != nil || insecure else {
            throw ExitFailure(
                .insecure, "\(listen.host) is beyond this machine: give TLS, or --insecure")
        }
        // Not even with --insecure: anyone in reach would be the shop's owner.
        guard !isOpen else {
            throw ExitFailure(
                .insecure, "proof=optional is for this machine only: not on \(listen.host)")
        }
    }

    private static func announce(_ address: SocketAddress) {
        let host = address.ipAddress ?? "?"
        let shown = host.contains(":") ? "[\(host)]" : host
        write("tilld ready on \(shown):\(address.port ?? 0)\n", to: STDOUT_FILENO)
    }

    /// The page is stopped first: what it has under way goes through the server.
    private func run(_ shop: OpenShop, _ logger: Logger) async throws {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: shop.services.map { service in
                    .init(
                        service: service, successTerminationBehavior: .gracefullyShutdownGroup,
                        failureTerminationBehavior: .cancelGroup)
                },
                gracefulShutdownSignals: [.sigterm, .sigint, .sighup], logger: logger))
        do {
            try await group.run()
        } catch let error as IOError {
            throw ExitFailure(
                .addressNotAvailable, "\(listen.host):\(listen.port) can't be had: \(error)")
        } catch let error as SocketAddressError {
            throw ExitFailure(.addressNotAvailable, "\(listen.host) is no address here: \(error)")
        }
        logger.notice("stopped")
    }
}

extension Server.Settings {
    /// Where the system allows few files, each kind of connection has fewer of them.
    fileprivate mutating func share(_ files: Int) {
        strangers = max(min(Limits.strangers, files / 4), 1)
        guests = max(min(Limits.guests, files / 8), 1)
        connections = max(min(Limits.connections, files - strangers - guests), 1)
    }
}

/// Listening, from before the shop is.
private struct Sockets {
    let `protocol`: CInt
    let page: CInt?
}

/// All that runs while the shop is served.
private struct OpenShop {
    let server: Server
    let page: WebServer?
    let delivery: Delivery
    let upkeep: Upkeep
    let stopNotice: StopNotice

    /// The last is told first that the daemon stops.
    var services: [any Service] { [server] + (page.map { [$0] } ?? []) + [stopNotice] }

    func stop() {
        delivery.stop()
        upkeep.stop()
    }
}

/// What once was, as the server asks for it.
private struct ShopPast: Past {
    let reader: HistoryReader

    func facts(_ keys: [FactKey]) throws -> Facts? {
        try inTime { () throws(Fault) in try reader.facts(keys) }
    }

    func reply(to request: StoredRequest) throws -> Reply? {
        try inTime { () throws(Fault) in try reader.reply(to: request) }
    }

    private func inTime<Value>(_ read: () throws(Fault) -> Value) throws -> Value? {
        do throws(Fault) {
            return try read()
        } catch {
            guard error.kind == .tookTooLong else { throw error }
            return nil
        }
    }
}

/// The journal on disk, as the server asks it.
private struct ShopEntries: Entries {
    let reader: EntryReader

    func read(
        from first: Int, limit: Int, bytes: Int
    ) throws -> (entries: [StoredEntry], end: Chain) {
        try reader.read(from: first, limit: limit, bytes: bytes)
    }
}
