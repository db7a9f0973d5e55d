import Testing
import TillClient
import TillCore

/// Plays a conversation between a cashier, a register and a server:
///
/// ```
/// K: 2*T-MILK<Enter>      keys; those without a sign in angle brackets
/// C: # SALE               what the register must ask, `#` where it takes a number
/// S: OK                   what it is answered; rows stand before it
/// M: !! No such item      what the message rows must hold
/// E: > T-MILK             what the entry row must hold
/// A: ring                 another action
/// B: 7310865001825<Enter> keys that come together, as a scanner's do
/// ```
struct Play {
    private(set) var checkout: Checkout
    private var actions: [Checkout.Action]
    private var rows: [String] = []

    /// A register where 17 is logged in and the drawer open.
    static let ready =
        "OK store=\"Kvarnens Livs\" currency=SEK day=2026-11-23 register=3 state=open person=17"

    /// A server that knows these verbs, and every other one with them.
    static let verbs = """
        S: - verb=FIND usage=FIND
        S: - verb=PRICE usage=PRICE
        S: - verb=WHERE usage=WHERE
        S: - verb=ITEM usage=ITEM
        S: - verb=QTY usage=QTY
        S: - verb=VOID usage=VOID
        S: - verb=DISCOUNT usage=DISCOUNT
        S: - verb=REPRICE usage=REPRICE
        S: - verb=RETURN usage=RETURN
        S: - verb=HOLD usage=HOLD
        S: - verb=RECALL usage=RECALL
        S: - verb=CANCEL usage=CANCEL
        S: - verb=PAY usage=PAY
        S: - verb=UNPAY usage=UNPAY
        S: - verb=RECEIPT usage=RECEIPT
        S: - verb=OPEN usage=OPEN
        S: - verb=PAIDIN usage=PAIDIN
        S: - verb=NOSALE usage=NOSALE
        S: - verb=COUNT usage="#seq COUNT cash=AMOUNT [pieces=]"
        S: - verb=LOGIN usage=LOGIN
        S: - verb=LOGOUT usage=LOGOUT
        S: - verb=TRAINING usage=TRAINING
        S: - verb=X usage=X
        S: - verb=Z usage=Z

        """

    init(
        hello: String = ready, help: String = "S: - verb=END usage=END\n",
        _ surroundings: Checkout.Surroundings = Checkout.Surroundings()
    ) throws {
        checkout = Checkout(hello: try Line(parsing: Array(hello.utf8)), surroundings)
        actions = checkout.start()
        try run("C: HELP\n" + Self.verbs + help + "S: OK")
    }

    var screen: String { checkout.screen(.usual).text }

    mutating func run(
        _ text: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        for line in text.split(separator: "\n") {
            let words = String(line.dropFirst(3))
            switch line.prefix(3) {
            case "K: ": for key in Self.keys(words) { actions += checkout.pressed(key) }
            case "B: ": actions += checkout.pressed(Self.keys(words))
            case "C: ": expect(.ask(Self.request(words), isNumbered: words.hasPrefix("#")), line)
            case "S: ": try answer(words)
            case "A: ": expect(words == "leave" ? .leave : .ring, line)
            case "M: ", "E: ":
                let rows = screen.split(separator: "\n", omittingEmptySubsequences: false)
                let row = line.hasPrefix("M") ? rows[..<21].suffix(4).joined() : String(rows[21])
                #expect(
                    row.contains(words), "\(line)\n\(screen)", sourceLocation: sourceLocation)
            default: Issue.record("\(line)", sourceLocation: sourceLocation)
            }
            func expect(_ action: Checkout.Action, _ line: Substring) {
                let found = actions.isEmpty ? nil : actions.removeFirst()
                #expect(
                    found == action, "\(line)\n\(screen)", sourceLocation: sourceLocation)
            }
        }
    }

    /// These happen next.
    mutating func expect(
        _ expected: [Checkout.Action], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let found = Array(actions.prefix(expected.count))
        #expect(found == expected, sourceLocation: sourceLocation)
        actions.removeFirst(found.count)
    }

    /// Nothing more happens than was told.
    func expectSilence(sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(actions.isEmpty, sourceLocation: sourceLocation)
    }

    mutating func change(_ body: (inout Checkout) -> Void) { body(&checkout) }

    private static func request(_ words: String) -> String {
        words.hasPrefix("# ") ? String(words.dropFirst(2)) : words
    }

    private mutating func answer(_ line: String) throws {
        rows.append(line)
        guard !line.hasPrefix("- ") else { return }
        var reader = ResponseReader()
        for row in rows {
            if case .complete(let response) = try reader.received(Array(row.utf8)) {
                actions += checkout.answered(response)
            }
        }
        rows = []
    }

    static func keys(_ text: String) -> [Keystroke] {
        var keys: [Keystroke] = []
        var rest = text[...]
        while let character = rest.popFirst() {
            if character == "<", let end = rest.firstIndex(of: ">") {
                keys += named(String(rest[..<end])).map { [$0] } ?? []
                rest = rest[rest.index(after: end)...]
            } else {
                keys.append(.text(character))
            }
        }
        return keys
    }

    private static func named(_ name: String) -> Keystroke? {
        switch name {
        case "Enter": .enter
        case "Esc": .escape
        case "Tab": .tab
        case "Up": .up
        case "Down": .down
        case "Left": .left
        case "Back": .backspace
        case "PageDown": .pageDown
        default:
            if name.hasPrefix("^") {
                .control(Character(String(name.dropFirst())))
            } else {
                Int(name.dropFirst()).map(Keystroke.function)
            }
        }
    }
}
