import TillClient

/// What a register on the screen waits for, all of it in one row.
enum RegisterEvent: Sendable {
    case keys([Keystroke])
    case answered(Response)
    case connected(Session.Beginning)
    case failed(SessionFailure)
    case link(SessionEvent)
    /// What became of a print, with the reason when it failed.
    case printed(String?)
    /// Nobody has touched a key for as long as was said.
    case leftAlone
    case signal(Int32)
    /// The terminal is gone.
    case closed
}
