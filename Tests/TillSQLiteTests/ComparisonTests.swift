import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// What `tilld verify` stands on.
@Suite struct ComparisonTests {
    @Test func aShopThatIsAsItShouldBe() throws {
        #expect(try Shop.busy().foldedDifferences() == [])
    }

    /// Each changes one thing, and the table is named.
    @Test(arguments: [
        ("live", "UPDATE live SET text = replace(text, '=1', '=2') WHERE name = 'last-day'"),
        ("live", "UPDATE live SET text = text || ' ' WHERE name = 'register 3'"),
        ("live", "DELETE FROM live WHERE name = 'person 17'"),
        ("live", "INSERT INTO live VALUES ('person 99', 'person person=99 role=manager')"),
        ("stations", "INSERT INTO stations VALUES ('owner/y', 1, 2, 9)"),
        ("items", "UPDATE items SET price = price - 1 WHERE item = 'T-BEER'"),
        ("items", "DELETE FROM items WHERE item = 'T-BEER'"),
        ("receipts", "UPDATE receipts SET total = total - 1"),
        ("receipts", "UPDATE receipts SET person = NULL"),
        ("receipt_lines", "DELETE FROM receipt_lines WHERE line = 2"),
        ("receipt_lines", "UPDATE receipt_lines SET quantity = 1 WHERE line = 2"),
        ("receipt_vat", "UPDATE receipt_vat SET vat = vat + 1"),
        ("payments", "UPDATE payments SET reference = '78' WHERE payment = 1"),
        ("reports", "UPDATE reports SET text = replace(text, '500.00', '499.00')"),
        ("settlements", "UPDATE settlements SET files = NULL"),
        ("settlements", "UPDATE settlements SET date = '2026-11-22'"),
    ])
    func whatWasChangedIsNamed(table: String, sql: String) throws {
        let shop = try Shop.busy()
        try Scratch.execute(sql, on: shop.database)
        let found = try shop.foldedDifferences()
        #expect(found.count == 1, "\(found)")
        #expect(found.first?.hasPrefix("table \(table):") == true)
    }

    @Test(arguments: [
        "UPDATE journal SET text = replace(text, 'float=500.00', 'float=400.00')",
        "UPDATE journal SET hash = zeroblob(32) WHERE entry = 9",
        "DELETE FROM journal WHERE entry = 9",
        "DELETE FROM journal WHERE entry = 1",
        "UPDATE journal SET entry = 9999 WHERE entry = 9",
    ])
    func aJournalThatWasChangedDoesNotFold(sql: String) throws {
        let shop = try Shop.busy()
        try Scratch.execute(sql, on: shop.database)
        let fault = #expect(throws: Fault.self) { try shop.foldedDifferences() }
        #expect(fault?.kind == .damaged)
    }

    @Test func anEndThatWasCutOffShows() throws {
        let shop = try Shop.busy()
        try Scratch.execute(
            "DELETE FROM journal WHERE entry > (SELECT max(entry) - 2 FROM journal)",
            on: shop.database)
        #expect(try shop.foldedDifferences().contains("the chain ends elsewhere"))
    }

    @Test func anyByteThatWasChangedStopsTheFold() throws {
        let shop = try Shop.busy()
        let reader = try JournalReader(path: shop.database)
        var stored: [StoredEntry] = []
        while let entry = try reader.next() { stored.append(entry) }
        let target = try #require(
            stored.last { String(decoding: $0.text, as: UTF8.self).contains("sale-ended") })
        let scratch = try Scratch()
        var fold = Fold(into: try SQLiteJournal(directory: scratch.path))
        for entry in stored.prefix(target.number - 1) {
            try fold.take(entry)
        }
        for index in target.text.indices {
            // What a wrong entry does to a fold ends with it: each try has its own.
            var attempt = fold
            var text = target.text
            text[index] ^= 0x01
            let fault = #expect(throws: Fault.self) {
                try attempt.take(
                    StoredEntry(number: target.number, hash: target.hash, text: text))
            }
            #expect(fault?.kind == .damaged)
        }
        try fold.take(target)
    }

    @Test func theReaderGivesWhatTheChainHashed() throws {
        let shop = try Shop.busy()
        let reader = try JournalReader(path: shop.database)
        var chain = Chain()
        while let entry = try reader.next() {
            chain.append(entry.text)
            #expect(entry.number == chain.entry)
            #expect(entry.hash == chain.head)
        }
        #expect(chain == shop.engine.chain)
        #expect(throws: Fault.self) { try JournalReader(path: shop.directory + "/none.db") }
    }
}
