import Foundation
import Testing
import TillClient
import TillCore

@Suite struct FloorReportTests {
    private static let shop = """
        floor width=400 depth=400
        aisle id=1
        bay id=1-A aisle=1 x=100 y=100 width=100 depth=40 shelves=4
        bay id=1-C aisle=1 x=200 y=100 width=100 depth=40
        entrance id=door x=200 y=400
        register number=1 x=100 y=300

        """

    @Test func itCountsAndAdvises() {
        #expect(
            FloorReport(Self.shop, named: "s.floor").lines == [
                "0 zones, 1 aisle, 2 bays, 6 places, 1 entrance, 1 register", "",
                "s.floor:2: advice: aisle `1` has no bay `1-B` between `1-A` and `1-C`", "",
                "s.floor: 0 errors, 1 advice",
            ])
    }

    @Test func errorsComeWithTheirLines() {
        let report = FloorReport(Self.shop + "bay id=1-A\nbog\n", named: "s.floor")
        #expect(
            report.lines == [
                "", "s.floor:7: error: `x=` is missing", "s.floor:8: error: there is no `bog` here",
                "", "s.floor: 2 errors, 0 advice",
            ])
    }

    /// Whatever number stands in a plan: it is told of, and nothing is counted with it.
    @Test(arguments: [
        "-9223372036854775808", "9223372036854775807", "4294967296", "-1", "0", "2147483648",
    ])
    func noNumberIsTooLarge(number: String) {
        for match in Self.shop.matches(of: /=[0-9]+\b/) {
            let text = Self.shop.replacingCharacters(in: match.range, with: "=\(number)")
            let report = FloorReport(text, named: "s.floor")
            #expect(report.counts.count == 6)
            #expect(!report.lines.isEmpty)
        }
        let shelves = Self.shop.replacing("shelves=4", with: "shelves=\(number)")
        let errors = FloorReport(shelves, named: "s.floor").findings.errors
        #expect(errors == [.init(line: 3, reason: "`shelves` is 1 to 20")])
    }

    @Test(arguments: [#"a\nb"#, #"a\x1b[31m"#, "a\u{202E}b", "a\u{9B}31m"])
    func namesHaveNothingHidden(name: String) {
        let report = FloorReport(
            Self.shop + "zone id=z text=\"\(name)\" x=0 y=0 width=1 depth=1\n", named: "s.floor")
        #expect(report.findings.errors.map(\.line) == [7])
        #expect(report.findings.errors[0].reason.hasPrefix("`text` has the control or invisible"))
    }

    @Test func itIsDrawn() {
        let report = FloorReport(Self.shop.replacing("1-C", with: "1-B"), named: "s.floor")
        var drawing = FloorDrawing(report.floor, width: 20)
        #expect(
            drawing.lines == [
                "+--------------------+", "|                    |", "|                    |",
                "|     1-A##1-B##     |", "|                    |", "|                    |",
                "|                    |", "|                    |", "|     1              |",
                "|                    |", "|          E         |", "+--------------------+",
            ])
        drawing.draw(way: report.floor.way(from: .register(1), to: "1-A") ?? [])
        #expect(drawing.lines.contains { $0.contains("*") })
    }
}
