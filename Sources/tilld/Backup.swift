import ArgumentParser
import Glibc
import TillCore
import TillDelivery
import TillEngine
import TillSQLite

/// `tilld backup`: copies a shop, beside a running daemon or without one.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy a shop, while it sells or while it is stopped.",
        discussion: """
            Makes FOLDER, which must not be there yet, with the database as it is at one moment, the
            secrets, and the settlements that the database knows of: all that a restore takes. It
            appears when it is whole and on disk. Nothing in the data directory is changed, and no
            sale waits. Example:
              tilld backup --data /var/lib/till --output /srv/backup/2026-11-23
            """)

    /// How often a stopped shop is tried that is started or stopped meanwhile.
    private static let tries = 3

    @Option(help: "The data directory.")
    var data: String

    @Option(help: "The folder to make.")
    var output: String

    func run() throws {
        do {
            let chain = try backUp()
            try Output.line("entries \(chain.entry)")
            try Output.line("head \(chain.head.written)")
        } catch {
            throw reported(error)
        }
    }

    private func backUp() throws -> Chain {
        try Premises(data).mustBeReadable(in: data)
        let place = output.count > 1 && output.hasSuffix("/") ? String(output.dropLast()) : output
        guard !Files.exists(place) else {
            throw ExitFailure(.cannotWrite, "\(place) is there already: name a new folder")
        }
        let folder = try TemporaryFolder(beside: "\(place).part", named: Files.folder(of: place))
        // Removed, where it still has that name, once there is nothing more to be done with it.
        defer { withExtendedLifetime(folder) {} }
        let chain = try copyDatabase(to: "\(folder.path)/till.db")
        guard chain.entry > 0 else {
            throw ExitFailure(.damaged, "the database in \(data) holds not one entry")
        }
        let secrets = "\(data)/secrets"
        guard Files.exists(secrets) else {
            throw ExitFailure(.damaged, "\(secrets) is missing: the copy would be no shop")
        }
        try Files.copy(secrets, to: "\(folder.path)/secrets", mode: 0o600)
        try copySettlements(
            to: folder.path,
            upTo: try lastSettlement(inDatabase: "\(folder.path)/till.db"))
        try Files.synchronise(directory: folder.path)
        try Files.rename(folder.path, to: place)
        try Files.synchronise(directory: Files.folder(of: place))
        return chain
    }

    /// Without a log nobody writes, and nothing is made in the data directory by reading; unless a
    /// daemon is started meanwhile: that is seen, and it is done again.
    private func copyDatabase(to copy: String) throws -> Chain {
        let (database, log) = ("\(data)/till.db", "\(data)/till.db-wal")
        for _ in 1...Self.tries {
            guard Files.size(of: log) == nil, let before = Files.stamp(of: database) else { break }
            let chain = try? TillSQLite.copyDatabase(database, isStill: true, to: copy)
            if Files.size(of: log) == nil, Files.stamp(of: database) == before {
                if let chain { return chain }
                break
            }
            unlink(copy)
        }
        return try TillSQLite.copyDatabase(database, isStill: false, to: copy)
    }

    /// What the copied database does not know of yet stays out: a restored shop would find the
    /// folder of another day in its way.
    private func copySettlements(to folder: String, upTo last: Int) throws {
        let settlements = "\(folder)/settlements"
        try Files.makeDirectory(settlements, mode: 0o750)
        for name in try Files.names(in: "\(data)/settlements") {
            guard !name.hasPrefix("."), let number = Int(name.prefix { $0 != "-" }), number <= last
            else { continue }
            try copyFolder("\(data)/settlements/\(name)", to: "\(settlements)/\(name)")
        }
        try Files.synchronise(directory: settlements)
        try copyNotes(to: "\(folder)/delivery", upTo: last)
    }

    private func copyFolder(_ source: String, to target: String) throws {
        try Files.makeDirectory(target, mode: 0o750)
        for file in try Files.names(in: source) {
            try Files.copy("\(source)/\(file)", to: "\(target)/\(file)", mode: 0o440)
        }
        try Files.synchronise(directory: target)
    }

    /// Which days were put into the outbox: without these notes they would be put there again.
    private func copyNotes(to folder: String, upTo last: Int) throws {
        let notes = "\(folder)/copied"
        try Files.makeDirectory(folder)
        try Files.makeDirectory(notes)
        for name in try Files.names(in: "\(data)/delivery/copied") {
            guard let number = Int(name), number <= last else { continue }
            try Files.write([], to: "\(notes)/\(name)", mode: 0o600)
        }
        try Files.synchronise(directory: notes)
        try Files.synchronise(directory: folder)
    }
}
