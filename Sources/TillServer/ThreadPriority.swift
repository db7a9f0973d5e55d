import Glibc

/// How urgent a thread is among the others of this process.
///
/// A shop's machine has few cores. Who searches can wait a few milliseconds, who sells can't. A
/// system that refuses what is asked for here leaves a thread as urgent as the others, which is
/// slower for them and wrong for nobody.
package enum ThreadPriority {
    /// Of 19: where two threads want one core, those that sell have three parts of four, or nine of
    /// ten.
    package enum Niceness: Int32, Sendable {
        case search = 5
        case upkeep = 10
    }

    /// The thread that calls this yields to those that sell.
    ///
    /// Linux: "the nice value is a per-thread attribute" (setpriority(2)), and anyone may raise it.
    package static func lower(to niceness: Niceness) {
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness.rawValue)
    }
}
