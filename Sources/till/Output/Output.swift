#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif
import TillCore

/// All that `till` prints goes through here: what is hidden in a name is written out, so nothing
/// that somebody put into the catalogue moves a terminal's cursor or makes a row of its own; and
/// what could not be written ends the program with its own exit code, so no script takes a reply
/// that got lost for one that came.
enum Output {
    static func line(_ text: String = "") { lines([text]) }

    static func lines(_ lines: [String]) {
        guard !lines.isEmpty else { return }
        write(lines.map { $0.shown + "\n" }.joined())
    }

    /// What something is typed behind.
    static func prompt(_ text: String) { write(text.shown) }

    /// A line for people, on stderr.
    static func complain(_ text: String) { Files.writeToErrors(text.shown + "\n") }

    /// Nothing waits for a chance to be undone: what was sent was sent, and what a station keeps on
    /// disk tells the next command of it.
    private static func write(_ text: String) {
        do {
            try Files.append(Array(text.utf8), to: 1, "standard output")
        } catch {
            complain("till: \(error.sentence)")
            exit(ExitStatus.file.rawValue)
        }
    }
}
