#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What the process was started with, for options that were not given.
enum Environment {
    /// `nil` when it is not set, or empty.
    static subscript(name: String) -> String? {
        guard let value = getenv(name) else { return nil }
        let text = String(cString: value)
        return text.isEmpty ? nil : text
    }
}
