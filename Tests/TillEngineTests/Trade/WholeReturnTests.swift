import TillTesting
import Testing

/// A sale that is given back whole, in whatever parts and wherever, comes to exactly nothing.
@Suite struct WholeReturnTests {
    @Test(arguments: 1...24)
    func comesToNothing(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let shop = try Shop.trading(at: "1", "2", "3")
        for offer in ["A groups=other take=3 pay=2", "B groups=dairy,bread percent=33.33"] {
            try shop.ask("owner/x", "PUT promotion \(offer) text=x")
        }
        let lines = try sell(shop, &random)
        try giveBack(lines, shop, &random)
        let day = try shop.send("owner/x", "DAY").rows
        let vat = day.filter { $0.hasPrefix("- vat-percent=") }
        #expect(!vat.isEmpty)
        for row in vat { #expect(row.hasSuffix(" gross=0.00 net=0.00 vat=0.00"), "\(row)") }
        for row in day where row.hasPrefix("- group=") {
            #expect(row.hasSuffix(" quantity=0 amount=0.00"), "\(row)")
        }
        #expect(amount("sales", day) == amount("returns", day))
        #expect(amount("receipts", day) == "0.00")
        for row in day where row.hasPrefix("- tender=") {
            #expect(row.hasSuffix(" amount=0.00"), "\(row)")
        }
        #expect(try shop.foldedDifferences() == [])
    }

    private func amount(_ figure: String, _ rows: [String]) -> Substring? {
        rows.first { $0.hasPrefix("- figure=\(figure) ") }?.split(separator: "=").last
    }

    /// Quantities by line, in thousandths.
    private func sell(_ shop: Shop, _ random: inout SplitMix64) throws -> [Int: Int] {
        let goods = Shop.goods.filter { $0.isSale && !$0.isOpenPrice && $0.vatClass != "odd" }
        var lines: [Int: Int] = [:]
        try shop.done("1", "SALE")
        for _ in 0..<Int.random(in: 1...7, using: &random) {
            let item = random.pick(goods)
            let quantity = random.pick(item.isByWeight ? [1234, 7, 500] : [1000, 3000, 7000])
            let line = "ITEM \(item.code) qty=\(Figures.quantity(quantity)) age=seen"
            let taken = try shop.done("1", line)
            lines[try #require(taken.int("line"))] = quantity
            if let deposit = taken.int("deposit-line") { lines[deposit] = quantity }
        }
        let ordinary = lines.keys.sorted().first ?? 1
        if random.chance(50) { try shop.ask("1", "DISCOUNT \(ordinary) percent=12.34") }
        if random.chance(70) { try shop.ask("1", "DISCOUNT percent=7.77") }
        let due = try #require(try shop.send("1", "TOTAL")["due"])
        if due != "0.00" { try shop.done("1", "PAY card \(due)") }
        try shop.done("1", "END")
        return lines
    }

    /// In parts, at any register; some are taken out of the sale again.
    private func giveBack(
        _ lines: [Int: Int], _ shop: Shop, _ random: inout SplitMix64
    ) throws {
        var left = lines
        while let number = left.keys.sorted().randomElement(using: &random) {
            let register = random.pick(["1", "2", "3"])
            try shop.done(register, "SALE")
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                guard let rest = left[number] else { break }
                let pieces = rest % 1000 == 0 ? 1000 : Int.random(in: 1...rest, using: &random)
                let back = "RETURN receipt=1-1 line=\(number) qty=\(Figures.quantity(pieces))"
                let line = try shop.done(register, back + " reason=regret")["line"] ?? ""
                if random.chance(20) {
                    try shop.done(register, "VOID \(line)")
                } else {
                    left[number] = rest == pieces ? nil : rest - pieces
                }
            }
            let total = try shop.send(register, "TOTAL")
            if total.int("lines") == 0 {
                try shop.done(register, "CANCEL")
                continue
            }
            if total["due"] != "0.00" { try shop.done(register, "PAY card \(total["due"] ?? "")") }
            try shop.done(register, "END")
        }
    }
}
