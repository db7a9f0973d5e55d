import ArgumentParser
import Glibc
import Logging
import TillCore
import TillDelivery

/// How closed days get to accounting: where copies are put, and what is run.
struct DeliveryOptions: ParsableArguments {
    private static let secondsAllowed = 1...86_400

    @Option(
        help: """
            Where accounting fetches its files; the importer's flag there acknowledges (outbox in \
            the data directory).
            """)
    var outbox: String?

    @Option(
        help: "A program that is run as PROGRAM FOLDER for each settlement, until it exits with 0.")
    var deliver: String?

    @Option(help: "How many seconds such a run may take.")
    var deliverSeconds = 600

    func validate() throws {
        guard Self.secondsAllowed.contains(deliverSeconds) else {
            throw ValidationError("--deliver-seconds is a number from 1 to 86400")
        }
    }

    func delivery(data: String, signer: Signer, _ logger: Logger) throws -> Delivery {
        let program = deliver.map { DeliveryProgram(path: Self.whole($0), seconds: deliverSeconds) }
        if let program, access(program.path, X_OK) != 0 {
            // The shop opens all the same: it can be put there while the shop sells.
            logger.error(
                "the delivery program can't be run as it is",
                metadata: ["program": "\(program.path)"])
        }
        do {
            return try Delivery(
                Places(data: Self.whole(data), outbox: outbox.map(Self.whole)), signer: signer,
                program: program, logger: logger)
        } catch {
            throw ExitFailure(.cannotWrite, error.sentence)
        }
    }

    /// The path from the root, as the delivery program is given it.
    private static func whole(_ path: String) -> String {
        guard !path.hasPrefix("/"), let here = getcwd(nil, 0) else { return path }
        defer { free(here) }
        return "\(String(cString: here))/\(path)"
    }
}
