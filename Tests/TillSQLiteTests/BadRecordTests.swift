import Foundation
import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// A record that is not what was written: what needs it is refused and told, all else goes on.
@Suite struct BadRecordTests {
    private let sale = "RING T-BEER pay=card:15.95"

    private func openShop() throws -> Shop {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        try shop.ask("3", "OPEN float=0.00")
        return shop
    }

    private func damage(_ shop: Shop, _ sql: String) throws {
        try Scratch.execute(sql, on: shop.database)
        #expect(try Scratch.int("SELECT count(*) FROM journal", on: shop.database) > 0)
    }

    private func sentence(_ shop: Shop) -> String? {
        let troubles = shop.engine.takeTroubles()
        guard troubles.count == 1, case .record(let fault) = troubles[0] else { return nil }
        #expect(fault.kind == .badRecord)
        return fault.message
    }

    /// In the reply, in an event, in the hash, in the hash of the entry before, in the columns that
    /// it is found by.
    @Test(arguments: [
        "text = replace(text, 'total=15.95', 'total=15.94') WHERE entry = ENTRY",
        "text = replace(text, 'T-BEER', 'T-BEAR') WHERE entry = ENTRY",
        "text = substr(text, 2) WHERE entry = ENTRY", "text = '' WHERE entry = ENTRY",
        "hash = zeroblob(32) WHERE entry = ENTRY", "hash = x'01' WHERE entry = ENTRY",
        "hash = zeroblob(32) WHERE entry = ENTRY - 1",
        "previous = ENTRY + 1 WHERE entry = ENTRY + 1", "request = 3 WHERE entry = ENTRY + 1",
    ])
    func aChangedEntryIsNotAnsweredFrom(change: String) throws {
        let shop = try openShop()
        let first = try shop.ask("3", sale)
        #expect(first["receipt"] == "3-1")
        try shop.ask("3", sale)
        let entry = try shop.entries().count - 1
        let sql = change.replacing("ENTRY", with: "\(entry)")
        try damage(shop, "UPDATE journal SET \(sql)")
        let number = try #require(first.number)
        let again = try shop.send("3", "#\(number) \(sale)")
        #expect(again.code == "fault" && again.number == number, "\(again)")
        let said = sentence(shop) ?? ""
        #expect(said.contains("entry \(entry)") || said.contains("entry \(entry + 1)"), "\(said)")
        #expect(try shop.send("3", "REPLY \(number)").code == "fault")
        #expect(sentence(shop) != nil)
        #expect(try shop.ask("3", sale)["receipt"] == "3-3")
        #expect(shop.engine.takeTroubles().isEmpty)
    }

    @Test(arguments: [
        ("reports SET text = 'x'", "REPORT 3-1"),
        ("receipts SET time = 'x'", "RECEIPT 3-1"), ("receipts SET previous = 9999", "RECEIPT 3-1"),
        ("receipt_lines SET unit = 'x'", "RECEIPT 3-1"), ("payments SET kind = 'x'", "COPY 3-1"),
        ("configurations SET text = 'x'", "COPY 3-2 print=text"),
        ("settlements SET text = 'x'", "SETTLEMENT 1"),
        ("settlements SET outcome = 'x'", "SETTLEMENTS"),
    ])
    func aRowThatCannotBeReadEndsNothing(change: String, line: String) throws {
        let shop = try openShop()
        for line in [sale, sale, "Z"] { #expect(try shop.ask("3", line).isOK) }
        try shop.ask("owner/x", "CLOSEDAY")
        try shop.ask("3", "OPEN float=0.00")
        try damage(shop, "UPDATE \(change)")
        let isNumbered = line.hasPrefix("COPY")
        let reply = try isNumbered ? shop.ask("3", line) : shop.send("owner/x", line)
        #expect(reply.code == "fault", "\(reply)")
        #expect(sentence(shop) != nil)
        #expect(try shop.ask("3", sale)["receipt"] == "3-3")
    }

    /// It is told of at the start, and like any other one it stops nobody from selling.
    @Test func theLastEntryIsCheckedAtAStart() throws {
        for change in [
            "text = replace(text, 'total=15.95', 'total=15.94')", "text = 'entry'",
            "hash = zeroblob(32)",
        ] {
            let shop = try openShop()
            let said = try shop.ask("3", sale)
            let last = "(SELECT max(entry) FROM journal)"
            try damage(shop, "UPDATE journal SET \(change) WHERE entry = \(last)")
            shop.engine = try Engine(shop.journal, identity: Shop.identity)
            #expect(shop.engine.isAfterCrash)
            #expect(sentence(shop) != nil)
            let number = try #require(said.number)
            #expect(try shop.send("3", "#\(number) \(sale)").code == "fault")
            #expect(try shop.ask("3", sale)["receipt"] == "3-2")
        }
    }

    /// A sale that is open is read out of its entries: a changed one is not sold on.
    @Test func anOpenSaleIsCheckedAtAStart() throws {
        let shop = try openShop()
        for line in ["SALE", "ITEM T-BEER", "ITEM T-BOOK"] { try shop.ask("3", line) }
        try damage(
            shop,
            "UPDATE journal SET text = replace(text, '15.95', '15.94') WHERE text LIKE '%ine-add%'")
        let journal = try SQLiteJournal(directory: shop.directory)
        #expect(throws: Fault.self) { try Engine(journal, identity: Shop.identity) }
    }

    /// What is whole before it is told; who asks for it hears of it; what comes after is told.
    @Test func aPageEndsBeforeIt() throws {
        let shop = try Shop.busy()
        let last = try shop.entries().count
        try damage(shop, "UPDATE journal SET text = replace(text, 'day=', 'dag=') WHERE entry = 5")
        let reader = try EntryReader(directory: shop.directory)
        let read = try reader.read(from: 1, limit: 9, bytes: 1 << 20)
        #expect(read.entries.map(\.number) == [1, 2, 3, 4])
        #expect(read.end.entry == last)
        let fault = #expect(throws: Fault.self) {
            try reader.read(from: 5, limit: 9, bytes: 1 << 20)
        }
        #expect(fault?.kind == .badRecord)
        #expect(try reader.read(from: 6, limit: 2, bytes: 1 << 20).entries.map(\.number) == [6, 7])
        try damage(shop, "DELETE FROM journal WHERE entry = 8")
        #expect(try reader.read(from: 6, limit: 9, bytes: 1 << 20).entries.map(\.number) == [6, 7])
        #expect(throws: Fault.self) { try reader.read(from: 8, limit: 9, bytes: 1 << 20) }
    }
}
