import ArgumentParser
import TillClient
import TillCore

/// What a script learns from `till`.
enum ExitStatus: Int32 {
    case refused = 1
    case notUnderstood = 2
    case notReached = 3
    case file = 4
    /// What the server sent of its journal does not hang together.
    case damaged = 5

    /// Says on stderr what went wrong, and ends the program when thrown.
    func failure(_ sentence: String) -> ExitCode {
        Output.complain("till: \(sentence)")
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
    /// Says on stderr what went wrong.
    var exitCode: ExitCode {
        switch self {
        case .link(.certificates): ExitStatus.file.failure(sentence)
        case .link: ExitStatus.notReached.failure(sentence)
        case .refused(let response): (ExitStatus(response) ?? .refused).failure(sentence)
        case .behind(let behind):
            ExitStatus.refused.failure("\(sentence) `# \(behind.request)` begins anew")
        case .memory(.inUse): ExitStatus.notReached.failure(sentence)
        case .memory: ExitStatus.file.failure("\(sentence); --no-memory goes on without it")
        }
    }
}
