import TillClient
import TillCore

/// What a cashier typed or scanned.
///
/// ```
/// 7310865001825        an item
/// 2*7310865001825      two of it; 7310865001825*2 as well
/// void 3               takes line 3 back
/// cash 200             pays, and ends the sale when nothing is left to pay
/// ```
/// Anything that is no command is a code, so a code that is also a word is typed as `item help`.
enum SellCommand: Equatable {
    case item(code: String, quantity: Quantity?)
    case find(String)
    case void(line: Int)
    case quantity(line: Int, Quantity)
    case total
    case cancel
    /// Without an amount: what is left to pay.
    case pay(tender: String, Money?, reference: String?)
    case x
    case z
    case count(Money)
    case receipt(String)
    case login
    case logout
    case help
    case quit

    struct Problem: Error {
        let sentence: String
    }

    init(_ text: String) throws(Problem) {
        let words = text.split(separator: " ").map(String.init)
        let rest = Array(words.dropFirst())
        switch (words.first ?? "", rest.count) {
        case ("find", 1...): self = .find(rest.joined(separator: " "))
        case ("void", 1): self = .void(line: try Self.line(rest[0]))
        case ("qty", 2):
            self = .quantity(line: try Self.line(rest[0]), try Self.quantity(rest[1]))
        case ("total", 0): self = .total
        case ("cancel", 0): self = .cancel
        case ("pay", 1...3): self = try Self.payment(rest)
        case ("cash", 0...1), ("card", 0...2), ("swish", 0...2): self = try Self.payment(words)
        case ("x", 0): self = .x
        case ("z", 0): self = .z
        case ("count", 1): self = .count(try Self.money(rest[0]))
        case ("receipt", 1): self = .receipt(rest[0])
        case ("login", 0): self = .login
        case ("logout", 0): self = .logout
        case ("help", 0): self = .help
        case ("quit", 0): self = .quit
        case ("item", 1...): self = Self.item(rest.joined(separator: " "))
        case ("find", _), ("void", _), ("qty", _), ("pay", _), ("count", _), ("receipt", _):
            throw Problem(sentence: "`\(words[0])` needs something else behind it; see help")
        default: self = Self.item(text)
        }
    }

    private static func item(_ text: String) -> SellCommand {
        let (code, quantity) = Typed.item(text)
        return .item(code: code, quantity: quantity)
    }

    private static func payment(_ words: [String]) throws(Problem) -> SellCommand {
        let amount = words.count > 1 ? try money(words[1]) : nil
        return .pay(tender: words[0], amount, reference: words.count > 2 ? words[2] : nil)
    }

    private static func line(_ text: String) throws(Problem) -> Int {
        guard let line = Int(text: text), line > 0 else {
            throw Problem(sentence: "`\(text)` is not the number of a line")
        }
        return line
    }

    private static func quantity(_ text: String) throws(Problem) -> Quantity {
        guard let quantity = Typed.quantity(text) else {
            throw Problem(sentence: "`\(text)` is not a quantity")
        }
        return quantity
    }

    static func money(_ text: String) throws(Problem) -> Money {
        guard let money = Typed.money(text) else {
            throw Problem(sentence: "`\(text)` is not an amount")
        }
        return money
    }
}
