import Testing
import TillCore
import TillEngine
import TillTesting

@testable import TillSQLite

/// What delivery asks of a shop of any age.
@Suite struct StandingReaderTests {
    private func shop(days: Int) throws -> Shop {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 21 pin=2121")
        for _ in 1...days {
            #expect(try shop.ask("3", "OPEN float=0.00").isOK)
            #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        }
        return shop
    }

    /// As it is told by whoever has done it, without its being so.
    private func pretend(_ sql: String, _ shop: Shop) throws {
        try Scratch.execute("UPDATE settlements SET \(sql)", on: "\(shop.directory)/till.db")
    }

    @Test func whatIsLeftToDoIsRead() throws {
        let shop = try shop(days: 4)
        try pretend("files = 'x' WHERE settlement < 4", shop)
        try pretend("acknowledged = 'x' WHERE settlement < 3", shop)
        try pretend("outcome = 'done', attempts = 2 WHERE settlement IN (1, 3)", shop)
        let reader = try StandingReader(directory: shop.directory)
        #expect(
            try reader.unfinished(after: 0, areDelivered: true) == [
                SettlementStanding(2, isWritten: true, isAcknowledged: true),
                SettlementStanding(3, isWritten: true, isDelivered: true, attempts: 2),
                SettlementStanding(4),
            ])
        #expect(try reader.unfinished(after: 3, areDelivered: true).map(\.settlement) == [4])
        #expect(try [1, 2, 3, 4, 5].map(reader.isWaiting) == [false, false, true, true, false])
    }
}
