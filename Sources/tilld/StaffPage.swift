import ArgumentParser
import Glibc
import Logging
import NIOCore
import TillCore
import TillEngine
import TillSQLite
import TillServer
import TillWeb

/// `--web HOST:PORT`: the page for staff, beside the protocol.
struct StaffPage: ParsableArguments {
    @Option(help: "HOST:PORT to serve the staff page on; port 0 takes a free one.")
    var web: ListenAddress?

    @Option(
        help: ArgumentHelp(
            "A name that browsers know this machine by, where there is no TLS. May be repeated.",
            valueName: "name"))
    var webName: [String] = []

    /// Beyond this machine PINs go over the line: not without TLS, unless the operator says so.
    func checkExposure(hasTLS: Bool, isInsecure: Bool) throws {
        guard let web, !web.isLoopback, !hasTLS, !isInsecure else { return }
        throw ExitFailure(
            .insecure, "--web \(web.host) is beyond this machine: give TLS, or --insecure")
    }

    /// Connections of browsers are files too, and so is the page's end of what it asks the daemon.
    var files: Int { web == nil ? 0 : 2 * WebServer.Settings(socket: -1).limits.all }

    /// Listens from here on, before anything is recorded.
    func bind() throws -> CInt? { try web?.bind() }

    /// A key of this name that gives rights was set by somebody for something else.
    func checkKey(in shop: borrowing Shop) throws {
        let known = shop.engine.store.keys[DaemonLink.service]
        guard web == nil || known?.rights.isEmpty ?? true else {
            throw ExitFailure(
                .configuration, "the key `\(DaemonLink.service)` is another service's: revoke it")
        }
    }

    /// Makes the page's key known, where it isn't: one that gives no rights.
    func recordKey(in shop: inout Shop) throws {
        guard web != nil, !shop.directory.isFull else { return }
        let known = shop.engine.store.keys[DaemonLink.service]
        var key = Event.KeySet()
        key.name = DaemonLink.service
        key.publicKey = PageKey(pepper: shop.secrets.pepper).publicHalf
        guard known?.publicKey != key.publicKey else { return }
        try shop.record(.setKey(key))
        try shop.engine.commit()
    }

    /// - Parameter socket: listens already.
    func server(
        on socket: CInt?, shop: WebShop, pepper: Hex, goods: any GoodsAnswers,
        tls: (certificate: String, key: String)?, server: Server, logger: Logger
    ) throws -> WebServer? {
        guard let web, let socket else { return nil }
        let daemon = DaemonLink(key: PageKey(pepper: pepper)) {
            let (ours, theirs) = try Self.pair()
            try await server.adopt(theirs)
            return ours
        }
        let names = tls == nil ? HostNames(webName + [web.host] + Self.ownNames()) : nil
        let page = try WebPage(
            shop: shop, goods: goods, daemon: daemon, names: names, logger: logger)
        var settings = WebServer.Settings(socket: socket)
        settings.tls = tls
        settings.threadStarted = { ThreadPriority.lower(to: .search) }
        return try WebServer(settings, page: page, logger: logger)
    }

    /// Two ends of a connection within this process.
    private static func pair() throws -> (CInt, CInt) {
        var ends: [CInt] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw IOError(errnoCode: errno, reason: "socketpair")
        }
        return (ends[0], ends[1])
    }

    /// `kassa1`, and as the house network says it: `kassa1.local`.
    private static func ownNames() -> [String] {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return [] }
        let text = String(
            decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return [text, "\(text).local"]
    }

    /// Behind the line that says that the daemon is ready: that one is the first, for who waits.
    func announce(_ socket: CInt?, hasTLS: Bool) {
        guard let web, let socket else { return }
        let scheme = hasTLS ? "https" : "http"
        let host = web.host.contains(":") ? "[\(web.host)]" : web.host
        let port = ListenAddress.port(of: socket)
        write("tilld staff page on \(scheme)://\(host):\(port)/\n", to: STDOUT_FILENO)
    }
}

extension WebShop {
    init(_ configuration: Configuration, _ floor: Floor) {
        self.init(
            store: configuration.store.name, currency: configuration.store.currency,
            guestsMayRead: configuration.access.guests,
            reasons: configuration.reasons(of: .adjustment)
                .map { Reason(name: $0.name, text: $0.text) },
            floor: floor)
    }
}
