import TillCore

/// Arguments and keys that several verbs share.
extension RequestReader {
    /// Numbers that a line of a sale may have.
    static let lineNumbers = 1...999_999_999

    /// What a scanner read or a person typed: no text, as thousands of GTINs look like cards.
    mutating func code() throws(Unreadable) -> Scan {
        let token = try argumentToken("code")
        guard token.suffix.isEmpty else { throw Unreadable(.badValue, "code") }
        return try scan(line.text(token))
    }

    /// Scanners send separators; the store's own codes are text like any other.
    func scan(_ text: String) throws(Unreadable) -> Scan {
        guard let scan = Scan(text: text, labels: nil) else { throw Unreadable(.badValue, "code") }
        if case .own(let code) = scan.code { _ = try seen(code, "code") }
        return scan
    }

    mutating func lineNumber() throws(Unreadable) -> Int {
        try argument("line", in: Self.lineNumbers)
    }

    mutating func paymentNumber() throws(Unreadable) -> Int {
        try argument("payment", in: Self.lineNumbers)
    }

    /// An amount without a sign.
    mutating func amountArgument(_ name: String) throws(Unreadable) -> Money {
        let amount: Money = try argument(name)
        guard amount >= .zero else { throw Unreadable(.badValue, name) }
        return amount
    }

    /// What people give as a reason: the id of a configured one, or words of their own.
    mutating func reason() throws(Unreadable) -> String? {
        guard let reason = try text("reason", upTo: Station.maximumNameLength) else { return nil }
        guard reason.contains(where: { $0 != " " }) else {
            throw Unreadable(.badValue, "reason")
        }
        return reason
    }

    mutating func requiredReason() throws(Unreadable) -> String {
        guard let reason = try reason() else { throw Unreadable(.missingKey, "reason") }
        return reason
    }

    /// Letters, digits, `-`, `_` and `.`: a mode.
    mutating func word(_ name: StaticString) throws(Unreadable) -> String? {
        guard let word: String = try key(name) else { return nil }
        guard Station.isName(word) else { throw Unreadable(.badValue, "\(name)") }
        return word
    }

    mutating func list<Element: TextValue>(
        _ name: StaticString, upTo maximum: Int
    ) throws(Unreadable) -> [Element] {
        guard let list: CommaList<Element> = try key(name) else { return [] }
        guard (1...maximum).contains(list.elements.count) else {
            throw Unreadable(.badValue, "\(name)")
        }
        for element in list.elements { look(at: element) }
        return list.elements
    }

    /// `print=text columns=42 language=sv`: nothing when there is no `print=`.
    mutating func printOrder() throws(Unreadable) -> PrintOrder? {
        guard let form: PrintOrder.Form = try key("print") else { return nil }
        return try printOrder(as: form)
    }

    /// Of what is paper anyhow: text when there is no `print=`.
    mutating func paperOrder() throws(Unreadable) -> PrintOrder {
        let form: PrintOrder.Form? = try key("print")
        return try printOrder(as: form ?? .text)
    }

    private mutating func printOrder(
        as form: PrintOrder.Form
    ) throws(Unreadable) -> PrintOrder {
        var order = PrintOrder(form: form)
        order.columns = try key("columns")
        order.language = try key("language")
        return order
    }

    /// `card=6001`, `customer=1001`
    mutating func balanceName() throws(Unreadable) -> Balance.Name? {
        if let card = try numbered(.giftCard, "card") { return card }
        return try customer()
    }

    mutating func customer() throws(Unreadable) -> Balance.Name? {
        try key("customer", in: 1...Limits.customer).map { Balance.Name(.customer, $0.written) }
    }

    /// The number of a card or voucher of ours, which more than blanks are needed for. Whether it
    /// is a payment card's is asked where it is known which cards are ours.
    mutating func numbered(
        _ kind: Balance.Kind, _ key: StaticString
    ) throws(Unreadable) -> Balance.Name? {
        guard let text = try reference(key, upTo: Balance.maximumNumberLength) else { return nil }
        let name = Balance.Name(kind, text)
        guard !name.number.isEmpty else { throw Unreadable(.badValue, "\(key)") }
        return name
    }

    mutating func requiredBalanceName() throws(Unreadable) -> Balance.Name {
        guard let name = try balanceName() else { throw Unreadable(.missingKey, "card") }
        return name
    }

    /// `age=seen`, `born=2001-05-17`
    mutating func ageProof() throws(Unreadable) -> Command.AgeProof? {
        if let born: CivilDate = try key("born") { return .born(born) }
        guard let seen: String = try key("age") else { return nil }
        guard seen == "seen" else { throw Unreadable(.badValue, "age") }
        return .seen
    }

    mutating func cardSlip() throws(Unreadable) -> CardSlip {
        var slip = CardSlip()
        slip.terminal = try reference("terminal", upTo: CardSlip.maximumLength)
        slip.batch = try reference("batch", upTo: CardSlip.maximumLength)
        slip.authorisation = try reference("auth", upTo: CardSlip.maximumLength)
        slip.scheme = try reference("scheme", upTo: CardSlip.maximumLength)
        slip.lastFour = try reference("last4", upTo: CardSlip.maximumLength)
        if let digits = slip.lastFour {
            guard digits.utf8.count == 4, digits.utf8.allSatisfy(\.isDigit) else {
                throw Unreadable(.badValue, "last4")
            }
        }
        return slip
    }

    mutating func heldName() throws(Unreadable) -> String? {
        guard let name: String = try optionalArgument("name") else { return nil }
        guard (1...HeldSale.maximumNameLength).contains(name.utf8.count) else {
            throw Unreadable(.badValue, "name")
        }
        return name
    }
}
