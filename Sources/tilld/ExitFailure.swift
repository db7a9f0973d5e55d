import ArgumentParser
import Glibc
import TillCore
import TillEngine
import TillServer

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
        case .full, .inputOutput: code = .inputOutput
        case .damaged: code = .damaged
        case .newer: code = .newerVersion
        case .busy: code = .alreadyRunning
        case .cannotOpen: code = .cannotWrite
        }
        sentence = fault.message
    }
}

/// Runs a command's work and turns its failure into a sentence on stderr and an exit code.
func exitingWithCode(_ body: () async throws -> Void) async throws {
    let failure: ExitFailure
    do {
        return try await body()
    } catch let error as ExitFailure {
        failure = error
    } catch let fault as Fault {
        failure = ExitFailure(fault)
    } catch let error as Configuration.Failure {
        let place = error.line > 0 ? "line \(error.line): " : ""
        failure = ExitFailure(.configuration, "the configuration: \(place)\(error.reason)")
    } catch let exit as ExitCode {
        throw exit
    } catch {
        failure = ExitFailure(.bug, "\(error)")
    }
    write("tilld: \(failure.sentence)\n", to: STDERR_FILENO)
    throw ExitCode(failure.code.rawValue)
}
