#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A program of the shop's that prints what it reads, as `lp` does. What it says itself has no
/// place on the register's screen.
enum PrintProgram {
    /// - Returns: why it failed; `nil` when it did not.
    static func run(_ command: String, _ text: String) -> String? {
        guard let program = popen("{ \(command)\n} >/dev/null 2>&1", "w") else {
            return String(cString: strerror(errno))
        }
        let isWritten = fputs(text, program) >= 0
        let status = pclose(program)
        guard status == 0, isWritten else { return command }
        return nil
    }
}
