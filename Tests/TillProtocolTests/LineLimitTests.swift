import TillCore
import TillProtocol
import Testing

/// What a line may hold: at its limit it is read, beyond it is not.
@Suite struct LineLimitTests {
    private static func text(_ count: Int) -> String { String(repeating: "x", count: count) }

    private static func list(_ count: Int, _ element: (Int) -> String) -> String {
        (1...count).map(element).joined(separator: ",")
    }

    private static func refusal(of line: String) -> Unreadable? {
        guard case .unreadable(let found) = Request(parsing: Array(line.utf8)).content else {
            return nil
        }
        return found
    }

    private static let put = "#1 PUT item A name=a price=1.00 vat=a group=b"

    static let texts: [(limit: Int, line: @Sendable (String) -> String)] = [
        (40, { "#1 PAY cash 1.00 ref=\($0)" }), (40, { "#1 HOLD \($0)" }),
        (40, { "#1 RECEIVE A 1 ref=\($0)" }), (40, { "#1 STOCKTAKE A 1 ref=\($0)" }),
        (40, { "#1 ADJUST A 1 reason=\($0)" }), (40, { "#1 SALE mode=\($0)" }),
        (40, { "\(put) place=\($0)" }), (40, { "\(put) blocked=\($0)" }),
        (40, { "#1 PUT promotion \($0) text=a items=A take=3 pay=2" }),
        (40, { "HELLO v=1 service=\($0) station=a" }),
        (40, { "HELLO v=1 service=a station=\($0)" }),
        (40, { "BALANCE card=\($0)" }), (40, { "PRICE \($0)" }),
        (60, { "#1 PUT place A K-1 note=\($0)" }), (100, { "#1 PERSON 17 role=a name=\($0)" }),
        (100, { "#1 PUT item A name=\($0) price=1.00 vat=a group=b" }),
        (100, { "#1 PUT customer 1 limit=1.00 name=\($0)" }),
        (100, { "#1 PUT promotion P text=\($0) items=A take=3 pay=2" }),
    ]

    @Test(arguments: texts.indices)
    func textsHaveSoManyBytes(index: Int) {
        let (limit, line) = Self.texts[index]
        #expect(Self.refusal(of: line(Self.text(limit))) == nil, "\(line("..."))")
        #expect(Self.refusal(of: line(Self.text(limit + 1)))?.code == .badValue, "\(line("..."))")
    }

    static let values: [(taken: [String], refused: [String], line: @Sendable (String) -> String)] =
        [
            (["1", "99"], ["0", "100"], { "\(put) age=\($0)" }),
            (["1000", "99999999"], ["100", "999999999"], { "#1 LOGIN 17 pin=\($0)" }),
            (
                ["2", "100"], ["1", "101"], { "#1 PUT promotion P text=a items=A take=\($0) pay=1" }
            ),
            (["1", "9999"], ["0", "10000"], { "HELLO v=1 register=\($0)" }),
            (["1", "99999"], ["0", "100000"], { "#1 PERSON \($0) role=a" }),
            (["1", "999999999"], ["0", "1000000000"], { "#1 PUT customer \($0) limit=1.00" }),
            (["1", "500"], ["0", "501"], { "#1 RECALL \($0)" }),
            (["1", "100"], ["0", "101"], { "FIND x limit=\($0)" }),
            (["1", "100"], ["0", "101"], { "WHERE A limit=\($0)" }),
            (["1", "100"], ["0", "101"], { "SETTLEMENTS limit=\($0)" }),
            (["1", "100"], ["0", "101"], { "SETTLEMENTS waiting=yes limit=\($0)" }),
            (["1", "500"], ["0", "501"], { "LIST groups limit=\($0)" }),
            (["1", "500"], ["0", "501"], { "JOURNAL from=1 limit=\($0)" }),
            (["1000000"], ["1000001"], { "#1 COUNT cash=1.00 pieces=1.00*\($0)" }),
        ]

    @Test(arguments: values.indices)
    func valuesHaveTheirRange(index: Int) {
        let (taken, refused, line) = Self.values[index]
        for value in taken { #expect(Self.refusal(of: line(value)) == nil, "\(line(value))") }
        for value in refused {
            #expect(Self.refusal(of: line(value))?.code == .badValue, "\(line(value))")
        }
    }

    @Test func listsHaveSoManyParts() {
        func items(_ count: Int) -> String {
            "#1 PUT promotion P text=a items=\(Self.list(count) { "i\($0)" }) take=3 pay=2"
        }
        func groups(_ count: Int) -> String {
            "#1 PUT promotion P text=a groups=\(Self.list(count) { "g\($0)" }) take=3 pay=2"
        }
        func pieces(_ count: Int) -> String {
            "#1 COUNT cash=1.00 pieces=\(Self.list(count) { "\($0).00*1" })"
        }
        for (limit, line) in [(100, items), (100, groups), (40, pieces)] {
            #expect(Self.refusal(of: line(limit)) == nil)
            #expect(Self.refusal(of: line(limit + 1))?.code == .badValue)
        }
    }

    /// What is said then names the limit.
    @Test func linesHaveSoManyWords() {
        let words = String(repeating: " x", count: 8)
        #expect(Self.refusal(of: "FIND" + words) == nil)
        let many = Self.refusal(of: "FIND" + words + " x")
        #expect(many?.code == .extraArgument && many?.text.contains("8 words") == true)
        let items = String(repeating: " A", count: 200)
        #expect(Self.refusal(of: "#1 RING\(items) pay=cash:1.00") == nil)
        let more = Self.refusal(of: "#1 RING\(items) A pay=cash:1.00")
        #expect(more?.code == .extraArgument && more?.text.contains("200 items") == true)
    }

    @Test func aNumberHasFifteenDigits() {
        let digits = String(repeating: "9", count: 15)
        #expect(Request(parsing: Array("#\(digits) CANCEL".utf8)).number == Limits.number)
        #expect(Self.refusal(of: "#\(digits)9 CANCEL")?.code == .badNumber)
    }
}
