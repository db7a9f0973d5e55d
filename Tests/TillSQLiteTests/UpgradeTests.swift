import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// A database of an earlier version is made again out of its journal.
@Suite struct UpgradeTests {
    /// A busy shop's folder, its tables as an earlier version left them: some are missing, and what
    /// the others hold is not to be relied on.
    private func older() throws -> Scratch {
        let shop = try Shop.busy()
        try shop.commit()
        let scratch = try Scratch()
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(
                atPath: shop.database + suffix, toPath: scratch.database + suffix)
        }
        try Scratch.execute(
            """
            DROP TABLE stock; DROP TABLE places; DROP TABLE stock_moves; DROP TABLE floors;
            DROP TABLE stations;
            UPDATE items SET name = 'old'; DELETE FROM receipts; PRAGMA user_version=1
            """, on: scratch.database)
        return scratch
    }

    /// What the tables hold that doesn't follow from the journal.
    private func differences(in scratch: Scratch) throws -> [String] {
        let made = scratch.path + "/made.db"
        let journal = try SQLiteJournal(path: made)
        var fold = Fold(into: journal)
        let reader = try JournalReader(path: scratch.database)
        while let stored = try reader.next() { try fold.take(stored) }
        try fold.finish()
        try journal.close()
        return try TillSQLite.differences(between: scratch.database, and: made)
    }

    @Test func everythingIsThereAgain() throws {
        let scratch = try older()
        let entries = try Scratch.int("SELECT count(*) FROM journal", on: scratch.database)
        let upgrade = try #require(try Upgrade(directory: scratch.path))
        #expect(upgrade.from == 1)
        #expect(try upgrade.run() == entries)
        #expect(try differences(in: scratch) == [])
        let names = "SELECT count(*) FROM names WHERE name = 'Nils Ek'"
        #expect(try Scratch.int(names, on: scratch.database) == 1)
        // The old file is there still, as it was.
        #expect(try Scratch.int("SELECT count(*) FROM journal", on: upgrade.kept) == entries)
        #expect(try Scratch.int("SELECT count(*) FROM receipts", on: upgrade.kept) == 0)
        #expect(try Upgrade(directory: scratch.path) == nil)
    }

    @Test func whatAnEndBeforeThisOneLeftIsNoHindrance() throws {
        let scratch = try older()
        let upgrade = try #require(try Upgrade(directory: scratch.path))
        try Data("half of something".utf8).write(
            to: URL(fileURLWithPath: scratch.database + ".upgrade"))
        try FileManager.default.linkItem(atPath: scratch.database, toPath: upgrade.kept)
        _ = try upgrade.run()
        #expect(try differences(in: scratch) == [])
    }

    /// A journal that doesn't fold is nothing to make tables of: the old file stays where it was.
    @Test func aDamagedJournalIsLeftAlone() throws {
        let scratch = try older()
        try Scratch.execute(
            "UPDATE journal SET text = replace(text, 'price=', 'price=1') WHERE entry > 10",
            on: scratch.database)
        let upgrade = try #require(try Upgrade(directory: scratch.path))
        #expect(throws: Fault.self) { try upgrade.run() }
        #expect(try Scratch.int("PRAGMA user_version", on: scratch.database) == 1)
        #expect(!FileManager.default.fileExists(atPath: scratch.database + ".upgrade"))
        // Without having been brought up to date it is not opened.
        #expect(throws: Fault.self) { try SQLiteJournal(directory: scratch.path) }
    }

    @Test func aNewShopNeedsNone() throws {
        let scratch = try Scratch()
        #expect(try Upgrade(directory: scratch.path) == nil)
        _ = try SQLiteJournal(directory: scratch.path)
        #expect(try Upgrade(directory: scratch.path) == nil)
    }
}

extension Scratch {
    fileprivate var database: String { path + "/till.db" }
}
