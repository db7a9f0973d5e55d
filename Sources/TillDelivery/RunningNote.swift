import Glibc

/// Which delivery program runs, in a file: a daemon that was killed leaves its program running, and
/// the next one ends it before it runs its own.
///
/// `4711 8123456`: the number of the process, and when it began, in the system's own ticks since it
/// was started (`/proc/PID/stat`, field 22). Numbers are given again, the pair is not.
struct RunningNote {
    let path: String

    func write(_ process: pid_t) throws(Files.Failure) {
        guard let began = Self.began(process) else { return }
        try Files.write(Array("\(process) \(began)\n".utf8), to: path, mode: 0o600)
    }

    func remove() { unlink(path) }

    /// Ends the whole group of what an earlier daemon has left running.
    ///
    /// - Returns: whether there was one.
    func endProgram() throws(Files.Failure) -> Bool {
        guard let bytes = try Files.head(100, of: path) else { return false }
        defer { remove() }
        let words = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let process = pid_t(words[0]), process > 1,
            Self.began(process) == String(words[1])
        else { return false }
        return kill(-process, SIGKILL) == 0
    }

    private static func began(_ process: pid_t) -> String? {
        guard let bytes = try? Files.head(1024, of: "/proc/\(process)/stat") else { return nil }
        // Its name, in parentheses, may hold anything; fields are counted behind it.
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 19 ? String(fields[19]) : nil
    }
}
