import TillCore
import TillEngine
import TillTesting
import Testing

@Suite struct EntryTests {
    private func day() throws -> Shop {
        let shop = try Shop()
        for line in [
            "LOGIN 21 pin=2121", "OPEN float=500.00", "SALE", "ITEM 7310865001825 qty=2", "VOID 1",
            "ITEM T-BEER price=1.00", "PAY cash 1.00", "END", "COUNT cash=501.00", "Z",
        ] { #expect(try shop.ask("3", line).isOK, "\(line)") }
        try shop.send("3", "PRICE T-BEER")
        try shop.ask("owner/x", "CLOSEDAY")
        return shop
    }

    @Test func areReadAsTheyWereWritten() throws {
        for text in try day().entries() {
            let entry = try #require(Entry(parsing: text))
            #expect(entry.text == text)
        }
    }

    @Test func haveTheFormThatIsWrittenDown() throws {
        let shop = try Shop()
        try shop.ask("3", "LOGIN 17 pin=4711")
        let text = String(decoding: try #require(try shop.entries().last), as: UTF8.self)
        let digest = Shop.digest(of: Array("#1 LOGIN 17 pin=".utf8)).written
        #expect(
            text == """
                entry \(try shop.entries().count) 2026-11-23T08:00:00.000+01:00 day=0 station=3 \
                epoch=1 seq=1 digest=\(digest)
                logged-in person=17
                > OK #1 person=17 role=cashier

                """)
    }

    @Test func rowsOfAReplyAreKeptToo() throws {
        let head = EntryHead(
            number: 7, time: .epoch, day: 1, station: .guest,
            request: EntryHead.Request(epoch: 1, number: 2, digest: Hex([1])))
        let reply = Reply(stored: Array("- a=1\n- b=2\nOK #2 rows=2\n".utf8))
        let entry = Entry(head: head, events: [.xMade], reply: reply)
        #expect(Entry(parsing: entry.text) == entry)
        let bare = Entry(head: head, events: [], reply: nil)
        #expect(Entry(parsing: bare.text) == bare)
    }

    @Test(arguments: [
        "", "\n", "entry 1\n", "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=3",
        "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=\n",
        "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=3 seq=1\n",
        "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=3\nnonsense\n",
        "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=3\n> OK\nx-made\n",
        "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=3\n>OK\n",
        "entry 1 1970-01-01T00:00:00.000+00:00 day=0 station=3\n\nx-made\n",
    ])
    func othersAreNone(text: String) {
        #expect(Entry(parsing: Array(text.utf8)) == nil)
    }

    @Test func anyOtherByteGivesAnotherHash() throws {
        let texts = try day().entries()
        var chain = Chain()
        for text in texts.dropLast(3) { chain.append(text) }
        let text = texts[texts.count - 3]
        var right = chain
        right.append(text)
        for index in text.indices {
            for bit in 0..<8 {
                var other = text
                other[index] ^= 1 << bit
                var wrong = chain
                wrong.append(other)
                #expect(wrong.head != right.head)
            }
        }
        var later = Chain()
        for text in texts.dropFirst() { later.append(text) }
        #expect(later.head != right.head)
    }

    @Test func theFirstHashFollows32Zeros() {
        var chain = Chain()
        #expect(chain.head == Hex([UInt8](repeating: 0, count: 32)))
        chain.append([])
        // SHA-256 of 32 zero bytes.
        #expect(
            chain.head.written
                == "66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925")
        #expect(chain.entry == 1)
    }
}
