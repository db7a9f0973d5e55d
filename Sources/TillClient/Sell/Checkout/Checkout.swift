import TillCore

/// A register at a keyboard: keys and replies go in, requests to the server and a picture come out.
///
/// It knows what the cashier is in the middle of, and shows what the server said last. It decides
/// nothing of the trade and reckons no money: after each change it asks for the sale anew
/// (`TOTAL`). One request is under way at a time; keys that come meanwhile wait their turn, so that
/// a scanner may be faster than the link. No file, socket or clock: the program around it does what
/// the actions say.
///
/// Four things hold everywhere:
/// - What was typed stays until the server has taken it. A refused line is there to be mended.
/// - A code that was refused stays on the screen until somebody puts it away with Esc; what is
///   scanned before that waits, and is sold then. Other refusals stay until Esc, or until something
///   goes well that was typed after them.
/// - What a scanner types answers no question: it waits until the question is done.
/// - What a refusal asks for in addition, a second person before all, is asked and sent with the
///   same line (`Draft`).
package struct Checkout: Sendable {
    package enum Action: Equatable, Sendable {
        /// The reply comes back as `answered`.
        case ask(String, isNumbered: Bool)
        case ring
        case repaint
        case suspend
        case leave
        /// Says HELLO anew; comes back as `connected`, or as a failure.
        case connect
        /// From here on nothing is kept on disk.
        case forgetMemory
        /// To the printer that the program was given.
        case print([String])
    }

    /// What the middle of the screen is used for.
    enum Pane: Equatable, Sendable {
        case sale
        case form(Draft)
        case menu(Menu)
        case list(Pick)
        case reading(Reading)
    }

    /// What the program around it knows, and the server does not tell.
    package struct Surroundings: Sendable {
        package var language = Language.english
        /// The date on the wall; the business day is told when it is another.
        package var today: String?
        /// Whether who is logged in has to say a PIN first: nobody knows who has come back.
        package var isLocked = false

        package init() {}
    }

    /// What was typed, in the order in which it came.
    enum Input: Equatable, Sendable {
        case key(Keystroke)
        /// Faster than anybody types, and ended with Enter.
        case burst(String)
    }

    /// A scanner that was left lying on its trigger.
    private static let mostKeysAhead = 10_000
    static let mostWaiting = 100

    package var surroundings: Surroundings
    let store: String
    let currency: String
    let register: String
    var day: String?
    var person: String?
    var role: String?
    /// What may be chosen, by the list that it is in (`LIST tenders`).
    var choices: [String: [Choice]] = [:]
    /// Reasons, by their kind.
    var reasons: [String: [Choice]] = [:]
    var names: [String: String] = [:]
    var isDrawerOpen: Bool
    var isTraining: Bool
    /// Until who was logged in has said a PIN.
    var isLocked = false
    /// Verbs that the server knows, with their usage; empty until it has told.
    var usages: [String: String] = [:]

    var sale: ShownSale?
    /// The number of the selected line.
    var selected: Int?
    var lastReceipt: String?
    var lastZ: String?
    /// The change of the last sale, until the next one begins.
    var change: String?

    var pane = Pane.sale
    var entry = TypedLine()
    /// The code that was being typed when a form came in its way.
    var parked = ""
    var message: Message?
    /// A code that was refused. It stays until somebody has acknowledged it, whatever else is said.
    var refusal: Words?
    /// What was scanned and could not be sold at once, in order.
    var waiting: [String] = []
    /// Whether the open sale was begun for a line that is not taken yet.
    var isSaleImplied = false
    /// Why there is no link at present.
    var linkTrouble: String?
    /// What was to be sent, and could not be kept on disk before.
    var unkept: [Draft] = []

    private(set) var underWay: Draft?
    var agenda: [Draft] = []
    private var keysAhead: [Input] = []
    /// Whether what is under way was typed before the last reply was there to be seen.
    private(set) var isAhead = false
    private var actions: [Action] = []

    /// - Parameter hello: what HELLO was answered.
    package init(hello: Line, _ surroundings: Surroundings = Surroundings()) {
        self.surroundings = surroundings
        store = hello.value("store") ?? ""
        currency = hello.value("currency") ?? ""
        register = hello.value("register") ?? ""
        day = hello.value("day")
        person = hello.value("person")
        if let person, let name = hello.value("name") { names[person] = name }
        let state = hello.value("state")
        isTraining = hello.value("training") == "yes"
        isDrawerOpen = state == "open" || (state == "sale" && day != nil)
        sale = state == "sale" ? ShownSale(total: hello.value("total") ?? "") : nil
    }

    /// What to do first: learn what the server knows, and how an open sale stands.
    ///
    /// - Parameter earlier: what became of lines that were sent before the program ended.
    package mutating func start(after earlier: [String] = []) -> [Action] {
        agenda = [Draft(Words(same: ""), "HELP", .verbs, isNumbered: false)]
        defer {
            if !earlier.isEmpty {
                message = .alert(Words(same: earlier.joined(separator: "; ")))
            }
        }
        if sale != nil {
            message = .note(.saleIsOpen)
            if !surroundings.isLocked { refresh() }
        }
        if surroundings.isLocked && person != nil {
            lock()
        } else if sale == nil {
            makeReady()
        }
        advance()
        return taken()
    }

    package mutating func pressed(_ key: Keystroke) -> [Action] {
        if key == .control("z") { return [.suspend] }
        if key == .control("l") { return [.repaint] }
        // With the link lost, no reply would let another key through.
        if key == .control("c") && underWay != nil && isStuck { return [.leave] }
        received(.key(key))
        return taken()
    }

    /// Keys that came together: what a scanner types is known by that.
    package mutating func pressed(_ keys: [Keystroke]) -> [Action] {
        var actions: [Action] = []
        var rest = keys[...]
        while !rest.isEmpty {
            if let (burst, length) = Self.burst(rest) {
                received(.burst(burst))
                actions += taken()
                rest = rest.dropFirst(length)
            } else if let key = rest.popFirst() {
                actions += pressed(key)
            }
        }
        return actions
    }

    /// Text that ends with Enter, long enough for a code; `/` begins the menu's letters.
    private static func burst(_ keys: ArraySlice<Keystroke>) -> (String, length: Int)? {
        var text = ""
        for key in keys {
            if case .text(let character) = key {
                text.append(character)
            } else if key == .enter, text.count >= 4, !text.hasPrefix("/") {
                return (text, text.count + 1)
            } else {
                return nil
            }
        }
        return nil
    }

    private mutating func received(_ input: Input) {
        guard underWay == nil else {
            if keysAhead.count < Self.mostKeysAhead { keysAhead.append(input) }
            return
        }
        isAhead = false
        handle(input)
    }

    /// No reply comes, or somebody is tired of waiting for one.
    private var isStuck: Bool { linkTrouble != nil || keysAhead.contains(.key(.control("c"))) }

    package mutating func answered(_ response: Response) -> [Action] {
        guard let draft = underWay else {
            preconditionFailure("a reply came that nobody asked for")
        }
        underWay = nil
        if response.status == .ok {
            succeeded(draft, response)
        } else {
            refused(draft, response)
        }
        advance()
        sellWaiting()
        while underWay == nil && !keysAhead.isEmpty {
            isAhead = true
            handle(keysAhead.removeFirst())
            sellWaiting()
        }
        return taken()
    }

    package mutating func lostLink(_ why: String) { linkTrouble = why }
    package mutating func linkIsBack() { linkTrouble = nil }

    package mutating func received(notice: String) { tell(.note(.serverSays.with(notice))) }
}

extension Checkout {
    var isWaiting: Bool { underWay != nil }

    mutating func act(_ action: Action) { actions.append(action) }

    mutating func taken() -> [Action] {
        defer { actions = [] }
        return actions
    }

    /// Sends the next request, when none is under way.
    mutating func advance() {
        guard underWay == nil, !agenda.isEmpty else { return }
        let draft = agenda.removeFirst()
        underWay = draft
        act(.ask(draft.request(on: register), isNumbered: draft.isNumbered))
    }

    /// Waits until HELLO was said anew.
    mutating func connect() {
        underWay = Draft(Words(same: ""), "HELLO", .epoch, isNumbered: false)
        act(.connect)
    }

    /// What was under way gets no reply: takes it back, and what was to follow.
    mutating func interrupted() -> [Draft] {
        let drafts = (underWay.map { [$0] } ?? []) + agenda
        underWay = nil
        agenda = []
        forgetKeysAhead()
        return drafts
    }

    /// Asks for the sale as it stands now.
    mutating func refresh() {
        agenda.append(Draft(Words(same: ""), "TOTAL", .standing, isNumbered: false))
    }

    /// A refusal that nobody can have seen yet is not overwritten.
    mutating func tell(_ message: Message?) {
        if isAhead && self.message?.weight == .alert { return }
        self.message = message
    }

    mutating func alert(_ words: Words) {
        message = .alert(words)
        act(.ring)
    }

    /// What was under way in a form fell through; keys typed ahead were for something else. What
    /// was scanned meanwhile is still to be sold.
    mutating func forgetKeysAhead() {
        for case .burst(let text) in keysAhead where waiting.count < Self.mostWaiting {
            waiting.append(text)
        }
        keysAhead = []
    }
}
