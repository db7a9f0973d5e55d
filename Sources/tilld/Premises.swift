import Glibc
import TillDelivery
import TillSQLite

/// What lies in a data directory, found out without opening or making anything there.
///
/// A folder with part of a shop in it is never new: a second shop there would give out receipt 1-1
/// again, under the first one's name. What a try to make a shop has left (`NewShop`) is no part of
/// one.
enum Premises {
    /// No shop, and nothing that one has left.
    case free
    /// A piece of a shop, named for people, and no database that could be served.
    case remains(String)
    case database

    init(_ path: String) throws {
        do {
            let names = try Files.names(in: path)
            if Files.size(of: "\(path)/till.db") ?? 0 > 0 {
                self = .database
            } else if let piece = try Self.piece(names, in: path) {
                self = .remains(piece)
            } else {
                self = .free
            }
        } catch let failure as Files.Failure {
            throw ExitFailure(.cannotWrite, failure.sentence)
        }
    }

    private static func piece(_ names: [String], in path: String) throws -> String? {
        if names.contains("till.db") { return "a `till.db` that is empty" }
        if let log = names.first(where: isOfADatabase) { return "`\(log)`" }
        if names.contains("secrets"), !NewShop.isOwnLink(in: path) { return "`secrets`" }
        if try Files.names(in: "\(path)/settlements").contains(where: isSettlement) {
            return "`settlements/` with closed days"
        }
        if try Files.names(in: "\(path)/outbox").contains(where: { $0.hasSuffix(".si") }) {
            return "`outbox/` with closed days"
        }
        let notes = try Files.names(in: "\(path)/delivery/copied")
        return notes.isEmpty ? nil : "`delivery/` with notes of closed days"
    }

    private static func isOfADatabase(_ name: String) -> Bool {
        name.hasPrefix("till.db") && !name.hasPrefix(NewShop.database)
    }

    /// `000142-2026-11-23`, also in the making; not the `lost+found` of a disk.
    private static func isSettlement(_ name: String) -> Bool {
        let parts = name.trimmingPrefix(".").split(separator: "-")
        return parts.count == 4 && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
    }
}

extension Premises {
    /// - Throws: code 65 unless there is a shop to serve.
    func mustBeAShop(in path: String) throws {
        let advice =
            "is its disk mounted, is the path right? Otherwise restore its backup; a new shop is "
            + "made by `tilld init`, in a folder where none has been"
        switch self {
        case .free:
            throw ExitFailure(.damaged, "there is no shop in \(path): \(advice)")
        case .remains(let piece):
            throw ExitFailure(
                .damaged, "there is no shop in \(path), only \(piece) of one: \(advice)")
        case .database:
            guard try Self.mayHoldEntries(in: path) else {
                throw ExitFailure(
                    .damaged,
                    "the database in \(path) is of no shop, nothing stands in it: \(advice)")
            }
        }
    }

    /// Where a log stands beside it, that has to be taken up first: then it is asked again.
    private static func mayHoldEntries(in path: String) throws -> Bool {
        try Files.size(of: "\(path)/till.db-wal") ?? 0 > 0
            || isBegun(database: "\(path)/till.db")
    }

    /// - Throws: unless there is a database to be read.
    func mustBeReadable(in path: String) throws {
        switch self {
        case .free: throw ExitFailure(.cannotWrite, "there is no shop in \(path)")
        case .remains(let piece):
            throw ExitFailure(.damaged, "there is no shop in \(path), only \(piece) of one")
        case .database: return
        }
    }

    /// - Throws: unless a shop can be made there.
    func mustBeFree(_ path: String) throws {
        switch self {
        case .free: return
        case .database where try Self.mayHoldEntries(in: path):
            throw ExitFailure(.cannotWrite, "\(path) is a shop already")
        case .database: throw Self.somebodyWasThere(path, "a `till.db` without entries")
        case .remains(let piece): throw Self.somebodyWasThere(path, piece)
        }
    }

    private static func somebodyWasThere(_ path: String, _ piece: String) -> ExitFailure {
        ExitFailure(
            .damaged,
            "a shop has been in \(path), \(piece) lies there: restore its backup, or name another "
                + "folder for a new one")
    }
}
