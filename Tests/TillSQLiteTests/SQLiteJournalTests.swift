import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

@Suite struct SQLiteJournalTests {
    private func fault(opening directory: String) -> Fault? {
        do {
            let journal = try SQLiteJournal(directory: directory)
            _ = try Engine(journal, identity: Shop.identity)
            return nil
        } catch { return error }
    }

    @Test func aNewDirectoryHasAnEmptyJournal() throws {
        let scratch = try Scratch()
        let journal = try SQLiteJournal(directory: scratch.path)
        let recovery = try journal.recover()
        #expect(recovery.live.isEmpty)
        #expect(recovery.last == nil)
        #expect(recovery.chain == Chain())
    }

    @Test func aDirectoryThatIsNotThere() throws {
        let scratch = try Scratch()
        #expect(fault(opening: scratch.path + "/none")?.kind == .cannotOpen)
    }

    @Test func aDatabaseOfANewerVersion() throws {
        let shop = try Shop()
        try Scratch.execute("PRAGMA user_version=999", on: shop.database)
        let fault = fault(opening: shop.directory)
        #expect(fault?.kind == .newer)
        #expect(fault?.message.contains("999") == true)
    }

    @Test func aFileThatIsNoDatabase() throws {
        let scratch = try Scratch()
        try Data("this is a text, and a rather long one for a header\n".utf8)
            .write(to: URL(fileURLWithPath: scratch.path + "/till.db"))
        #expect(fault(opening: scratch.path)?.kind == .damaged)
    }

    @Test func aDamagedDatabase() throws {
        let shop = try Shop()
        try shop.restart()
        let scratch = try Scratch()
        var bytes = try Data(contentsOf: URL(fileURLWithPath: shop.database))
        #expect(bytes.count > 40_000)
        // All but the header page.
        for index in 4096..<bytes.count { bytes[index] = 0xA5 }
        try bytes.write(to: URL(fileURLWithPath: scratch.path + "/till.db"))
        #expect(fault(opening: scratch.path)?.kind == .damaged)
    }

    @Test func aDamagedLiveRecord() throws {
        for (name, text) in [
            ("register 3", "register nonsense=1"), ("configuration", "store"), ("day", "day day=x"),
            ("made-up", "made-up a=1"), ("last-day", ""),
        ] {
            let shop = try Shop.busy()
            try Scratch.execute(
                "INSERT OR REPLACE INTO live VALUES ('\(name)', '\(text)')", on: shop.database)
            let fault = fault(opening: shop.directory)
            #expect(fault?.kind == .damaged, "\(name)")
            #expect(fault?.message.contains(name) == true)
        }
    }

    @Test func aDamagedLastEntry() throws {
        let shop = try Shop()
        try Scratch.execute(
            "UPDATE journal SET text = 'entry' WHERE entry = (SELECT max(entry) FROM journal)",
            on: shop.database)
        let journal = try SQLiteJournal(directory: shop.directory)
        #expect(try journal.recover().doubt?.kind == .badRecord)
    }

    @Test func everyTableHasSomething() throws {
        let shop = try Shop.busy()
        for table in [
            "journal", "live", "items", "receipts", "receipt_lines", "receipt_vat", "payments",
            "reports", "settlements", "names",
        ] {
            #expect(try Scratch.int("SELECT count(*) FROM \(table)", on: shop.database) > 0)
        }
        #expect(try Scratch.int("SELECT sum(total) FROM receipts", on: shop.database) == 15_597)
    }

    @Test func namesStandOutsideTheJournal() throws {
        let shop = try Shop.busy()
        for text in try shop.entries() {
            #expect(!String(decoding: text, as: UTF8.self).contains("Nils"))
        }
        try Scratch.execute("DELETE FROM names", on: shop.database)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func whatIsNotCommittedIsSeenByTheBatchOnly() throws {
        let shop = try Shop()
        let put = "#1 PUT item T-NEW name=x price=1.00 vat=food group=dairy"
        #expect(try shop.process("import/a", put).isOK)
        #expect(try shop.process("owner/x", "PRICE T-NEW")["price"] == "1.00")
        #expect(
            try Scratch.int("SELECT count(*) FROM items WHERE item = 'T-NEW'", on: shop.database)
                == 0)
        try shop.kill()
        #expect(try shop.send("owner/x", "PRICE T-NEW").code == "unknown-item")
    }

    @Test func checkpointsLoseNothing() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.journal.rest(isIdle: true)
        try shop.ask("3", "OPEN float=0.00")
        try shop.journal.rest(isIdle: true)
        try shop.journal.rest(isIdle: true)
        try shop.kill()
        #expect(try shop.send("3", "HELLO v=1 register=3")["state"] == "open")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func codesWithQuotesAreFoundAgain() throws {
        let shop = try Shop()
        let code = #""a \"b\" = ' \\ Å""#
        try shop.ask("import/a", "PUT item \(code) name=x price=2.00 vat=food group=dairy")
        try shop.kill()
        #expect(try shop.send("owner/x", "PRICE \(code)")["price"] == "2.00")
        try shop.ask("3", "LOGIN 17 pin=4711")
        try shop.ask("3", "OPEN float=0.00")
        #expect(try shop.ask("3", "RING \(code)*2 pay=card:4.00").isOK)
        #expect(try shop.send("3", "RECEIPT 3-1").rows[0].hasPrefix("- line=1 item=\(code) "))
        #expect(try shop.foldedDifferences() == [])
    }
}

@Suite struct SuspectsTests {
    @Test func areRememberedAndCleared() throws {
        let scratch = try Scratch()
        let journal = try SQLiteJournal(directory: scratch.path)
        #expect(try journal.suspects() == [:])
        try journal.remember([Hex([1, 2]): 1])
        #expect(try journal.suspects() == [Hex([1, 2]): 1])
        try journal.remember([Hex([1, 2]): 2, Hex([3]): 1])
        #expect(try journal.suspects() == [Hex([1, 2]): 2, Hex([3]): 1])
        try journal.remember([:])
        #expect(try journal.suspects() == [:])
    }

    @Test(arguments: [
        "", "\n", "susp", "suspect digest=0", "suspect digest=zz times=1\n",
        "suspect digest=01 tim",
        "suspect digest=01 times=\n",
    ])
    func aNoteThatWasCutShortSaysNothing(text: String) throws {
        let scratch = try Scratch()
        let journal = try SQLiteJournal(directory: scratch.path)
        try Data(text.utf8).write(to: URL(fileURLWithPath: scratch.path + "/suspect"))
        #expect(try journal.suspects() == [:])
    }
}
