import TillCore
import TillSettlement
import Testing

@Suite struct TablesTests {
    private func made() throws -> [String: [UInt8]] {
        var day = TradingDay(try .shop())
        day.configuration.groups[0].name = "salt, \"fint\""
        day.open(3, float: 50_000)
        day.sell(
            3,
            [
                .init(amount: 18_065, group: "salt, \"fint\"", isOwnPrice: true),
                .init(amount: 1_690, rate: 1200, group: "dairy"),
            ], handing: 20_000)
        day.sell(3, [.init(amount: 9_990, rate: 0, group: "dairy")], card: 9_000)
        day.count(3, over: 100)
        return try files(day.closed(), day.receipts)
    }

    private func table(_ name: String) throws -> String {
        String(decoding: try #require(made()[name]), as: UTF8.self)
    }

    @Test func `receipts, one a row`() throws {
        #expect(
            try table("receipts.csv").replacing("\r\n", with: "\n") == """
                receipt,register,time,person,lines,total,rounding,change,kept,training,\
                gross-0.00,vat-0.00,gross-12.00,vat-12.00,gross-25.00,vat-25.00,tender-cash,\
                tender-card,entry
                3-301,3,2026-11-23T10:00:04.123+01:00,17,2,197.55,0.45,2.00,0.00,no,0.00,0.00,\
                16.90,1.81,180.65,36.13,198.00,0.00,1002
                3-302,3,2026-11-23T10:00:05.123+01:00,17,1,99.90,0.10,0.00,0.00,no,99.90,0.00,\
                0.00,0.00,0.00,0.00,10.00,90.00,1003

                """)
    }

    private func figures(_ scope: String) -> String {
        let stated = [
            "receipts": "2,,,,,297.45", "sales": "2,,,,,297.45", "goods": "3,,,,,297.45",
            "price-overrides": "1,,,,,180.65", "rounding": "2,,,,,0.55", "float": "1,,,,,500.00",
        ]
        return figureNames.map { "\(scope),\($0),,\(stated[$0] ?? "0,,,,,0.00")" }
            .joined(separator: "\n")
    }

    @Test func `figures of the day and of each Z`() throws {
        #expect(
            try table("totals.csv").replacing("\r\n", with: "\n") == #"""
                scope,register,z,figure,key,count,quantity,gross,net,vat,amount
                \#(figures("day,,"))
                day,,,vat,0.00,,,99.90,99.90,0.00,
                day,,,vat,12.00,,,16.90,15.09,1.81,
                day,,,vat,25.00,,,180.65,144.52,36.13,
                day,,,tender,card,1,,,,,90.00
                day,,,tender,cash,2,,,,,208.00
                day,,,group,dairy,,2,,,,116.80
                day,,,group,"salt, ""fint""",,1,,,,180.65
                day,,,grand-sales,,,,,,,397.45
                day,,,grand-returns,,,,,,,0.00
                day,,,grand-net,,,,,,,397.45
                day,,,open-sales,,0,,,,,
                day,,,held-sales,,0,,,,,0.00
                \#(figures("register,3,3-17"))
                register,3,3-17,vat,0.00,,,99.90,99.90,0.00,
                register,3,3-17,vat,12.00,,,16.90,15.09,1.81,
                register,3,3-17,vat,25.00,,,180.65,144.52,36.13,
                register,3,3-17,tender,card,1,,,,,90.00
                register,3,3-17,tender,cash,2,,,,,208.00
                register,3,3-17,group,dairy,,2,,,,116.80
                register,3,3-17,group,"salt, ""fint""",,1,,,,180.65
                register,3,3-17,drawer-float,1,,,,,,500.00
                register,3,3-17,drawer-expected,1,,,,,,708.00
                register,3,3-17,drawer-counted,1,,,,,,709.00
                register,3,3-17,drawer-difference,1,,,,,,1.00
                register,3,3-17,grand-sales,,,,,,,397.45
                register,3,3-17,grand-returns,,,,,,,0.00
                register,3,3-17,grand-net,,,,,,,397.45

                """#)
    }
}
