import TillCore

/// Who a client says it is in its HELLO.
package enum Identity: Sendable, Equatable {
    case register(Int)
    case service(name: String, station: String)
    case guest

    /// `register` or `service`; a guest proves nothing.
    package var role: String? {
        switch self {
        case .register: "register"
        case .service: "service"
        case .guest: nil
        }
    }

    /// The station as the proof names it: `3`, `settlement/cron-1`.
    package var station: String? {
        switch self {
        case .register(let number): "\(number)"
        case .service(let name, let station): "\(name)/\(station)"
        case .guest: nil
        }
    }

    func write(to line: inout TextWriter) {
        switch self {
        case .register(let number):
            line.field("register", number)
        case .service(let name, let station):
            line.field("service", name)
            line.field("station", station)
        case .guest:
            line.argument("guest")
        }
    }
}
