import TillCore
import TillEngine
import TillTesting
import Testing

/// The table of exactly once, with kills in between.
@Suite struct ExactlyOnceTests {
    private static let sale = [
        "#1 LOGIN 17 pin=4711", "#2 OPEN float=500.00", "#3 SALE", "#4 ITEM 7310865001825 qty=2",
        "#5 ITEM T-CHEESE qty=1.234", "#6 QTY 1 3", "#7 VOID 2", "#8 PAY card 20.00 ref=1234",
        "#9 PAY cash 50.00", "#10 END",
        "#11 RING 7310865001825*2 T-BEER pay=cash:60.00", "#12 COUNT cash=580.00", "#13 Z",
    ]

    @Test func theTable() throws {
        let shop = try Shop()
        try shop.send("3", "#1 LOGIN 17 pin=4711")
        #expect(try shop.send("3", "#1 LOGIN 17 pin=4711").text == "OK #1 person=17 role=cashier")
        #expect(try shop.send("3", "#1 LOGOUT").code == "conflict")
        #expect(try shop.send("3", "#1 DANCE").code == "conflict")
        #expect(try shop.send("3", "#1 SALE now").code == "conflict")
        let gap = try shop.send("3", "#3 SALE")
        #expect(gap.text == "NO gap #3 \"This number is too far on\" next=2")
        #expect(try shop.send("3", "#3 DANCE").code == "gap")
        #expect(try shop.send("3", "#2 DANCE").code == "unknown-verb")
        #expect(try shop.send("3", "#2 SALE").code == "drawer-closed")
        #expect(try shop.send("3", "#2 OPEN float=1.00").isOK)
    }

    @Test func stationsCountApart() throws {
        let shop = try Shop()
        try shop.send("1", "#1 LOGIN 17 pin=4711")
        #expect(try shop.send("2", "#1 LOGIN 17 pin=4711").isOK)
        #expect(try shop.send("office/a", "#1 UNLOCK 17").isOK)
        #expect(try shop.send("office/b", "#1 UNLOCK 17").isOK)
        #expect(try shop.send("office/b", "#1 UNLOCK 21").code == "conflict")
    }

    @Test func aPipelineStopsAtItsFirstRefusal() throws {
        let shop = try Shop()
        for line in Self.sale.prefix(3) { try shop.process("3", line) }
        #expect(try shop.process("3", "#4 ITEM T-NONE").code == "unknown-item")
        #expect(try shop.process("3", "#5 PAY cash 50.00").code == "gap")
        #expect(try shop.process("3", "#6 END").code == "gap")
        try shop.commit()
        #expect(try shop.send("3", "TOTAL").int("lines") == 0)
    }

    @Test func replyShowsWhatWasAnswered() throws {
        let shop = try Shop()
        try shop.send("3", "#1 LOGIN 17 pin=4711")
        #expect(try shop.send("3", "REPLY 1").text == "OK #1 person=17 role=cashier")
        #expect(try shop.send("3", "REPLY 2").code == "no-such-reply")
        #expect(try shop.send("2", "REPLY 1").code == "no-such-reply")
        try shop.kill()
        #expect(try shop.send("3", "REPLY 1").text == "OK #1 person=17 role=cashier")
    }

    /// Whatever was committed, and whatever was decided and not committed, when the process died:
    /// after sending everything again all has happened once.
    @Test func aKillBetweenDecisionAndCommit() throws {
        let undisturbed = try Self.undisturbed
        for committed in 0...Self.sale.count {
            for decided in committed...Self.sale.count {
                let shop = try Shop()
                var replies: [String] = []
                for line in Self.sale.prefix(committed) {
                    replies.append(try shop.send("3", line).text)
                }
                for line in Self.sale[committed..<decided] { try shop.process("3", line) }
                try shop.kill()
                let again = try Self.sale.map { try shop.send("3", $0) }
                #expect(again.prefix(committed).map(\.text) == replies)
                #expect(again.allSatisfy { $0.isOK })
                #expect(
                    again[9].text == "OK #10 receipt=3-1 total=50.70 rounding=0.30 change=19.00")
                #expect(again[10]["receipt"] == "3-2")
                #expect(try shop.send("owner/x", "RECEIPT 3-3").code == "unknown-receipt")
                let sales = try shop.send("owner/x", "REPORT 3-1").rows[1]
                #expect(sales == "- figure=sales count=2 amount=100.45")
                #expect(try shop.entries().count == undisturbed + 1)
            }
        }
    }

    /// Entries of the same day without a kill.
    private static var undisturbed: Int {
        get throws {
            let shop = try Shop()
            for line in sale { try shop.send("3", line) }
            return try shop.entries().count
        }
    }

    @Test func aBatchIsAllOrNothing() throws {
        let shop = try Shop()
        for line in Self.sale.prefix(6) { try shop.process("3", line) }
        try shop.kill()
        #expect(shop.next(of: "3") == 1)
        for line in Self.sale.prefix(6) { try shop.process("3", line) }
        try shop.commit()
        try shop.kill()
        #expect(shop.next(of: "3") == 7)
    }

    @Test func whatHasNoNumberIsRecordedAtLeastOnce() throws {
        let shop = try Shop()
        let before = try shop.entries().count
        try shop.send("3", "PRICE T-BEER")
        try shop.send("3", "#1 LOGIN 17 pin=1234")
        #expect(try shop.entries().count == before + 2)
        // A service's price inquiry is none of a register's figures.
        try shop.send("owner/x", "PRICE T-BEER")
        #expect(try shop.entries().count == before + 2)
    }
}

@Suite struct EpochTests {
    @Test func aStationThatKnowsMoreIsBehind() throws {
        let shop = try Shop()
        try shop.send("3", "#1 LOGIN 17 pin=4711")
        #expect(try shop.send("3", "HELLO v=1 register=3 last=1")["state"] == "closed")
        #expect(try shop.send("3", "HELLO v=1 register=3 last=2")["state"] == "behind")
        let service = "HELLO v=1 service=x station=y last="
        #expect(try shop.send("x/y", service + "0")["state"] == "ready")
        #expect(try shop.send("x/y", service + "1")["state"] == "behind")
    }

    @Test func aNewEpochGoesOnAfterTheGreater() throws {
        let shop = try Shop()
        try shop.send("3", "#1 LOGIN 17 pin=4711")
        let epoch = try shop.ask("owner/x", "EPOCH register=3 last=117 receipt=412")
        #expect(epoch.text == "OK #1 station=3 epoch=2 next=118")
        try shop.kill()
        let hello = try shop.send("3", "HELLO v=1 register=3 last=117 receipt=412")
        #expect(hello["state"] == "closed")
        #expect(hello["epoch"] == "2")
        #expect(hello["next"] == "118")
        #expect(hello["receipt"] == "412")
        // What was asked before is not done again, whatever is told about it.
        let entries = try shop.entries().count
        try shop.send("3", "#1 LOGIN 17 pin=4711")
        #expect(try shop.send("3", "#1 LOGOUT").status == .no)
        #expect(try shop.send("3", "#50 LOGOUT").code == "no-such-reply")
        #expect(try shop.entries().count == entries)
        try shop.send("3", "#118 OPEN float=0.00")
        let ring = try shop.send("3", "#119 RING T-BEER pay=card:15.95")
        #expect(ring["receipt"] == "3-413")
        #expect(try shop.ask("owner/x", "EPOCH register=3 last=0 receipt=0")["next"] == "120")
        #expect(try shop.send("3", "#120 RING T-BEER pay=card:15.95")["receipt"] == "3-414")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aMistypedEpochIsRefused() throws {
        let shop = try Shop()
        let next = shop.next(of: "3")
        let last = next + Limits.epochStep
        #expect(
            try shop.ask("owner/x", "EPOCH register=3 last=\(last) receipt=0").code == "too-large")
        #expect(
            try shop.ask("owner/x", "EPOCH register=3 last=0 receipt=1000001").code == "too-large")
        #expect(
            try shop.ask("owner/x", "EPOCH service=a station=b last=1000001").code == "too-large")
        #expect(try shop.ask("owner/x", "EPOCH register=3 last=\(last - 1) receipt=1000000").isOK)
        #expect(shop.next(of: "3") == last)
        #expect(try shop.send("3", "#1000000000000000 LOGIN 17 pin=4711").code == "bad-number")
        #expect(try shop.foldedDifferences() == [])
    }

    /// The line that begins the epoch has a number of its own, and is sent again like any other.
    @Test func anEpochOfOnesOwnUsesItsNumber() throws {
        let shop = try Shop()
        let line = "#1 EPOCH service=a station=me last=0"
        let epoch = try shop.send("a/me", line)
        #expect(epoch.text == "OK #1 station=a/me epoch=2 next=2")
        #expect(try shop.send("a/me", line).text == epoch.text)
        #expect(try shop.send("a/me", "#1 EPOCH register=2 last=0").code == "conflict")
        #expect(try shop.send("a/me", "#2 UNLOCK 17").isOK)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test func aServiceHasEpochsToo() throws {
        let shop = try Shop()
        let epoch = try shop.ask("owner/x", "EPOCH service=import station=a last=9")
        #expect(epoch.text == "OK #1 station=import/a epoch=2 next=10")
        try shop.kill()
        #expect(shop.next(of: "import/a") == 10)
        #expect(try shop.ask("import/a", "UNLOCK 17").number == 10)
    }
}
