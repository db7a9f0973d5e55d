import TillEngine
import TillTesting
import Testing

/// CHECK decides as the command itself would be, and changes nothing.
@Suite struct TrialTests {
    private static let put = "PUT item T-MILK name=Mjölk vat=food group=dairy price="

    @Test func tellsWhatWouldChange() throws {
        let shop = try Shop.selling()
        let entries = try shop.entries().count
        let same = try shop.send("owner/x", "CHECK \(Self.put)16.90")
        #expect(same.text == "OK item=T-MILK changed=no rows=0")
        let other = try shop.send(
            "owner/x", "CHECK \(Self.put)17.90 place=\"4 B\" age=18".replacing("Mjölk", with: "M"))
        #expect(
            other.rows == [
                "- field=name old=\"Mjölk\" new=M", "- field=price old=16.90 new=17.90",
                "- field=place new=\"4 B\"", "- field=age new=18",
            ])
        let new = try shop.send("owner/x", "CHECK \(Self.put.replacing("MILK", with: "NEW"))1.00")
        #expect(new.rows == ["- field=item new=T-NEW"])
        #expect(try shop.send("3", "PRICE T-NEW").code == "unknown-item")
        #expect(try shop.send("3", "PRICE T-MILK")["price"] == "16.90")
        // The two price inquiries, and the one that was refused isn't one.
        #expect(try shop.entries().count == entries + 1)
    }

    @Test func tellsPricesToCome() throws {
        let shop = try Shop.selling()
        try shop.own("PUT price T-MILK 17.90 from=2026-12-01")
        let line = "CHECK PUT price T-MILK 18.90 from=2026-12-24"
        let later = try shop.send("owner/x", line)
        #expect(later.rows == ["- field=price from=2026-12-24 old=17.90 new=18.90"])
        let today = try shop.send("owner/x", "CHECK PUT price T-MILK 15.00 from=2026-11-23")
        #expect(today.rows == ["- field=price old=16.90 new=15.00"])
    }

    @Test func changesNoStock() throws {
        let shop = try Shop.selling()
        try shop.own("RECEIVE T-MILK 5")
        for line in [
            "RECEIVE T-MILK 5 place=K-1", "ADJUST T-MILK -1 reason=broken", "STOCKTAKE T-MILK 9",
            "PUT place T-MILK K-1",
        ] {
            #expect(try shop.send("owner/x", "CHECK \(line)").isOK, "\(line)")
        }
        let stock = try shop.send("owner/x", "STOCK T-MILK")
        #expect(stock["on-hand"] == "5" && stock.rows.isEmpty)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func refusesAsTheCommandWould() throws {
        let shop = try Shop.selling()
        let check = "CHECK RECEIVE T-MILK 1"
        #expect(try shop.send("3", check)["right"] == "stock")
        #expect(try shop.send("3", check + " by=21 pin=2121").isOK)
        #expect(
            try shop.send("3", check.replacing("MILK", with: "NONE") + " by=21 pin=2121").code
                == "unknown-item")
        try shop.say("TRAINING by=21 pin=2121")
        #expect(try shop.send("3", check + " by=21 pin=2121").code == "in-training")
    }

    /// Whoever guesses PINs is not to have a way where guesses don't count.
    @Test func aWrongPINIsNoted() throws {
        let shop = try Shop.selling()
        for _ in 0..<3 {
            _ = try shop.send("3", "CHECK RECEIVE T-MILK 1 by=21 pin=9999")
            shop.clock.advance(seconds: 600)
        }
        let text = try shop.entries().map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(text.split(separator: "\n").count { $0 == "wrong-pin person=21" } == 3)
    }

    @Test func aFullDiskRefusesItToo() throws {
        let shop = try Shop.selling()
        shop.engine.room = -1
        #expect(try shop.send("owner/x", "CHECK RECEIVE T-MILK 1").code == "disk-full")
        #expect(try shop.send("owner/x", "STOCK T-MILK").isOK)
    }
}
