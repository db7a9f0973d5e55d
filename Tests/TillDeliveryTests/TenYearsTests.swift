import TillCore
import TillDelivery
import TillEngine
import TillTesting
import Testing

@testable import TillSQLite

/// Ten years of days, with few sales each: what is kept of them in memory and read at a start, and
/// what a sale costs, must not grow with them. How much lies on the disk does; `docs/limits.md`
/// says what.
@Suite struct TenYearsTests {
    private static let days = 3650

    /// What was measured on one of its days.
    private struct Measured {
        var rows = 0
        /// Of what is live, without people, wrong PINs and services' stations.
        var bytes = 0
        var start = 0
        var sale = 0
    }

    private struct Decade {
        let shop: Shop
        var day = 0

        init() throws {
            shop = try Shop()
            try shop.ask("owner/x", Self.giftCard)
            try shop.ask("3", "LOGIN 21 pin=2121")
        }

        private static let giftCard =
            "PUT item T-CARD name=Kort price=0.00 vat=exempt group=gifts kind=gift-card"
            + " open-price=yes"

        /// A day: opened, sold on, closed and never acknowledged; somebody comes, somebody goes,
        /// another phone opens the page, somebody mistypes a PIN at another service.
        mutating func pass() throws {
            day += 1
            try say("3", "OPEN float=0.00")
            try say("3", "RING T-BEER pay=card:15.95")
            if day.isMultiple(of: 10) {
                let card = "ITEM T-CARD card=c\(day) price=50.00"
                for line in ["SALE", card, "PAY card 50.00", "END"] { try say("3", line) }
            }
            if day.isMultiple(of: 2) {
                let isActive = day.isMultiple(of: 4) ? "no" : "yes"
                try say("owner/x", "PERSON \(1000 + day / 4) role=cashier active=\(isActive)")
            }
            try say("page/phone-\(day)", "RECEIVE T-BEER 1")
            let wrong = try shop.process("w\(day)/a", "#1 UNLOCK 17 by=21 pin=0000")
            #expect(wrong.code == "wrong-pin")
            try say("owner/x", "CLOSEDAY")
            shop.clock.advance(days: 1)
            if day.isMultiple(of: 10) { try shop.commit() }
        }

        private func say(_ station: String, _ line: String) throws {
            let said = try shop.process(station, "#\(shop.next(of: station)) \(line)")
            try #require(said.isOK, "day \(day): \(line): \(said)")
        }

        func measured() throws -> Measured {
            try shop.commit()
            var found = Measured()
            let other = try Database(path: shop.database, .reader)
            found.rows = try other.int("SELECT count(*) FROM live")
            found.bytes = try other.int(
                """
                SELECT sum(length(text)) FROM live WHERE name NOT LIKE 'person %'
                AND name NOT LIKE 'pin %' AND name NOT LIKE 'service %'
                """)
            try say("3", "OPEN float=0.00")
            let before = shop.journal.database.work
            try say("3", "RING T-BEER pay=card:15.95")
            try shop.commit()
            found.sale = shop.journal.database.work - before
            try say("owner/x", "CLOSEDAY")
            shop.clock.advance(days: 1)
            try shop.restart()
            found.start = shop.journal.database.work
            return found
        }
    }

    @Test func leaveAShopAsLight() throws {
        var decade = try Decade()
        for _ in 1...200 { try decade.pass() }
        let young = try decade.measured()
        while decade.day < Self.days { try decade.pass() }
        let old = try decade.measured()
        let store = decade.shop.engine.store
        let stations = store.services.atHand.values.reduce(0) { $0 + $1.count }
        #expect(young.sale > 0 && young.start > 0 && young.rows > 100)
        #expect(stations <= store.services.limits.inAll + 1)
        #expect(store.services.atHand["page"]?.count == store.services.limits.ofOne)
        #expect(store.people.count < Self.days && store.guards.count <= Store.maximumGuards)
        #expect(store.held.isEmpty && store.promotions.isEmpty && store.registers.count == 1)
        #expect(old.rows <= store.people.count + store.guards.count + stations + 10)
        #expect(old.bytes <= young.bytes + 400, "\(young.bytes), \(old.bytes)")
        #expect(old.sale <= young.sale * 3 / 2, "\(young.sale), \(old.sale)")
        // A start reads what is live, row by row, and nothing of what once was.
        #expect(
            old.start <= young.start + 20 * (old.rows - young.rows), "\(young), \(old)")
        try look(at: decade.shop)
    }

    /// An importer that never acknowledges: its days are all still waited for, and few are looked
    /// at in a minute.
    private func look(at shop: Shop) throws {
        try SQLiteShell.execute("UPDATE settlements SET files = 'x'", on: shop.database)
        let reader = try StandingReader(directory: shop.directory)
        let standings = try reader.unfinished(after: 0, areDelivered: false)
        #expect(standings.count == Self.days + 2)
        #expect(reader.work <= 20 * standings.count, "\(reader.work)")
        var plan = DeliveryPlan(hasHook: false)
        _ = plan.due(at: 0)
        plan.didRead(standings, copied: Set(standings.map(\.settlement)))
        var looks: [Int] = []
        for minute in 0..<2880 {
            for action in plan.due(at: minute * 60) {
                guard case .lookForFlags(let numbers) = action else { continue }
                looks.append(numbers.count)
                plan.looked(numbers, at: minute * 60)
            }
        }
        #expect(looks.allSatisfy { $0 <= DeliveryPlan.copiesPerLook })
        let secondDay = looks.suffix(1440).reduce(0, +)
        let most = 1440 * DeliveryPlan.daysEachMinute + 24 * DeliveryPlan.daysEachHour + Self.days
        #expect(secondDay <= most + 100, "\(secondDay)")
    }
}
