import Testing
import TillCore
import TillEngine
import TillTesting

@testable import TillSQLite

/// What a start does does not grow with the shop's age: counted in steps of SQLite's machine.
@Suite struct StartWorkTests {
    private struct Work {
        let journal: Int
        let goods: Int
        let settlements: Int
    }

    /// - Parameter days: closed ones, each with so many sales, all written, delivered and
    ///   acknowledged.
    private func shop(days: Int, sales: Int) throws -> Shop {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        for day in 1...days {
            for line in ["OPEN float=0.00"] + sale(sales) {
                let said = try shop.process("3", "#\(shop.next(of: "3")) \(line)")
                #expect(said.isOK, "\(line): \(said)")
            }
            try shop.commit()
            #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
            shop.clock.advance(days: 1)
            try SQLiteShell.execute(
                """
                UPDATE settlements SET files = 'x', outcome = 'done', acknowledged = 'x'
                WHERE settlement = \(day)
                """, on: shop.database)
        }
        return shop
    }

    private func sale(_ count: Int) -> [String] {
        Array(repeating: "RING T-BEER T-BOOK pay=card:144.95", count: count)
    }

    private func work(_ shop: Shop) throws -> Work {
        let journal = try SQLiteJournal(directory: shop.directory)
        _ = try Engine(journal, identity: Shop.identity)
        let goods = try GoodsReader(directory: shop.directory)
        let standing = try StandingReader(directory: shop.directory)
        #expect(try standing.unfinished(after: 0, areDelivered: true).isEmpty)
        #expect(try standing.unfinished(after: 0, areDelivered: false).isEmpty)
        return Work(
            journal: journal.database.work, goods: goods.work, settlements: standing.work)
    }

    @Test func anOldShopStartsAsANewOne() throws {
        let young = try work(shop(days: 1, sales: 2))
        let old = try work(shop(days: 20, sales: 60))
        #expect(old.journal <= young.journal + 100, "\(young.journal), \(old.journal)")
        #expect(old.goods <= young.goods + 100, "\(young.goods), \(old.goods)")
        #expect(old.settlements <= young.settlements + 20)
        #expect(young.goods > 0 && young.journal > 0 && young.settlements > 0)
    }
}
