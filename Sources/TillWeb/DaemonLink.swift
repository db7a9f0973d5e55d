import HTTPTypes
import NIOCore
import NIOPosix
import TillClient
import TillCore

/// The page's server as a client of its own daemon: what changes something goes over the protocol,
/// like everybody's.
///
/// Each browser is a station of the service `web`, so that a change that is sent twice over a bad
/// link is done once. The service's key gives no rights; a line carries the person's number and
/// PIN.
package struct DaemonLink: Sendable {
    /// What the page's stations are called: `web/4f1c…`.
    package static let service = "web"

    private let key: StationKey?
    private let connect: @Sendable () async throws -> CInt
    private let gate = Gate(busy: .busy)
    private let devices = Lanes(waiting: 8)

    /// - Parameter connect: gives one end of a pair of sockets whose other end the daemon serves.
    package init(key: PageKey?, connect: @escaping @Sendable () async throws -> CInt) {
        self.key = key?.stationKey
        self.connect = connect
    }

    /// What the daemon said, and the number that the station's next change takes.
    struct Said: Sendable {
        enum Status {
            case done, refused, unreadable
        }

        let status: Status
        /// Empty when it is done.
        let code: String
        let text: String
        /// The pairs of the reply's last line.
        let values: [String: String]
        let next: Int
    }

    /// Whether a person's PIN is right, and what the person may do.
    enum Checked: Equatable, Sendable {
        case right(mayChange: Bool)
        case wrong(code: String, text: String, wait: String?)
    }

    /// One at a time: a PIN costs a core some 40 ms, and registers log in on the same cores. Asks
    /// what changes nothing; a wrong PIN is recorded and counted by the daemon as everywhere.
    ///
    /// ```
    /// C: CHECK ADJUST 0 1 reason=none by=21 pin=2121
    /// ```
    func check(
        person: Int, pin: String, from caller: Caller, isThere: @Sendable () -> Bool
    ) async throws -> Checked {
        try await gate.pass(person: person, from: caller, isThere: isThere) {
            var line = TextWriter()
            line.raw("CHECK ADJUST 0 1 reason=none")
            line.field("by", person)
            line.field("pin", pin)
            let said = try await ask(line, station: "log-in")
            return try Self.checked(said)
        }
    }

    /// What is wrong with the person is said before anything else is looked at. Whatever is not
    /// known to come after that lets nobody in.
    private static func checked(_ said: Said) throws -> Checked {
        switch said.code {
        case "unknown-person", "pin-locked", "pin-wait", "wrong-pin", "bad-value":
            return .wrong(code: said.code, text: said.text, wait: said.values["wait"])
        case "not-allowed": return .right(mayChange: false)
        case "", "unknown-item", "card-number", "unknown-reason": return .right(mayChange: true)
        default: throw WebFailure(.serviceUnavailable, said.code, said.text)
        }
    }

    /// The number of a station's next change.
    func next(of station: String) async throws -> Int {
        try await devices.pass(station) {
            try await connected(as: station) { _, hello in hello.next }
        }
    }

    /// Makes a device's change. What is sent twice at once is done once and answered twice: each
    /// waits for the one before it, whose connection it would take over otherwise.
    func change(_ line: TextWriter, number: Int, device: String) async throws -> Said {
        try await devices.pass(device) {
            try await ask(line, number: number, station: device)
        }
    }

    /// Asks one line as a station, with its number when it changes something.
    private func ask(
        _ line: TextWriter, number: Int? = nil, station: String
    ) async throws -> Said {
        try await connected(as: station) { session, hello in
            let text = String(decoding: line.bytes, as: UTF8.self)
            await session.post(number.map { "#\($0) \(text)" } ?? text)
            guard case .decided(_, let response) = try await session.answer() else {
                preconditionFailure("a line that brings its number is never undecided")
            }
            let used = response.status == .ok ? (number ?? 0) + 1 : 0
            return Said(response, next: max(hello.next, used))
        }
    }

    /// A connection of its own for each question: they are few, and a station's newer connection
    /// takes over from its older one, which was given up by its browser.
    private func connected<Value: Sendable>(
        as station: String, _ work: (Session, HelloAnswer) async throws -> Value
    ) async throws -> Value {
        let session = Session(
            identity: .service(name: Self.service, station: station), key: key,
            opening: { time throws(LinkFailure) in try await open(within: time) })
        do {
            let value = try await work(session, try await session.connect())
            await session.close()
            return value
        } catch {
            await session.close()
            guard let failure = error as? SessionFailure else { throw error }
            throw WebFailure(failure)
        }
    }

    private func open(within time: Duration) async throws(LinkFailure) -> Link {
        let socket: CInt
        do {
            socket = try await connect()
        } catch {
            throw .unreachable("the daemon takes no connection: \(error)")
        }
        // Its bytes are read on the thread that asks: the page's own.
        let loop = MultiThreadedEventLoopGroup.currentEventLoop
        guard let loop else { return try await Link.over(socket: socket) }
        return try await Link.over(socket: socket, on: loop)
    }
}

extension WebFailure {
    /// As it is: what the daemon said, or that it said nothing.
    fileprivate init(_ failure: SessionFailure) {
        switch failure {
        case .refused(let response):
            self.init(.serviceUnavailable, response.code, failure.sentence)
        case .behind: self.init(.serviceUnavailable, "behind", failure.sentence)
        case .link(.takenOver): self.init(.badGateway, "taken-over", failure.sentence)
        case .link: self.init(.badGateway, "link-lost", failure.sentence)
        // The page keeps no notes: each browser keeps its own line.
        case .memory: self.init(.internalServerError, "fault", failure.sentence)
        }
    }
}

extension DaemonLink.Said {
    fileprivate init(_ response: Response, next: Int) {
        status =
            switch response.status {
            case .ok: .done
            case .no: .refused
            case .bad: .unreadable
            }
        code = response.code
        text = status == .done ? "" : response.sentence
        values = Dictionary(response.line.pairs.map { ($0.key, $0.value) }) { $1 }
        self.next = next
    }
}
