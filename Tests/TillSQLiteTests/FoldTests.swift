import Testing
import TillCore
import TillEngine
import TillSQLite
import TillTesting

/// Whoever holds the database can make the whole chain again. What was changed then still has to
/// add up, and it does not.
@Suite struct FoldTests {
    /// A day with a sale line by line, one in a line, a count and a close.
    private func entries() throws -> [String] {
        let shop = try Shop()
        for line in [
            "RECEIVE T-BEER 24 place=K-1", "RECEIVE T-BEER 6", "ADJUST T-BEER -1 reason=broken",
            "PUT item T-BEER name=Folköl price=15.95 vat=standard group=other place=A-1",
            "MOVE T-BEER 6 from=K-1 to=A-1", "STOCKTAKE T-BEER 20 place=K-1",
        ] {
            #expect(try shop.ask("owner/x", line).isOK, "\(line)")
        }
        for line in [
            "LOGIN 21 pin=2121", "OPEN float=100.00", "SALE", "ITEM T-BEER qty=2", "ITEM T-BEER",
            "VOID 2", "PAY card 31.90", "END", "RING T-BEER pay=card:15.95", "COUNT cash=100.00",
            "Z",
        ] {
            #expect(try shop.ask("3", line).isOK, "\(line)")
        }
        #expect(try shop.ask("owner/x", "CLOSEDAY").isOK)
        return try shop.entries().map { String(decoding: $0, as: UTF8.self) }
    }

    private func fold(_ entries: [String]) throws {
        let scratch = try Scratch()
        var fold = Fold(into: try SQLiteJournal(path: scratch.path + "/fold.db"))
        var chain = Chain()
        for entry in entries {
            let text = Array(entry.utf8)
            chain.append(text)
            try fold.take(StoredEntry(number: chain.entry, hash: chain.head, text: text))
        }
        try fold.finish()
    }

    @Test func whatHappenedFolds() throws {
        try fold(entries())
    }

    @Test(arguments: [
        ("goods-received", "on-hand=30", "on-hand=31"),
        ("goods-received", "place-on-hand=24", "place-on-hand=23"),
        ("stock-adjusted", "on-hand=29", "on-hand=30"),
        ("goods-moved", "from-on-hand=18", "from-on-hand=24"),
        ("stock-counted", "change=2", "change=1"),
        ("line-added", "amount=31.90", "amount=31.80"),
        ("sale-ended receipt=1 ", "receipt=1 ", "receipt=2 "),
        ("sale-ended receipt=2 ", "total=15.95", "total=15.90"),
        ("sale-ended receipt=2 ", "vat=3.19", "vat=3.18"),
        ("line-voided", "amount=15.95", "amount=5.95"),
        ("payment-added", "amount=31.90", "amount=31.80"),
        ("z-sealed", "figure=sales count=2 amount=47.85", "figure=sales count=1 amount=47.85"),
        ("z-sealed", "counted=100.00 difference=0.00", "counted=99.00 difference=-1.00"),
        ("day-closed", "tender=card count=2 amount=47.85", "tender=card count=2 amount=47.84"),
    ])
    func aChangedFigureDoesNotAddUp(event: String, from: String, to: String) throws {
        var entries = try entries()
        let index = try #require(
            entries.firstIndex { $0.contains("\n\(event)") && $0.contains(from) })
        entries[index] = entries[index].replacing(from, with: to, maxReplacements: 1)
        let fault = #expect(throws: Fault.self) { try fold(entries) }
        #expect(fault?.kind == .damaged)
        #expect(fault?.message.hasPrefix("entry ") == true)
    }
}
