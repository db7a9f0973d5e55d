import TillClient

/// What a register on the screen waits for, all of it in one row.
enum RegisterEvent: Sendable {
    case keys([Keystroke])
    case answered(Response)
    case connected(Session.Beginning)
    case failed(SessionFailure)
    case link(SessionEvent)
    case signal(Int32)
    /// The terminal is gone.
    case closed
}
