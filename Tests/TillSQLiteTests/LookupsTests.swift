import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// Old requests and receipts are found along a trail with a signpost now and then: far back, over
/// other stations' entries, and over the gaps that a new epoch leaves.
@Suite struct LookupsTests {
    private struct Said {
        let station: String
        let line: String
        let reply: String
    }

    private func say(_ station: String, _ line: String, _ shop: Shop) throws -> Said {
        let numbered = "#\(shop.next(of: station)) \(line)"
        let reply = try shop.process(station, numbered)
        #expect(reply.isOK, "\(reply)")
        return Said(station: station, line: numbered, reply: reply.text)
    }

    private func openShop() throws -> Shop {
        let shop = try Shop()
        for register in ["1", "3"] {
            try shop.ask(register, "LOGIN 17 pin=4711")
            try shop.ask(register, "OPEN float=0.00")
        }
        return shop
    }

    @Test func everyRequestAndReceiptIsFound() throws {
        let shop = try openShop()
        var said: [Said] = []
        for sale in 1...300 {
            said.append(try say("3", "RING T-BEER*\(sale) pay=card:\(price(sale))", shop))
            if sale.isMultiple(of: 7) {
                said.append(try say("1", "RING T-BEER pay=card:15.95", shop))
                said.append(try say("owner/x", "UNLOCK 17", shop))
            }
            if sale.isMultiple(of: 50) { try shop.commit() }
        }
        try check(said, shop)
        try shop.kill()
        try check(said, shop)
        for sale in 1...300 {
            let receipt = try shop.send("owner/x", "RECEIPT 3-\(sale)")
            #expect(receipt["receipt"] == "3-\(sale)")
            #expect(receipt["total"] == price(sale))
        }
        #expect(try shop.send("owner/x", "RECEIPT 3-301").code == "unknown-receipt")
        #expect(try shop.send("owner/x", "RECEIPT 1-43").code == "unknown-receipt")
        #expect(try shop.send("owner/x", "RECEIPT 1-42").isOK)
        #expect(try shop.send("owner/x", "RECEIPT 2-1").code == "unknown-receipt")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test(arguments: [1, 63, 64, 65, 100, 128, 1000, 999_000])
    func gapsOfAnEpochAreNoObstacle(gap: Int) throws {
        let shop = try openShop()
        var said: [Said] = []
        for _ in 1...70 { said.append(try say("3", "RING T-BEER pay=card:15.95", shop)) }
        let before = shop.next(of: "3")
        let last = before - 1 + gap
        try shop.ask("owner/x", "EPOCH register=3 last=\(last) receipt=\(70 + gap)")
        for _ in 1...70 { said.append(try say("3", "RING T-BEER pay=card:15.95", shop)) }
        try shop.kill()
        let later = said.suffix(70)
        try check(Array(later), shop)
        #expect(shop.next(of: "3") == last + 71)
        for number in [before, last, (before + last) / 2] {
            let reply = try shop.send("3", "#\(number) SALE")
            #expect(reply.code == "no-such-reply", "\(number) of \(before)...\(last): \(reply)")
        }
        // Of an earlier epoch: whatever is told, nothing is done.
        let entries = try shop.entries().count
        for old in said.prefix(70) {
            let reply = try shop.send(old.station, old.line)
            #expect(reply.text == old.reply || reply.code == "no-such-reply")
        }
        #expect(try shop.entries().count == entries)
        for receipt in [1, 64, 70, 71 + gap, 140 + gap] {
            #expect(try shop.send("owner/x", "RECEIPT 3-\(receipt)").isOK, "\(receipt)")
        }
        #expect(try shop.send("owner/x", "RECEIPT 3-\(70 + gap)").isOK == false)
        #expect(try shop.foldedDifferences() == [])
    }

    private func price(_ sale: Int) -> String { Figures.money(1595 * sale) }

    private func check(_ said: [Said], _ shop: Shop) throws {
        for line in said {
            #expect(try shop.process(line.station, line.line).text == line.reply)
        }
        try shop.commit()
    }
}
