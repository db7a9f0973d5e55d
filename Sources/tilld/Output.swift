import Glibc
import TillCore
import TillDelivery

/// What a subcommand prints: an answer that could not be written is no success.
enum Output {
    static func line(_ text: String) throws {
        try Files.append(Array("\(text.shown)\n".utf8), to: STDOUT_FILENO, "standard output")
    }
}
