#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A register is a connection and a connection a file: 1,000 of them pass the usual limit.
enum OpenFiles {
    static func allow(_ connections: Int) {
        var limit = rlimit()
        #if canImport(Darwin)
            let kind = RLIMIT_NOFILE
        #else
            let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #endif
        guard getrlimit(kind, &limit) == 0 else { return }
        limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, rlim_t(connections + 256)))
        setrlimit(kind, &limit)
    }
}
