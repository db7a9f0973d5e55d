import TillCore
import TillTesting
import Testing

/// A held sale is written down whole.
@Suite struct OpenSaleTextTests {
    private func line(_ number: Int, _ random: inout SplitMix64) -> SaleLine {
        var line = SaleLine()
        line.line = number
        line.item = ItemCode(text: random.pick(["7310865001825", "T A", "x\"y"])) ?? .own("")
        line.name = random.pick(["Ost", "två ord", "\"\\\n"])
        line.kind = random.pick([.goods, .service, .deposit])
        line.price = Money(minor: Int64.random(in: 0...9999, using: &random))
        line.quantity = Quantity(thousandths: random.pick([1000, 1234, -2000]))
        line.amount = line.price.times(line.quantity) ?? .zero
        line.vat = VATRate(basisPoints: 1200)
        line.isOwnPrice = random.chance(20)
        if line.isOrdinary && random.chance(30) {
            line.discount = Percent(basisPoints: 1000).of(line.amount)
            line.discountPercent = Percent(basisPoints: 1000)
        }
        if line.isOrdinary && random.chance(40) {
            for rule in ["A", "b-2"] where random.chance(60) {
                line.promotions.append(
                    PromotionShare(line: number, rule: rule, amount: Money(minor: 1)))
            }
        }
        if line.isReturn && random.chance(50) {
            var origin = ReturnOrigin()
            origin.receipt = RegisterNumber(register: 3, number: 413)
            origin.entry = 17
            origin.line = 2
            origin.vat = Money(minor: -3)
            origin.paid = random.pick([
                [], [PaidShare("cash", Money(minor: 8200)), PaidShare("card", Money(minor: 50))],
            ])
            line.returned = origin
        }
        return line
    }

    @Test func isReadAsItWasWritten() throws {
        var random = SplitMix64(seed: 5)
        for round in 0..<500 {
            var sale = OpenSale(
                entry: round, mode: random.pick([nil, "eat-in"]), isTraining: random.chance(20))
            for number in 1...Int.random(in: 1...6, using: &random) where random.chance(80) {
                sale.add(line(number, &random))
            }
            // Paid, and not paid any more.
            if random.chance(40) {
                sale.add(Payment())
                sale.removePayment(0)
            }
            // A voided line's number is not used again, also after it was held.
            if random.chance(40), let last = sale.lines.last { sale.void(last.line) }
            var discount = SaleDiscount()
            discount.percent = Percent(basisPoints: 1234)
            if random.chance(40) { sale.set(discount) }
            if random.chance(30) { sale.checked(age: 18) }
            let held = sale.recalled(as: 4, at: round + 1)
            var writer = TextWriter()
            held.write("sale", to: &writer)
            let lines = try Line.lines(of: writer.bytes)
            let read = try #require(OpenSale(reading: lines[0], rows: lines.dropFirst()))
            #expect(read == held)
            #expect(read.total == sale.total)
            #expect(read.reductions == sale.reductions)
            #expect(read.settledLines == sale.settledLines)
            #expect(read.linesTaken == sale.linesTaken)
        }
    }
}
