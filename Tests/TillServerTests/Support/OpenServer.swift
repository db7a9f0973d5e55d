import NIOCore
import ServiceLifecycle
import Synchronization
import TillClient
import TillCore
import TillEngine
import TillTesting

@testable import TillServer

/// A real server on a free port of this machine, open while a test's body runs.
struct OpenServer: Sendable {
    let port: Int
    let world: World
    let folder: TemporaryFolder
    let group: ServiceGroup

    var endpoint: Endpoint { Endpoint(host: "127.0.0.1", port: port) }

    func caller() async throws -> Caller { try await Caller(endpoint) }
    func hello(_ who: String) async throws -> Caller { try await Caller.hello(who, endpoint) }

    /// Register 1 with a drawer open and a thing to sell: `T-MILK`, at 16.90.
    func openRegister() async throws -> Caller {
        let owner = try await hello("service=owner station=goods")
        let put = "#1 PUT item T-MILK name=Milk price=16.90 vat=standard group=dairy"
        guard try await owner.ask(put).hasPrefix("OK") else {
            throw Caller.Unexpected(text: "no goods")
        }
        let register = try await hello("register=1")
        for line in ["#1 LOGIN 1 pin=1001", "#2 OPEN float=0.00"] {
            let reply = try await register.ask(line)
            guard reply.hasPrefix("OK") else { throw Caller.Unexpected(text: reply) }
        }
        return register
    }
}

func withServer(
    _ configuration: String = Premises.demo, world: World = World(), tls: TLSIdentity? = nil,
    writesSettlements: Bool = false, _ body: (OpenServer) async throws -> Void
) async throws {
    try await withServer(
        at: Premises(configuration, world: world), tls: tls,
        writesSettlements: writesSettlements, body)
}

/// - Parameters:
///   - reading: what is put before the journal's reader.
///   - searching: what is put before the goods.
///   - remembering: what is put before the past.
func withServer(
    at premises: consuming sending Premises, tls: TLSIdentity? = nil,
    writesSettlements: Bool = false,
    reading: (Premises.Reader) -> any Entries = { $0 },
    searching: (Premises.Goods) -> any Catalogue = { $0 },
    remembering: (Premises.History) -> any Past = { $0 },
    _ body: (OpenServer) async throws -> Void
) async throws {
    let world = premises.world
    let folder = premises.folder
    let catalogue = searching(try premises.catalogue())
    let entries = reading(try premises.entries())
    let past = remembering(try premises.past())
    let (ports, continuation) = AsyncStream.makeStream(of: Int.self)
    let clerk = Clerk()
    var surroundings = world.surroundings
    if writesSettlements { surroundings.daySealed = { clerk.daySealed() } }
    let server = Server(
        Server.Settings(host: "127.0.0.1", port: 0, tls: tls), engine: premises.engine,
        surroundings: surroundings, secrets: Premises.secrets, catalogue: catalogue,
        entries: entries, past: past, logger: Premises.silence,
        ready: { address in
            continuation.yield(address.port ?? 0)
            continuation.finish()
        })
    clerk.start(server)
    let group = ServiceGroup(
        configuration: ServiceGroupConfiguration(
            services: [
                .init(
                    service: server, successTerminationBehavior: .gracefullyShutdownGroup)
            ], logger: Premises.silence))
    async let end: Void = group.run()
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else {
        return try await end
    }
    let result: Result<Void, any Error>
    do {
        try await body(OpenServer(port: port, world: world, folder: folder, group: group))
        result = .success(())
    } catch {
        result = .failure(error)
    }
    await group.triggerGracefulShutdown()
    try await end
    try result.get()
}

/// Says of each day, when it was sealed, that its files are on disk.
private final class Clerk: Sendable {
    private let state = Mutex<(server: Server?, settlement: Int)>((nil, 0))

    func start(_ server: Server) { state.withLock { $0.server = server } }

    func daySealed() {
        let (server, settlement) = state.withLock { state in
            state.settlement += 1
            return state
        }
        server?.record(.settlementNews(.written(.stub(settlement))))
    }
}

extension SettlementFiles {
    fileprivate static func stub(_ settlement: Int) -> SettlementFiles {
        SettlementFiles(
            settlement: settlement, signature: Hex([1]),
            files: [File(name: "settlement.json", bytes: 2, sha256: Hex([1, 2]))])
    }
}

extension Submission {
    /// The house says that a settlement's files are on disk.
    static func written(_ settlement: Int) -> Submission {
        .fromTheHouse(.settlementNews(.written(.stub(settlement))))
    }
}
