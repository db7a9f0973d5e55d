import ArgumentParser
import Glibc
import TillCore
import TillDelivery
import TillEngine
import TillServer
import TillSettlement

/// Why the daemon ends, as its exit code says (`sysexits.h`) and a sentence explains.
struct ExitFailure: Error {
    enum Code: Int32 {
        case damaged = 65
        case addressNotAvailable = 69
        case bug = 70
        case cannotWrite = 73
        case inputOutput = 74
        case alreadyRunning = 75
        case newerVersion = 76
        case insecure = 77
        case configuration = 78
    }

    let code: Code
    let sentence: String

    init(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    init(_ fault: Fault) {
        switch fault.kind {
        case .full, .inputOutput, .tookTooLong, .busy: code = .inputOutput
        case .damaged, .badRecord: code = .damaged
        case .newer, .older: code = .newerVersion
        case .cannotOpen: code = .cannotWrite
        }
        sentence = fault.message
    }
}

extension ExitFailure {
    /// Ends the process at once, whatever else lives in it: no thread, page or program is waited
    /// for. What was answered is on disk, and what is under way is begun again by the next start.
    func endProcess() -> Never {
        write("tilld: \(sentence)\n", to: STDERR_FILENO)
        _exit(code.rawValue)
    }
}

/// Tells on stderr why a command failed, and gives the exit code for it.
func reported(_ error: any Error) -> any Error {
    let failure: ExitFailure
    switch error {
    case let error as ExitFailure: failure = error
    case let fault as Fault: failure = ExitFailure(fault)
    case let fault as SettlementFault: failure = ExitFailure(.damaged, fault.message)
    case let file as Files.Failure: failure = ExitFailure(.cannotWrite, file.sentence)
    case let error as Configuration.Failure:
        let place = error.line > 0 ? "line \(error.line): " : ""
        failure = ExitFailure(.configuration, "the configuration: \(place)\(error.reason)")
    case is ExitCode, is ValidationError: return error
    default: failure = ExitFailure(.bug, "\(error)")
    }
    write("tilld: \(failure.sentence)\n", to: STDERR_FILENO)
    return ExitCode(failure.code.rawValue)
}
