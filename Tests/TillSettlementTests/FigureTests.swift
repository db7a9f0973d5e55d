import TillCore
import Testing

@testable import TillSettlement

/// A figure that the core gains must not be forgotten in the files.
@Suite struct FigureTests {
    @Test func `every figure of the totals has its name of the wire`() {
        let tallies = Mirror(reflecting: Totals()).children.filter { $0.value is Tally }
        #expect(tallies.count == Figure.all.count)
        #expect(Set(Figure.all.map(\.name)).count == Figure.all.count)
        for figure in Figure.all {
            var totals = Totals()
            if let path = figure.path as? WritableKeyPath<Totals, Tally> {
                totals[keyPath: path].count = 1
            }
            var rows: [String] = []
            totals.writeRows { write in
                var text = TextWriter()
                write(&text)
                rows.append(String(decoding: text.bytes, as: UTF8.self))
            }
            #expect(rows == [" figure=\(figure.name) count=1 amount=0.00"])
        }
    }
}
