import ArgumentParser
import TillCore
import TillEngine
import TillSQLite

/// `tilld verify`: reads the whole journal, makes everything again that follows from it, compares.
struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a stopped shop's journal and all that follows from it.",
        discussion: """
            Exit code 0 when everything fits, 65 when something does not. Example:
              tilld verify --data /var/lib/till
            """)

    @Option(help: "The data directory of a stopped shop.")
    var data: String

    func run() throws {
        do {
            try StoppedShop.with(data, verify)
        } catch {
            throw reported(error)
        }
    }

    private func verify(_ shop: StoppedShop) throws {
        let folder = try shop.scratch()
        defer { withExtendedLifetime(folder) {} }
        let scratch = "\(folder.path)/verify.db"
        let damages = try damages(in: shop.database)
        guard damages.isEmpty else {
            throw ExitFailure(.damaged, "the database file is damaged: \(damages)")
        }
        let fold = try fold(shop, into: scratch)
        let differences = try differences(between: shop.database, and: scratch)
        guard differences.isEmpty else {
            throw ExitFailure(
                .damaged, "the journal is whole, but what follows from it differs: \(differences)")
        }
        try Output.line("entries \(fold.chain.entry)")
        try Output.line("head \(fold.chain.head.written)")
        try Output.line(
            "verified: the chain is whole, and all that follows from it is as it is stored")
    }

    private func fold(_ shop: StoppedShop, into scratch: String) throws -> Fold {
        let journal = try SQLiteJournal(path: scratch)
        var fold = Fold(into: journal)
        let reader = try shop.journal()
        while let stored = try reader.next() {
            try fold.take(stored)
        }
        try fold.finish()
        try journal.close()
        return fold
    }
}
