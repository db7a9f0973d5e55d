import TillCore
import TillTesting
import Testing

/// Offers nobody thought of, beside the auditor's, who goes piece by piece.
@Suite struct PromotionPropertyTests {
    private static let goods = Shop.goods.filter(\.mayBeReduced)

    /// A few, so that the same stands on several lines and in several offers.
    private func some(_ random: inout SplitMix64) -> [Shop.Goods] {
        Array(Self.goods.shuffled(using: &random).prefix(Int.random(in: 2...5, using: &random)))
    }

    private func promotion(
        _ id: String, _ goods: [Shop.Goods], _ random: inout SplitMix64
    ) -> String {
        let items = goods.map(\.code).shuffled(using: &random)
        let list = "items=" + items.prefix(random.pick([2, 2, 3])).joined(separator: ",")
        let what = random.pick([list, list, "groups=dairy,other", "groups=bread"])
        let price = Figures.money(Int.random(in: 0...9000, using: &random))
        let form = random.pick([
            "\(what) percent=\(Figures.money(Int.random(in: 1...10_000, using: &random)))",
            "\(what) take=3 pay=2", "\(what) take=5 pay=2", "\(what) take=2 price=\(price)",
            "\(list) price=\(price)", "\(list) price=\(price)",
        ])
        return "promotion \(id) \(form)"
    }

    private func lines(_ some: [Shop.Goods], _ random: inout SplitMix64) -> AuditedSale {
        var sale = AuditedSale()
        for _ in 0..<Int.random(in: 1...9, using: &random) {
            let goods = random.pick(some)
            let quantity =
                goods.isByWeight
                ? Int.random(in: 1...3000, using: &random)
                : Int.random(in: 1...9, using: &random) * 1000
            let price = random.chance(70) ? goods.price : Int.random(in: 0...500, using: &random)
            var line = AuditedLine(goods, quantity: quantity, price: price, rate: 600)
            line.isOwnPrice = random.chance(8)
            if random.chance(8), line.amount > 0 { line.discount = 1 }
            sale.add(line)
        }
        return sale
    }

    @Test func asTheAuditorDoesIt() throws {
        var random = SplitMix64(seed: 20_261_123)
        var (found, competing) = (0, 0)
        for _ in 0..<3000 {
            let goods = some(&random)
            let texts = (0..<Int.random(in: 1...4, using: &random)).map {
                promotion("R\($0)", goods, &random)
            }
            var sale = lines(goods, &random)
            sale.promote(
                by: texts.map { AuditedPromotion($0.split(separator: " ").map(String.init)) })
            var round = PromotionRound(
                sale.numbers.map { sale.lines[$0]!.saleLine($0) }, try texts.map(read))
            let shares = round.shares()
            let own = sale.numbers.flatMap { number in
                sale.lines[number]!.promotions.sorted { $0.key < $1.key }.map {
                    PromotionShare(line: number, rule: $0, amount: Money(minor: Int64($1)))
                }
            }
            #expect(shares == own, "\(texts)")
            for line in sale.lines.values { #expect(line.charged >= 0) }
            found += shares.isEmpty ? 0 : 1
            competing += Set(shares.map(\.rule)).count > 1 ? 1 : 0
        }
        #expect(found > 1000 && competing > 300)
    }

    private func read(_ text: String) throws -> Promotion {
        try Promotion(
            reading: Line(
                parsing: Array(
                    (text.replacing("promotion ", with: "p promotion=") + " text=x").utf8)))
    }
}

extension AuditedLine {
    /// The same for the house.
    fileprivate func saleLine(_ number: Int) -> SaleLine {
        var line = SaleLine()
        line.line = number
        line.item = ItemCode(text: goods.code) ?? .own("")
        line.kind = goods.kind == "service" ? .service : .goods
        line.unit = goods.isByWeight ? .kilogram : .each
        line.group = goods.group
        line.quantity = Quantity(thousandths: Int64(quantity))
        line.price = Money(minor: Int64(price))
        line.amount = Money(minor: Int64(amount))
        line.discount = Money(minor: Int64(discount))
        line.isOwnPrice = isOwnPrice
        return line
    }
}
