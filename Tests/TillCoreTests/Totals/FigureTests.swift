import TillCore
import Testing

@Suite struct FigureTests {
    /// Written in the cases' order, and read back as the same.
    @Test func everyFigureHasItsPlaceAndItsName() {
        var totals = Totals()
        for (index, figure) in Figure.allCases.enumerated().reversed() {
            totals[figure] = Tally(count: index + 1, amount: Money(minor: Int64(index)))
        }
        var rows: [String] = []
        totals.writeRows { write in
            var text = TextWriter()
            write(&text)
            rows.append(String(decoding: text.bytes, as: UTF8.self))
        }
        let names = rows.map { $0.split(separator: " ")[0].dropFirst("figure=".count) }
        #expect(names.map(String.init) == Figure.allCases.map(\.rawValue))
        var read = Totals()
        for row in rows {
            #expect((try? Line(parsing: Array("-\(row)".utf8))).map { read.read($0) } == true)
        }
        #expect(read == totals)
    }

    /// Otherwise figures that were corrected to nothing would differ from the same ones read back.
    @Test func oneThatIsNothingAgainIsAsOneThatNeverWas() {
        var totals = Totals()
        totals[.rounding].amount += Money(minor: 20)
        totals[.rounding].amount -= Money(minor: 20)
        #expect(totals == Totals())
    }
}
