import Glibc

/// A connection is a file, and a usual limit is 1,024 of them.
enum OpenFiles {
    /// For the database, what reads it beside, settlements, and connections that are turned away.
    private static let reserve = 64

    /// Raises the limit as far as this process may.
    ///
    /// - Returns: how many connections leave the daemon files of its own.
    static func raise() -> Int {
        let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(kind, &limit) == 0 else { return 1024 - reserve }
        var raised = limit
        raised.rlim_cur = limit.rlim_max
        if setrlimit(kind, &raised) == 0 { limit = raised }
        return max(Int(clamping: limit.rlim_cur) - reserve, 1)
    }
}
