/// How long a session waits for what.
package struct Patience: Sendable {
    package var connecting: Duration = .seconds(5)
    /// For one reply.
    package var reply: Duration = .seconds(30)
    /// For a server that is gone to come back; zero: not at all.
    package var reconnecting: Duration = .zero
    /// Between two tries.
    package var pause: Duration = .milliseconds(250)
    /// How often lines are sent again that the server never answers.
    package var vainResends = 5

    package init() {}

    /// For programs that outlive a restart of the server.
    package static func reconnecting(for time: Duration) -> Patience {
        var patience = Patience()
        patience.reconnecting = time
        return patience
    }
}

/// What a session tells while it waits.
package enum SessionEvent: Sendable {
    case lost(LinkFailure)
    case back
    case notice(String)
    /// What was remembered is of no use any more, and why.
    case begunAnew(String)
}

package enum SessionFailure: Error {
    case link(LinkFailure)
    /// HELLO was answered `NO` or `BAD`.
    case refused(Response)
    /// The server was restored from an older backup and knows less than this station. The link
    /// stands, for the line that begins a new epoch.
    case behind(Behind)
    /// The station's notes can't be had or written; what was to be sent was not.
    case memory(MemoryFailure)

    /// A sentence for people.
    package var sentence: String {
        switch self {
        case .link(let failure): failure.sentence
        case .refused(let response): response.explanation
        case .behind(let behind): behind.sentence
        case .memory(let failure): failure.sentence
        }
    }

    var isMendable: Bool {
        switch self {
        case .link(let failure): failure.isMendable
        case .refused(let response): response.code == "shutting-down"
        case .behind, .memory: false
        }
    }
}
