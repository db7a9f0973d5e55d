import Testing
import TillCore

@Suite struct MoneyTests {
    @Test(arguments: [
        ("0.00", 0), ("33.80", 3380), ("-0.35", -35), ("9999999999.99", 999_999_999_999),
        ("0.05", 5), ("-12.00", -1200),
    ])
    func reading(text: String, minor: Int64) {
        #expect(Money(text: text) == Money(minor: minor))
        #expect(Money(minor: minor).written == text)
    }

    @Test(arguments: [
        "", ".", "1", "1.", "1.0", "1.000", ".50", "-.50", "+1.00", "1,00", "1.00 ", " 1.00",
        "--1.00", "1.-0", "1e2.00", "1234567890123456789.00", "ett.00", "1..00", "٣.00",
    ])
    func nothingElseIsMoney(text: String) {
        #expect(Money(text: text) == nil)
    }

    @Test(arguments: [
        // price, thousandths, amount: rounded once, ties away from zero
        (1690, 2000, 3380), (11_900, 1234, 14_685), (1, 500, 1), (-1, 500, -1), (1, 499, 0),
        (-1, 499, 0), (3, 500, 2), (-3, 500, -2), (5, 100, 1), (-5, 100, -1), (0, 1000, 0),
    ])
    func priceTimesQuantity(price: Int64, quantity: Int64, amount: Int64) {
        let found = Money(minor: price).times(Quantity(thousandths: quantity))
        #expect(found == Money(minor: amount))
    }

    @Test func whatIsTooLargeIsNoAmount() {
        #expect(Money.limit.times(.one) == Money.limit)
        #expect(Money.limit.times(Quantity(thousandths: 1001)) == nil)
        #expect(Money.limit.times(.limit) == nil)
        #expect(Money(minor: .max).times(Quantity(thousandths: 2)) == nil)
        #expect(Money(minor: .min).times(Quantity(thousandths: 2)) == nil)
        #expect(!Money(minor: .min).isWithinLimit)
    }

    @Test(arguments: [
        // amount, unit, nearest multiple
        (18_065, 100, 18_100), (3380, 100, 3400), (1049, 100, 1000), (1050, 100, 1100),
        (-1050, 100, -1100), (-1049, 100, -1000), (49, 100, 0), (50, 100, 100), (-50, 100, -100),
        (1025, 50, 1050), (1024, 50, 1000), (-1025, 50, -1050), (102, 5, 100), (103, 5, 105),
        (-102, 5, -100), (-103, 5, -105), (7, 1, 7),
    ])
    func cashUnits(amount: Int64, unit: Int64, rounded: Int64) {
        #expect(
            Money(minor: amount).rounded(to: Money(minor: unit)) == Money(minor: rounded))
    }
}

@Suite struct QuantityTests {
    @Test(arguments: [
        ("2", 2000), ("1.234", 1234), ("0.5", 500), ("0.005", 5), ("1000000", 1_000_000_000),
        ("-1.5", -1500), ("10", 10_000), ("0", 0),
    ])
    func reading(text: String, thousandths: Int64) {
        #expect(Quantity(text: text) == Quantity(thousandths: thousandths))
        #expect(Quantity(thousandths: thousandths).written == text)
    }

    @Test(arguments: ["", "1.", ".5", "1.2345", "1,5", "+1", "1e3", "99999999999999999999"])
    func nothingElseIsAQuantity(text: String) {
        #expect(Quantity(text: text) == nil)
    }

    @Test func zerosBehindThePointAreReadAndNotWritten() {
        #expect(Quantity(text: "2.500")?.written == "2.5")
        #expect(Quantity(text: "2.000")?.written == "2")
    }
}

@Suite struct RoundingTests {
    @Test(
        arguments: [
            (5, 2, 3), (-5, 2, -3), (4, 3, 1), (-4, 3, -1), (1, 2, 1), (-1, 2, -1), (0, 7, 0),
            (7, 7, 1), (.max, 1, .max), (.min, 1, .min), (1, .max, 0),
        ] as [(Int64, Int64, Int64)])
    func toNearest(value: Int64, divisor: Int64, quotient: Int64) {
        #expect(dividedToNearest(value, by: divisor) == quotient)
    }

    @Test func aProductThatOverflowsIsNone() {
        #expect(multiplied(.max, by: 2, dividedBy: 1000) == nil)
        #expect(multiplied(.min, by: -1, dividedBy: 1000) == nil)
        #expect(multiplied(3, by: 500, dividedBy: 1000) == 2)
    }
}

@Suite struct VATTests {
    @Test(arguments: [
        // rate, gross, VAT
        (600, 5870, 332), (1200, 5600, 600), (2500, 10_000, 2000), (2500, 1, 0),
        (2500, 3, 1), (0, 12_345, 0), (600, 53, 3), (2500, -3, -1), (2500, -10_000, -2000),
        // exactly half an öre: 25 % of 2.5, 100 % of 0.5
        (10_000, 1, 1), (10_000, -1, -1), (2500, 999_999_999_999, 200_000_000_000),
    ])
    func isInsideTheGross(rate: Int64, gross: Int64, vat: Int64) {
        let rate = VATRate(basisPoints: rate)
        let found = rate.vat(inGross: Money(minor: gross))
        #expect(found == Money(minor: vat))
        let amount = VATAmount(rate: rate, gross: Money(minor: gross), vat: found)
        #expect(amount.net + amount.vat == amount.gross)
    }

    @Test func ratesAreReadStrictly() {
        #expect(VATRate(text: "25.00") == VATRate(basisPoints: 2500))
        #expect(VATRate(text: "100.00") != nil)
        for text in ["25", "100.01", "-1.00", "6.0", "6.000", ""] {
            #expect(VATRate(text: text) == nil)
        }
    }
}
