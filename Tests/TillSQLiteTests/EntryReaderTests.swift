import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

@Suite struct EntryReaderTests {
    private func stored(_ shop: Shop) throws -> [StoredEntry] {
        let reader = try JournalReader(path: shop.database)
        var entries: [StoredEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }

    @Test func readsAnyStretch() throws {
        let shop = try Shop.busy()
        let all = try stored(shop)
        let reader = try EntryReader(directory: shop.directory)
        for (first, limit, last) in [(1, 1000, all.count), (1, 1, 1), (3, 4, 6), (1, 0, 0)] {
            let read = try reader.read(from: first, limit: limit, bytes: 1 << 30)
            #expect(read.entries == Array(all[..<last].dropFirst(first - 1)))
            #expect(read.end == shop.engine.chain)
        }
        #expect(try reader.read(from: all.count + 1, limit: 9, bytes: 9).entries == [])
    }

    @Test func stopsOnceItHasEnough() throws {
        let shop = try Shop.busy()
        let all = try stored(shop)
        let reader = try EntryReader(directory: shop.directory)
        let two = all[0].text.count + 1
        #expect(
            try reader.read(from: 1, limit: 9, bytes: two).entries == Array(all.prefix(2)))
    }

    /// It sees what is committed, and only that; and it keeps nothing from being moved out of the
    /// log.
    @Test func followsTheWriter() throws {
        let shop = try Shop()
        let reader = try EntryReader(directory: shop.directory)
        let before = try reader.read(from: 1, limit: 1, bytes: 1)
        #expect(before.end == shop.engine.chain)
        try shop.process("owner/x", "#1 PUT item T-X name=X price=1.00 vat=food group=dairy")
        #expect(try reader.read(from: 1, limit: 1, bytes: 1).end == before.end)
        try shop.commit()
        #expect(try reader.read(from: 1, limit: 1, bytes: 1).end == shop.engine.chain)
        try shop.journal.rest(isIdle: true)
        #expect(try Scratch.int("PRAGMA wal_checkpoint", on: shop.database) == 0)
    }

    @Test func anExportFoldsToTheSameTables() throws {
        let shop = try Shop.busy()
        try shop.house(.stop)
        var export = JournalExport()
        export.append(try stored(shop).flatMap(\.exported))
        let scratch = try Scratch()
        let made = try SQLiteJournal(path: scratch.path + "/fold.db")
        var fold = Fold(into: made)
        while let entry = try export.next() {
            try fold.take(entry)
        }
        try export.finish()
        try fold.finish()
        #expect(fold.chain == shop.engine.chain)
        #expect(try differences(between: shop.database, and: scratch.path + "/fold.db") == [])
    }
}
