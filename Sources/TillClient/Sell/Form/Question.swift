import TillCore

/// One thing that a request needs to know, and what was answered so far.
package struct Question: Equatable, Sendable {
    /// Where in the request the answer stands.
    package enum Slot: Equatable, Sendable {
        case argument
        case field(String)
        /// `10%` as `percent=10.00`, `10` as `amount=10.00`.
        case reduction
        /// `seen` as `age=seen`, a date as `born=2001-05-17`.
        case age
        /// Nowhere: it is asked to be sure.
        case nowhere
    }

    /// How what is typed is read.
    package enum Kind: Sendable {
        case text, words, number, money, quantity, receipt, pieces, tenders, reduction, secret,
            consent, age, choice
        /// What may be scanned: an item's code, a card's number, a reference.
        case code
    }

    package let label: Words
    package let slot: Slot
    package let kind: Kind
    /// What Enter alone answers; empty when it answers nothing.
    package var usual: String
    package let isNeeded: Bool
    /// False for what the register knows by itself.
    package let isAsked: Bool
    /// As typed.
    package var answer: String
    package var choices: [Choice] = []

    init(
        _ label: Words, _ slot: Slot, _ kind: Kind = .text, usual: String = "",
        isNeeded: Bool = true
    ) {
        self.label = label
        self.slot = slot
        self.kind = kind
        self.usual = usual
        self.isNeeded = isNeeded
        isAsked = true
        answer = ""
    }

    /// What needs no asking.
    package init(known slot: Slot, _ value: String) {
        label = Words(same: "")
        self.slot = slot
        kind = .text
        usual = ""
        isNeeded = true
        isAsked = false
        answer = value
    }

    /// To be sure.
    static let consent = Question(.sure, .nowhere, .consent, usual: "y")

    static func consent(_ label: Words) -> Question {
        Question(label, .nowhere, .consent, usual: "y")
    }

    /// Enter alone is yes, and so is a letter for it; all else is no.
    static func isYes(_ text: String) -> Bool { ["", "y", "j"].contains(text.lowercased()) }

    /// One of a list, where there is one; else what people write.
    func choosing(_ choices: [Choice]) -> Question {
        guard !choices.isEmpty else { return self }
        var question = Question(label, slot, .choice, usual: usual, isNeeded: true)
        question.choices = choices
        return question
    }

    package var isOpen: Bool { isAsked && isNeeded && answer.isEmpty && usual.isEmpty }

    /// What goes to the wire: one value, or several words; `nil` when what was typed is none.
    func value(on register: String) -> String? {
        let text = answer.isEmpty ? usual : answer
        guard !text.isEmpty else { return isNeeded ? nil : "" }
        switch kind {
        case .text, .words, .secret, .code, .age: return text
        case .consent: return Self.isYes(answer) ? text : nil
        case .choice: return Choice.id(of: text, in: choices)
        case .number: return Int(text: text).flatMap { $0 > 0 ? text : nil }
        case .money: return signed(text) { Typed.money($0)?.written }
        case .quantity: return Typed.quantity(text)?.written
        case .receipt: return text.contains("-") ? text : "\(register)-\(text)"
        case .pieces: return Typed.pieces(text)
        case .tenders: return Typed.tenders(text)
        case .reduction:
            guard text.hasSuffix("%") else { return Typed.money(text)?.written }
            return Typed.money(String(text.dropLast()).trimmedRight).map { $0.written + "%" }
        }
    }

    /// A code that was scanned where an amount was asked for is none: no customer hands over ten
    /// million.
    private static let mostDigits = 7

    private func signed(_ text: String, _ read: (String) -> String?) -> String? {
        let amount = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard amount.prefix(while: \.isNumber).count <= Self.mostDigits else { return nil }
        return read(String(amount)).map { (amount.count < text.count ? "-" : "") + $0 }
    }

    /// What is wrong with what was typed.
    var complaint: Words {
        guard !answer.isEmpty else { return Words.needed.with(label) }
        let words: Words =
            switch kind {
            case .text, .words, .secret, .receipt, .code, .age, .consent: .cannotBe
            case .number: .noNumber
            case .money: .noMoney
            case .quantity: .noQuantity
            case .tenders: .noTenders
            case .pieces: .noPieces
            case .reduction: .noReduction
            case .choice: .noChoice
            }
        // What is secret is not shown.
        let shown = kind == .secret ? String(repeating: "*", count: answer.count) : answer
        return words.with(label, Words(same: shown))
    }

    func write(_ value: String, to line: inout TextWriter) {
        guard !value.isEmpty else { return }
        switch slot {
        case .argument where kind == .words:
            for word in value.split(separator: " ") { line.argument(String(word)) }
        case .argument:
            line.argument(value)
        case .field(let key) where kind == .tenders:
            for part in value.split(separator: " ") { field(key, String(part), &line) }
        case .field(let key):
            field(key, value, &line)
        case .reduction where value.hasSuffix("%"):
            field("percent", String(value.dropLast()), &line)
        case .reduction:
            field("amount", value, &line)
        case .age:
            field(value == "seen" ? "age" : "born", value, &line)
        case .nowhere:
            break
        }
    }

    private func field(_ key: String, _ value: String, _ line: inout TextWriter) {
        line.raw(" \(key)=")
        line.text(value)
    }
}
