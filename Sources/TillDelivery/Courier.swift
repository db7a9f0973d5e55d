import Glibc
import Logging
import TillCore
import TillEngine

/// Gives a settlement to the delivery program: a private copy, checked against the manifest, made
/// anew for each run and removed after it. What the program does to it reaches nothing else.
final class Courier: Sendable {
    private let program: DeliveryProgram
    private let places: Places
    private let logger: Logger
    private let stopping: DescriptorPair

    init(_ program: DeliveryProgram, _ places: Places, _ logger: Logger) throws(SystemFailure) {
        self.program = program
        self.places = places
        self.logger = logger
        stopping = try DescriptorPair()
    }

    /// Ends a program that runs, now or later.
    func stop() { stopping.closeWriting() }

    /// What a daemon that was killed has left running.
    func endEarlierProgram() throws {
        if try RunningNote(path: places.running).endProgram() {
            logger.notice("a delivery program that an earlier run had left is ended")
        }
    }

    /// - Throws: when there is nothing right to give the program.
    func deliver(
        _ settlement: Settlement, _ manifest: SettlementFiles, attempt: Int, store: String
    ) throws -> ProgramEnd {
        let seal = settlement.seal
        let folder = "\(places.work)/\(seal.folder)"
        try Files.makeDirectory(places.work)
        try Files.removeTree(folder)
        try copy(manifest, from: "\(places.settlements)/\(seal.folder)", to: folder)
        defer {
            do {
                try Files.removeTree(folder)
            } catch {
                logger.warning(
                    "what a delivery left can't be removed",
                    metadata: ["error": "\(error.sentence)"])
            }
        }
        return try run(
            folder,
            DeliveryProgram.environment(
                settlement: seal.head.settlement, day: seal.head.date.written, store: store,
                attempt: attempt
            ) { name in getenv(name).map { String(cString: $0) } })
    }

    private func copy(
        _ manifest: SettlementFiles, from source: String, to folder: String
    ) throws {
        try Files.makeDirectory(folder)
        for file in manifest.files {
            let copy = try NewFile("\(folder)/\(file.name)", mode: 0o600)
            try Files.forEachPiece(of: "\(source)/\(file.name)") { try copy.append($0) }
            guard try FileDigest(of: "\(folder)/\(file.name)").isOf(file) else {
                throw Fault(.damaged, "\(source)/\(file.name) is not what was written")
            }
        }
    }

    private func run(_ folder: String, _ environment: [String]) throws -> ProgramEnd {
        let note = RunningNote(path: places.running)
        var tail = OutputTail()
        let end: ProgramEnd
        do throws(SystemFailure) {
            let run = try ProgramRun(
                program.path, [folder], environment: environment)
            do throws(Files.Failure) {
                try note.write(run.process)
            } catch {
                logger.warning(
                    "which program runs can't be noted", metadata: ["error": "\(error.sentence)"])
            }
            end = run.end(within: program.seconds, stop: stopping.reading) { tail.append($0) }
            note.remove()
        } catch {
            end = .couldNotStart(error.sentence)
        }
        for line in tail.lastLines {
            logger.notice("the delivery program said", metadata: ["line": "\(line)"])
        }
        return end
    }
}
