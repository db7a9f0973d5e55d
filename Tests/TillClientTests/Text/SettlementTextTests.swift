import Testing
import TillClient

@Suite struct SettlementTextTests {
    private func shown(_ lines: String...) throws -> [String] {
        var reader = ResponseReader()
        for line in lines {
            guard case .complete(let response) = try reader.received(Array(line.utf8)) else {
                continue
            }
            return SettlementText.lines(response)
        }
        return []
    }

    /// As wide as a screen: no folder, no head, no seconds.
    @Test func aLineForEachDay() throws {
        let head = String(repeating: "ab", count: 32)
        let shown = try shown(
            "- settlement=142 day=2026-11-23 state=written sealed=2026-11-23T22:50:04.120+01:00"
                + " waiting=9 attempts=4 outcome=failed folder=000142-2026-11-23 head=\(head)",
            "- settlement=141 day=2026-11-22 state=acknowledged"
                + " sealed=2026-11-22T22:50:03.870+01:00"
                + " acknowledged=2026-11-23T08:15:00.004+01:00 by=flag,ack"
                + " folder=000141-2026-11-22 head=\(head)",
            "OK rows=2")
        #expect(
            shown == [
                "settlement  day         state         sealed            acknowledged"
                    + "      by        waiting  attempts  outcome",
                "       142  2026-11-23  written       2026-11-23 22:50                  "
                    + "            9 h             4  failed",
                "       141  2026-11-22  acknowledged  2026-11-22 22:50  2026-11-23 08:15"
                    + "  flag,ack",
            ])
    }

    @Test func noneIsSaid() throws {
        #expect(try shown("OK rows=0") == ["nothing"])
    }
}
