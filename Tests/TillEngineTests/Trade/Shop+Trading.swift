import TillTesting
import Testing

extension Shop {
    /// A shop with a supervisor at open registers.
    static func trading(at registers: String...) throws -> Shop {
        let shop = try Shop()
        for line in [
            "PUT item T-CARD name=Presentkort price=0.00 vat=exempt group=gifts kind=gift-card"
                + " open-price=yes",
            "PUT item T-DEBT name=Inbetalning price=0.00 vat=exempt group=gifts kind=account"
                + " open-price=yes",
            "PUT item T-CAN name=\"Pant burk\" price=2.00 vat=standard group=deposit kind=deposit",
        ] { try shop.ask("owner/x", line) }
        for register in registers {
            try shop.done(register, "LOGIN 21 pin=2121", "OPEN float=500.00")
        }
        return shop
    }

    /// Lines that are done, one after the other; gives the last one's answer.
    @discardableResult
    func done(
        _ station: String, _ lines: String..., at location: SourceLocation = #_sourceLocation
    ) throws -> Answered {
        var last: Answered?
        for line in lines {
            let answered = try ask(station, line)
            #expect(answered.isOK, "\(line): \(answered)", sourceLocation: location)
            last = answered
        }
        return try #require(last)
    }

    /// The code of a refusal.
    func refused(_ station: String, _ line: String) throws -> String {
        try ask(station, line).code
    }

    func sell(card: String, _ amount: String, at register: String) throws {
        try done(
            register, "SALE", "ITEM T-CARD card=\(card) price=\(amount)", "PAY card \(amount)",
            "END")
    }

    func balance(of card: String) throws -> String? {
        try send("owner/x", "BALANCE card=\(card)")["balance"]
    }
}
