import TillCore
import Testing

@Suite struct PercentTests {
    @Test(
        arguments: [
            // basis points, amount, share
            (1000, 3380, 338), (1000, 5, 1), (1000, 4, 0), (1000, -5, -1), (3333, 100, 33),
            (1, 5000, 1), (1, 4999, 0), (10_000, 999_999_999_999, 999_999_999_999),
            (0, 12_345, 0), (5000, 999_999_999_999, 500_000_000_000),
        ] as [(Int64, Int64, Int64)])
    func isRoundedOnce(percent: Int64, amount: Int64, share: Int64) {
        #expect(Percent(basisPoints: percent).of(Money(minor: amount)) == Money(minor: share))
    }

    @Test func isReadStrictly() {
        #expect(Percent(text: "12.34") == Percent(basisPoints: 1234))
        #expect(Percent(text: "100.00")?.written == "100.00")
        #expect(Percent(text: "0.00") == .zero)
        for text in ["100.01", "-1.00", "10", "10.0", "10.000", "", "1e1.00"] {
            #expect(Percent(text: text) == nil, "\(text)")
        }
    }
}

@Suite struct ExchangeRateTests {
    @Test(
        arguments: [
            ("11.25", 500, 5625), ("11.25", 1, 11), ("0.125", 4, 1), ("0.125", 3, 0),
            ("1", 777, 777),
            ("0.000001", 50_000_000, 50), ("1000000", 99_999_999_999, nil),
            ("10.999999", 10_000, 110_000), ("11.25", -500, -5625),
        ] as [(String, Int64, Int64?)])
    func isWorth(rate: String, foreign: Int64, home: Int64?) throws {
        let rate = try #require(ExchangeRate(text: rate))
        #expect(rate.home(Money(minor: foreign)) == home.map { Money(minor: $0) })
    }

    @Test(arguments: ["11.25", "0.000001", "1000000", "1.5", "7.000009"])
    func isWrittenAsItWasRead(text: String) {
        #expect(ExchangeRate(text: text)?.written == text)
    }

    @Test(arguments: ["0", "0.0000001", "-1.5", "1000000.000001", "", "elva", "99999999999999999"])
    func isNoRate(text: String) { #expect(ExchangeRate(text: text) == nil) }
}
