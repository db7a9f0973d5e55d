/// `tilld --deliver PROGRAM --deliver-seconds N`: somebody's program that takes a settlement's
/// folder to where it is wanted, run as `PROGRAM FOLDER`.
package struct DeliveryProgram: Equatable, Sendable {
    /// An absolute path.
    package let path: String
    /// How long a run may take.
    package let seconds: Int

    package init(path: String, seconds: Int = 600) {
        self.path = path
        self.seconds = seconds
    }

    /// All that the program finds in its environment.
    static func environment(
        settlement: Int, day: String, store: String, attempt: Int,
        inherited: (String) -> String?
    ) -> [String] {
        [
            "TILL_SETTLEMENT=\(settlement)", "TILL_DAY=\(day)", "TILL_STORE=\(store)",
            "TILL_ATTEMPT=\(attempt)",
            "PATH=\(inherited("PATH") ?? "/usr/local/bin:/usr/bin:/bin")",
            "HOME=\(inherited("HOME") ?? "/")", "LANG=\(inherited("LANG") ?? "C.UTF-8")",
        ]
    }
}

/// How a run of the delivery program ended.
package enum ProgramEnd: Equatable, Sendable {
    case exited(Int)
    case signalled(Int)
    case timedOut
    /// The daemon is stopping.
    case stopped
    /// It never ran: the system's words.
    case couldNotStart(String)
}
