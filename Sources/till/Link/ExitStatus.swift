import ArgumentParser
import TillClient
import TillCore

/// What a script learns from `till`.
enum ExitStatus: Int32 {
    case refused = 1
    case notUnderstood = 2
    case notReached = 3
    case file = 4

    /// Says on stderr what went wrong, and ends the program when thrown.
    func failure(_ sentence: String) -> ExitCode {
        Files.writeToErrors("till: \(sentence)\n")
        return ExitCode(rawValue)
    }

    /// `nil` for `OK`.
    init?(_ response: Response) {
        switch response.status {
        case .ok: return nil
        case .no: self = .refused
        case .bad: self = .notUnderstood
        }
    }
}

extension SessionFailure {
    var exitCode: ExitCode {
        switch self {
        case .link(.certificates(let why)):
            ExitStatus.file.failure(why)
        case .link(let failure):
            ExitStatus.notReached.failure(failure.sentence)
        case .refused(let response):
            (ExitStatus(response) ?? .refused).failure(response.explanation)
        case .behind(let next):
            ExitStatus.refused.failure(
                "the server was restored from an older backup and awaits line #\(next) of this "
                    + "station; a manager begins a new epoch for it (EPOCH)")
        }
    }
}

extension Response {
    /// `the drawer is closed (drawer-closed)`, with what the refusal names.
    var explanation: String {
        let details = line.pairs.map { " \($0.key)=\($0.value)" }.joined()
        return "\(sentence) (\(code)\(details))"
    }
}

extension Line {
    /// Keys and values in their order.
    var pairs: [(key: String, value: String)] {
        tokens.compactMap { token in token.key.map { (raw($0), text(token)) } }
    }
}
