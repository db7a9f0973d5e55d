import TillCore
import TillTesting
import Testing

/// Swedish food: 6 % from April 2026 to the end of 2027, 12 % before, after, and eaten in.
@Suite struct RateTests {
    @Test(
        arguments: [
            ("food", "2026-03-31", nil, 1200), ("food", "2026-04-01", nil, 600),
            ("food", "2027-12-31", nil, 600), ("food", "2028-01-01", nil, 1200),
            ("food", "2026-03-31", "eat-in", 1200), ("food", "2026-11-23", "eat-in", 1200),
            ("food", "2028-01-01", "eat-in", 1200), ("food", "2026-11-23", "take-away", 600),
            ("standard", "2026-11-23", "eat-in", 2500), ("book", "2026-11-23", nil, 600),
            ("exempt", "2026-11-23", nil, 0), ("none", "2026-11-23", nil, nil),
        ] as [(String, String, String?, Int64?)])
    func ofAClass(name: String, date: String, mode: String?, rate: Int64?) throws {
        let configuration = try Configuration(text: Shop.configuration)
        let date = try #require(CivilDate(text: date))
        let found = configuration.rate(ofClass: name, on: date, mode: mode)
        #expect(found == rate.map { VATRate(basisPoints: $0) })
    }

    @Test func ofThoseThatHoldTheOneThatBeganLast() throws {
        let rows = [
            "vat class=x percent=10.00", "vat class=x percent=11.00 from=2026-01-01",
            "vat class=x percent=12.00 from=2026-06-01 to=2026-06-30",
        ]
        for order in [rows, rows.reversed()] {
            var configuration = try Configuration(text: Shop.configuration)
            configuration.vatClasses = try order.map {
                try Setting.VATClass(reading: Line(parsing: Array($0.utf8)))
            }
            for (date, rate) in [
                ("2025-12-31", 1000), ("2026-01-01", 1100), ("2026-06-15", 1200),
                ("2026-07-01", 1100),
            ] {
                let found = configuration.rate(
                    ofClass: "x", on: try #require(CivilDate(text: date)))
                #expect(found == VATRate(basisPoints: Int64(rate)), "\(date)")
            }
        }
    }
}
