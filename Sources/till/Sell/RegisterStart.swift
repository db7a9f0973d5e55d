import TillClient
import TillCore

/// How a register finds things when it has said HELLO.
enum RegisterStart {
    case ready(Session.Beginning)
    /// The server knows less than the register.
    case behind(Behind)

    var hello: Line {
        switch self {
        case .ready(let beginning): beginning.hello.line
        case .behind(let behind): behind.hello
        }
    }

    var earlier: [Session.Earlier] {
        switch self {
        case .ready(let beginning): beginning.earlier
        case .behind: []
        }
    }
}
