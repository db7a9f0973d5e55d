import TillClient
import TillCore

extension Desk {
    /// Does what was typed; false when that was to quit.
    mutating func perform(_ command: SellCommand) async throws -> Bool {
        switch command {
        case .item(let code, let quantity): try await sell(code, quantity)
        case .find(let words): try await show("FIND", words)
        case .void(let line): try await change("VOID \(line)", "void line \(line)")
        case .quantity(let line, let quantity):
            try await change("QTY \(line) \(quantity.written)", "line \(line)")
        case .total: try await showTotal()
        case .cancel: try await cancel()
        case .pay(let tender, let amount, let reference):
            try await pay(tender, amount, reference)
        case .x: try await show("X", "")
        case .z: try await sealDay()
        case .count(let cash): try await count(cash)
        case .receipt(let number): try await show(receipt: number)
        case .login: try await logIn()
        case .logout: try await logOut()
        case .help: Output.lines(Self.help.split(separator: "\n").map(String.init))
        case .quit: return false
        }
        return true
    }

    private func show(_ verb: StaticString, _ words: String) async throws {
        let line = request(verb) { line in
            for word in words.split(separator: " ") { line.argument(String(word)) }
        }
        guard let response = try await ask(line, numbered: false) else { return }
        Output.lines(ResponseText.lines(response))
    }

    private static let help = """
        CODE, 2*CODE, CODE*2   sells an item; `item CODE` if the code is also a command
        find WORDS             looks items up by name
        void 3                 takes line 3 back
        qty 3 2                makes line 3 two pieces
        total                  shows the sale
        cash 200, card, swish  pays; without an amount, what is left to pay
        pay TENDER AMOUNT REF  the same for any tender
        cancel                 drops the sale
        receipt 3-413          shows a receipt
        count 1234             counts the drawer's cash, which closes it
        x, z                   figures so far; seals the register's day
        login, logout, quit
        """
}
