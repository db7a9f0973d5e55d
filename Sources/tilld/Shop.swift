import Glibc
import TillCore
import TillDelivery
import TillEngine
import TillSQLite
import TillServer

/// A shop opened for work: its folder held, its secrets read, its journal loaded.
struct Shop {
    let directory: DataDirectory
    let secrets: Secrets
    let journal: SQLiteJournal
    var engine: Engine

    init(directory: DataDirectory, patience: Patience = .short) throws {
        let secrets = try directory.secrets()
        try Self.bringUpToDate(directory, patience)
        let journal = try SQLiteJournal(directory: directory.path, patience: patience)
        try self.init(directory, secrets, journal)
        guard engine.chain.entry > 0 else {
            throw ExitFailure(
                .damaged, "\(directory.database) holds not one entry: restore its backup")
        }
    }

    /// One that is being made, in a database file of its own.
    init(new database: String, in directory: DataDirectory, _ secrets: Secrets) throws {
        try self.init(directory, secrets, SQLiteJournal(path: database))
    }

    private init(
        _ directory: DataDirectory, _ secrets: Secrets, _ journal: SQLiteJournal
    ) throws {
        self.directory = directory
        self.secrets = secrets
        self.journal = journal
        guard let programDate = CivilDate(text: Program.date) else {
            preconditionFailure("the program's date is a date")
        }
        engine = try Engine(
            journal,
            identity: Engine.Identity(
                program: Program.name, programDate: programDate, signer: secrets.signer))
    }

    /// A large shop's journal takes a while, so it is said what is going on.
    private static func bringUpToDate(
        _ directory: DataDirectory, _ patience: Patience
    ) throws {
        guard let upgrade = try Upgrade(directory: directory.path, patience: patience) else {
            return
        }
        write(
            "tilld: the database has version \(upgrade.from): making version \(upgrade.to) out of "
                + "its journal\n", to: STDERR_FILENO)
        let entries = try upgrade.run()
        write(
            "tilld: \(entries) entries are taken over; the old file stays as \(upgrade.kept)\n",
            to: STDERR_FILENO)
    }

    /// Records something of the house's own; a refusal of it is a bug.
    mutating func record(_ command: Command, newPIN: Hex? = nil) throws {
        var submission = Submission.fromTheHouse(command)
        submission.newPIN = newPIN
        let reply = try engine.process(submission, at: SystemClock.now())
        guard reply.bytes.starts(with: Array("OK".utf8)) else {
            let text = String(decoding: reply.bytes, as: UTF8.self)
            throw ExitFailure(.bug, "the house was refused: \(text)")
        }
    }

    /// Takes up the configuration, where it is a new one.
    mutating func configure(_ configuration: Configuration?) throws {
        if let configuration {
            if let conflict = engine.store.conflict(with: configuration) {
                throw ExitFailure(.configuration, "the configuration can't change now: \(conflict)")
            }
            try record(.configure(configuration))
        }
        try engine.commit()
    }
}

extension Configuration {
    /// Reads a configuration file.
    init(file path: String) throws { try self.init(text: settings(in: path)) }
}

extension Floor {
    /// Reads a floor plan's file.
    init(file path: String) throws {
        do {
            try self.init(text: settings(in: path))
        } catch let failure as Configuration.Failure {
            let place = failure.line > 0 ? "line \(failure.line): " : ""
            throw ExitFailure(.configuration, "the floor plan: \(place)\(failure.reason)")
        }
    }
}

private func settings(in path: String) throws -> String {
    let bytes: [UInt8]
    do {
        bytes = try Files.read(path)
    } catch {
        throw ExitFailure(.configuration, error.sentence)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
        throw ExitFailure(.configuration, "\(path) is not UTF-8")
    }
    return text
}
