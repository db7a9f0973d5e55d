import Testing
import TillCore
import TillProtocol

/// What can't be understood, and what is said about it.
@Suite struct UnreadableTests {
    private static let zeros = String(repeating: "0", count: 128)

    static let lines: [(String, ErrorCode, Int?)] =
        grammar + numbers + verbs + values + hello + hidden

    /// Names, of whatever they are, in every way to write what is hidden in them.
    private static let hidden: [(String, ErrorCode, Int?)] = [
        #"PUT item A name="a\x1b[31m" price=1.00 vat=a group=b"#,
        #"PUT item A name="a\nb" price=1.00 vat=a group=b"#,
        "PUT item A name=\"a\u{9B}31m\" price=1.00 vat=a group=b",
        "PUT item A name=\"a\u{202E}b\" price=1.00 vat=a group=b",
        "PUT item A name=a\u{200B}b price=1.00 vat=a group=b",
        #"PUT item A name=a price=1.00 vat=a group="b\x07""#,
        #"PUT item A name=a price=1.00 vat=a group=b blocked="a\nb""#,
        #"PUT item A name=a price=1.00 vat=a group=b deposit="a\nb""#,
        #"PUT item "A\nB" name=a price=1.00 vat=a group=b"#, #"PUT place A "K\n1""#,
        #"PUT place A K-1 note="a\nb""#, #"PUT promotion P text="a\nb" groups=x percent=1.00"#,
        #"PUT customer 1001 limit=1.00 name="a\nb""#, #"PERSON 18 role=cashier name="a\nb""#,
        #"HOLD "a\nb""#, #"ITEM "a\x1b""#, #"RING "a\x1b"*2 pay=cash:1.00"#,
        #"RING A pay="card:1.00:a\nb""#, #"PAY card 1.00 ref="a\nb""#,
        #"STOCKTAKE A 1 ref="a\nb""#,
    ].map { ("#5 " + $0, .controlCharacter, 5) }

    private static let grammar: [(String, ErrorCode, Int?)] = [
        ("", .emptyLine, nil), ("   ", .emptyLine, nil), ("#5", .emptyLine, 5),
        ("PING\u{0}", .controlCharacter, nil), ("#5 PING\t", .controlCharacter, 5),
        ("#5 FIND \"x", .syntax, 5), ("FIND a\"b", .syntax, nil), ("FIND \"\\q\"", .syntax, nil),
    ]

    private static let numbers: [(String, ErrorCode, Int?)] = [
        ("#0 SALE", .badNumber, nil), ("#01 SALE", .badNumber, nil), ("#x SALE", .badNumber, nil),
        ("#-1 SALE", .badNumber, nil), ("#+1 SALE", .badNumber, nil), ("# SALE", .badNumber, nil),
        ("#1000000000000000 SALE", .badNumber, nil),
        ("#9223372036854775807 SALE", .badNumber, nil),
        ("#99999999999999999999 SALE", .badNumber, nil),
        ("SALE", .numberRequired, nil), ("#5 PING", .numberNotAllowed, 5),
        ("#5 X", .numberNotAllowed, 5), ("CLOSEDAY", .numberRequired, nil),
    ]

    private static let verbs: [(String, ErrorCode, Int?)] = [
        ("#5 DANCE", .unknownVerb, 5), ("a=b PING", .unknownVerb, nil),
        ("\"PING\"", .unknownVerb, nil), ("HELP DANCE", .unknownVerb, nil),
        ("#5 #6 SALE", .unknownVerb, 5), ("vo\u{131}d 1", .unknownVerb, nil),
        ("PING colour=red", .unknownKey, nil), ("#5 SALE pin=1234", .unknownKey, 5),
        ("#5 LOGIN 17 pin=1234 by=21", .unknownKey, 5),
        ("#5 KEY register=3 revoke rights=sell", .unknownKey, 5),
        ("FIND x limit=1 limit=2", .repeatedKey, nil),
        ("#5 OPEN float=1.00 float=1.00", .repeatedKey, 5),
        ("#5 SALE by=21 by=21 pin=2121", .repeatedKey, 5),
        ("PRICE", .missingArgument, nil), ("#5 QTY 1", .missingArgument, 5),
        ("#5 RING", .missingArgument, 5), ("#5 RING pay=cash:1.00", .missingArgument, 5),
        ("#5 PUT", .missingArgument, 5), ("FIND limit=1", .missingArgument, nil),
        ("PING now", .extraArgument, nil), ("#5 SALE now", .extraArgument, 5),
        ("#5 PAY cash 1.00 2.00", .extraArgument, 5),
        ("#5 RING" + String(repeating: " a", count: 201), .extraArgument, 5),
        ("#5 OPEN", .missingKey, 5), ("#5 SALE by=21", .missingKey, 5),
        ("#5 LOGIN 17", .missingKey, 5), ("#5 PIN 17", .missingKey, 5),
        ("#5 KEY register=3", .missingKey, 5), ("#5 KEY revoke", .missingKey, 5),
        ("#5 EPOCH register=3", .missingKey, 5), ("#5 COUNT", .missingKey, 5),
        ("#5 PUT item A price=1.00 vat=a group=b", .missingKey, 5),
    ]

    private static let values: [(String, ErrorCode, Int?)] = [
        "OPEN float=1", "OPEN float=1.005", "OPEN float=one", "OPEN float=",
        "OPEN float=1.00 day=2026-02-30", "QTY 1 1.2345", "QTY x 1", "VOID 01", "VOID \"1\"x",
        "PAY cash 1", "PAY cash 1.00 ref=\"\"", "ITEM A price=-1.00", "ITEM A price=1",
        "ITEM A qty=x", "ITEM \"\"", "PUT thing A", "PUT item A name=\"\"",
        "PUT item A name=a price=-1.00 vat=a group=b",
        "PUT item A name=a price=1.00 vat=a group=b unit=litre",
        "PUT item A name=\(String(repeating: "x", count: 101)) price=1.00 vat=a group=b",
        "LOGIN 0 pin=4711", "LOGIN 100000 pin=4711", "LOGIN 17 pin=471", "LOGIN 17 pin=123456789",
        "LOGIN 17 pin=47a1", "LOGIN 17 pin=٤٧١١", "PIN 17 new=\"\"", "SALE by=x pin=2121",
        "KEY register=0 revoke", "KEY register=10000 revoke", "KEY service=3 revoke",
        "KEY service=\"a b\" revoke", "KEY register=3 public=ab", "KEY register=3 public=AB",
        "PERSON 17 role=cashier active=maybe", "EPOCH register=3 last=-1",
        "EPOCH register=3 last=1000000000000000",
        "EPOCH register=3 last=1 receipt=9223372036854775806",
        "RING A*x", "RING A*2@1", "RING A@-1.00", "RING A@", "RING \"A\"x", "RING @1.00",
        "RING A pay=cash", "RING A pay=cash:1", "RING A pay=cash:1.00:",
        "RING A expect=1",
    ].map { ("#5 " + $0, .badValue, 5) }

    private static let hello: [(String, ErrorCode, Int?)] = [
        ("HELLO register=3", .missingKey, nil), ("HELLO v=2 register=3", .version, nil),
        ("HELLO v=x register=3", .badValue, nil), ("HELLO v=1", .missingKey, nil),
        ("HELLO v=1 register=0", .badValue, nil), ("HELLO v=1 service=x", .missingKey, nil),
        ("HELLO v=1 service=3 station=a", .badValue, nil),
        ("HELLO v=1 service=x station=\"a/b\"", .badValue, nil),
        ("HELLO v=1 register=3 nonce=ab", .badValue, nil),
        ("HELLO v=1 register=3 proof=\(zeros)", .missingKey, nil),
        ("HELLO v=1 register=3 nonce=\(zeros.prefix(32)) proof=ab", .badValue, nil),
        ("HELLO v=1 register=3 last=-1", .badValue, nil),
        ("HELLO v=1 guest register=3", .unknownKey, nil),
        ("#5 HELLO v=1 guest", .numberNotAllowed, 5), ("RECEIPT 17", .badValue, nil),
        ("RECEIPT 0-1", .badValue, nil), ("RECEIPT 1-01", .badValue, nil),
        ("SETTLEMENTS waiting=maybe", .badValue, nil), ("ACK 1 head=ab", .numberRequired, nil),
        ("#5 ACK 1", .missingKey, 5), ("#5 ACK 1 head=ab", .badValue, 5),
        ("#5 ACK 0 head=\(zeros)", .badValue, 5), ("#5 ACK head=\(zeros)", .missingArgument, 5),
        ("SETTLEMENTS limit=0", .badValue, nil), ("SETTLEMENTS limit=101", .badValue, nil),
        ("FIND x limit=101", .badValue, nil), ("REPLY one", .badValue, nil),
    ]

    @Test(arguments: lines.map { ($0.0, $0.1) })
    func isNotUnderstood(line: String, code: ErrorCode) {
        guard case .unreadable(let found) = Request(parsing: Array(line.utf8)).content else {
            Issue.record("\(line) was understood")
            return
        }
        #expect(found.code == code, "\(line): \(found.text)")
    }

    @Test func aNumberThatCanBeReadIsKept() {
        for (line, _, number) in Self.lines {
            #expect(Request(parsing: Array(line.utf8)).number == number, "\(line)")
        }
    }

    @Test func bytesThatAreNoText() {
        let request = Request(parsing: Array("#5 PING ".utf8) + [0xFF])
        guard case .unreadable(let found) = request.content else {
            Issue.record("understood")
            return
        }
        #expect(found.code == .notUTF8)
        #expect(request.number == 5)
    }

    /// The codes that a reader of lines can come to; the others belong to connections.
    @Test func everyCodeOfALineIsHere() {
        let connections: Set<ErrorCode> = [
            .lineTooLong, .helloFirst, .helloAgain, .tooSlow, .tooManyConnections, .shuttingDown,
        ]
        let found = Set(Self.lines.map { $0.1 }).union([.notUTF8])
        #expect(found == Set(ErrorCode.allCases).subtracting(connections))
    }
}
