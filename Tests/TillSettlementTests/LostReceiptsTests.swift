import TillCore
import TillTesting
import Testing

/// Receipt numbers that were lost with a disk, and skipped by a new epoch: each stands in one
/// settlement, whenever the epoch began.
@Suite struct LostReceiptsTests {
    /// What the arrived statements of a day say of register 3.
    private func missing(_ shop: Shop, day: Int) throws -> String {
        let made = try shop.settled(day)
        let text = String(decoding: made["settlement.json"] ?? [], as: UTF8.self)
        let start = try #require(text.firstRange(of: "\"arrived\"")?.upperBound)
        let end = try #require(text.firstRange(of: "\"vouchers\"")?.lowerBound)
        return text[start..<end].split(separator: /\s+/).joined()
    }

    private func play(_ shop: Shop, _ lines: [String]) throws {
        for line in lines {
            let station = line.hasPrefix("EPOCH") || line == "CLOSEDAY" ? "owner/x" : "3"
            #expect(try shop.ask(station, line).isOK, "\(line)")
        }
    }

    private let sale = "RING T-BEER pay=card:15.95"

    @Test func `an epoch after the Z belongs to the next`() throws {
        let shop = try Shop()
        try play(shop, ["LOGIN 21 pin=2121", "OPEN float=0.00", sale, "COUNT cash=0.00", "Z"])
        try play(shop, ["EPOCH register=3 last=0 receipt=5", "CLOSEDAY"])
        try play(shop, ["OPEN float=0.00", sale, "CLOSEDAY"])
        #expect(try missing(shop, day: 1).contains("\"complete\":true,\"missing\":[]"))
        #expect(
            try missing(shop, day: 2).contains(
                "\"complete\":false,\"missing\":[{\"first\":2,\"last\":5}]"))
    }

    @Test func `an epoch on a day without a Z of the register belongs to the next Z`() throws {
        let shop = try Shop()
        try play(shop, ["LOGIN 21 pin=2121", "OPEN float=0.00", sale, "CLOSEDAY"])
        #expect(try shop.ask("4", "LOGIN 17 pin=4711").isOK)
        #expect(try shop.ask("4", "OPEN float=0.00").isOK)
        try play(shop, ["EPOCH register=3 last=0 receipt=5", "CLOSEDAY"])
        try play(shop, ["OPEN float=0.00", sale, "CLOSEDAY"])
        #expect(try !missing(shop, day: 2).contains("\"register\":3"))
        #expect(
            try missing(shop, day: 3).contains(
                "\"complete\":false,\"missing\":[{\"first\":2,\"last\":5}]"))
    }

    @Test func `an epoch before the Z, and no sale after it`() throws {
        let shop = try Shop()
        try play(shop, ["LOGIN 21 pin=2121", "OPEN float=0.00", sale])
        try play(shop, ["EPOCH register=3 last=0 receipt=5", "CLOSEDAY"])
        #expect(
            try missing(shop, day: 1).contains(
                "\"complete\":false,\"missing\":[{\"first\":2,\"last\":5}]"))
    }
}
