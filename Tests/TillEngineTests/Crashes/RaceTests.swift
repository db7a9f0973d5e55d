import TillTesting
import Testing

/// Two registers want one thing: one has it, the other is told, however the lines fall together.
@Suite struct RaceTests {
    struct Race: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var before: [(String, String)] = []
        /// Said at both registers.
        let line: String
        let refusal: String
    }

    static let races = [
        Race(
            testDescription: "a held sale",
            before: [("1", "SALE"), ("1", "ITEM T-BOOK"), ("1", "HOLD")],
            line: "RECALL 1", refusal: "held-taken"),
        Race(
            testDescription: "a gift card", before: inSale, line: "PAY giftcard 60.00 ref=6001",
            refusal: "balance-too-low"),
        Race(
            testDescription: "a gift card in one line",
            line: "RING T-BOOK@60.00 pay=giftcard:60.00:6001", refusal: "balance-too-low"),
        Race(
            testDescription: "an account", before: inSale, line: "PAY account 60.00 ref=1001",
            refusal: "balance-too-low"),
        Race(
            testDescription: "a voucher", before: inSale, line: "PAY voucher 60.00 ref=V-1",
            refusal: "voucher-redeemed"),
        Race(
            testDescription: "a voucher of bottles", before: inSale,
            line: "RETURN T-CAN qty=3 voucher=V-1 reason=deposit", refusal: "voucher-redeemed"),
        Race(
            testDescription: "a return", before: inSale,
            line: "RETURN receipt=1-2 line=1 qty=2 reason=regret", refusal: "return-too-much"),
        Race(testDescription: "a copy", line: "COPY 1-2", refusal: "already-copied"),
        Race(
            testDescription: "a correction", line: "RETENDER 1-2 1 cash",
            refusal: "not-correctable"),
    ]

    private static let inSale = ["2", "3"].flatMap { [($0, "SALE"), ($0, "ITEM T-BOOK")] }

    /// A card with 100.00, a customer with as much credit, a receipt of three books.
    private func shop(_ race: Race) throws -> Shop {
        let shop = try Shop.trading(at: "1", "2", "3")
        try shop.ask("owner/x", "PUT customer 1001 limit=100.00")
        try shop.sell(card: "6001", "100.00", at: "1")
        try shop.done("1", "RING T-BOOK*3 pay=card:387.00")
        for (station, line) in race.before { try shop.done(station, line) }
        return shop
    }

    private func numbered(_ shop: Shop, _ station: String, _ race: Race) -> (String, String) {
        (station, "#\(shop.next(of: station)) \(race.line)")
    }

    private func expect(_ first: Answered, _ second: Answered, _ race: Race, _ shop: Shop) throws {
        #expect(first.isOK, "\(first)")
        #expect(second.code == race.refusal, "\(second)")
        #expect(try shop.foldedDifferences() == [])
    }

    @Test(arguments: races, [("2", "3"), ("3", "2")])
    func inOneBatch(race: Race, order: (String, String)) throws {
        let shop = try shop(race)
        let (first, second) = (numbered(shop, order.0, race), numbered(shop, order.1, race))
        let won = try shop.process(first.0, first.1)
        let lost = try shop.process(second.0, second.1)
        // Sent again in the same batch, by whoever waited too long.
        #expect(try shop.process(first.0, first.1).text == won.text)
        #expect(try shop.process(second.0, second.1).text == lost.text)
        try shop.commit()
        try expect(won, lost, race, shop)
        try shop.kill()
        #expect(try shop.send(second.0, second.1).text == lost.text)
        #expect(try shop.send(first.0, first.1).text == won.text)
        #expect(try shop.foldedDifferences() == [])
    }

    @Test(arguments: races)
    func inBatchesOfTheirOwn(race: Race) throws {
        let shop = try shop(race)
        let (first, second) = (numbered(shop, "2", race), numbered(shop, "3", race))
        let won = try shop.send(first.0, first.1)
        let lost = try shop.send(second.0, second.1)
        try expect(won, lost, race, shop)
        #expect(try shop.send(first.0, first.1).text == won.text)
        #expect(try shop.send(second.0, second.1).text == lost.text)
    }

    /// Nothing was on disk: whoever comes first after the start has it.
    @Test(arguments: races)
    func afterAKillTheOtherMayWin(race: Race) throws {
        let shop = try shop(race)
        let (first, second) = (numbered(shop, "2", race), numbered(shop, "3", race))
        try shop.process(first.0, first.1)
        try shop.process(second.0, second.1)
        try shop.kill()
        let won = try shop.send(second.0, second.1)
        let lost = try shop.send(first.0, first.1)
        try expect(won, lost, race, shop)
    }
}
