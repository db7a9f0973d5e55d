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
            consent
    }

    package let label: String
    package let slot: Slot
    package let kind: Kind
    /// What Enter alone answers; empty when it answers nothing.
    package let usual: String
    package let isNeeded: Bool
    /// False for what the register knows by itself.
    package let isAsked: Bool
    /// As typed.
    package var answer: String

    package init(
        _ label: String, _ slot: Slot, _ kind: Kind = .text, usual: String = "",
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
        label = ""
        self.slot = slot
        kind = .text
        usual = ""
        isNeeded = true
        isAsked = false
        answer = value
    }

    /// To be sure.
    static let consent = Question("Sure? Enter: yes, Esc: no", .nowhere, .consent, usual: "yes")

    package var isOpen: Bool { isAsked && isNeeded && answer.isEmpty && usual.isEmpty }

    /// What goes to the wire: one value, or several words; `nil` when what was typed is none.
    func value(on register: String) -> String? {
        let text = answer.isEmpty ? usual : answer
        guard !text.isEmpty else { return isNeeded ? nil : "" }
        switch kind {
        case .text, .words, .secret: return text
        case .consent: return answer.isEmpty ? text : nil
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
    var complaint: String {
        guard !answer.isEmpty else { return "\(label): something has to stand here" }
        switch kind {
        case .text, .words, .secret, .receipt: return "\(label): `\(answer)` can't be"
        case .consent: return "Enter for yes, Esc for no"
        case .number: return "\(label): `\(answer)` is not a number"
        case .money: return "\(label): `\(answer)` is not an amount, as 200 or 12.50 are"
        case .quantity: return "\(label): `\(answer)` is not a quantity, as 2 or 0.350 are"
        case .tenders: return "\(label): `\(answer)` is not a count, as card:1200 is"
        case .pieces: return "\(label): `\(answer)` is not a count, as 500*2 100*3 are"
        case .reduction: return "\(label): `\(answer)` is no reduction, as 10% or 25.00 are"
        }
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
