import TillCore

/// Takes the arguments and keys of one line, each once, and says what is missing or too many.
struct RequestReader {
    let line: Line
    private var arguments: [Line.Token]
    private var keys: [Line.Token]
    private(set) var secondPerson: Int?
    private(set) var pin: Request.PIN?
    private(set) var newPIN: Request.PIN?
    /// A text of the line holds a payment card's number. Whatever is read as a text is looked at
    /// as it is read, so that no verb can forget to; only `reference` leaves it to the decision.
    private(set) var hasCardNumber = false
    private(set) var receiptCode: String?

    init(_ line: Line) {
        self.line = line
        arguments = line.tokens.filter { $0.key == nil }
        keys = line.tokens.filter { $0.key != nil }
    }

    /// `#119`: the first token, when it begins with `#`.
    mutating func number() throws(Unreadable) -> Int? {
        guard line.tokens[0].key == nil, !line.tokens[0].isQuoted,
            line.bytes[line.tokens[0].value.lowerBound] == UInt8(ascii: "#")
        else { return nil }
        let text = line.text(arguments.removeFirst()).dropFirst()
        guard let number = Int(text: String(text)), (1...Limits.number).contains(number) else {
            throw Unreadable(.badNumber)
        }
        return number
    }

    mutating func verb() throws(Unreadable) -> String {
        // A key before the verb is no verb.
        let first = line.tokens.first { $0.key != nil || !line.raw($0.value).hasPrefix("#") }
        guard let first else { throw Unreadable(.emptyLine) }
        guard first.key == nil, !first.isQuoted, !arguments.isEmpty else {
            throw Unreadable(.unknownVerb)
        }
        return line.text(arguments.removeFirst())
    }

    mutating func optionalVerb() throws(Unreadable) -> Verb? {
        guard !arguments.isEmpty else { return nil }
        let word = line.text(arguments.removeFirst())
        guard let verb = Verb(word: word) else { throw Unreadable(.unknownVerb, word) }
        return verb
    }

    /// The next argument.
    mutating func argument<Value: TextValue>(_ name: String) throws(Unreadable) -> Value {
        let token = try argumentToken(name)
        guard token.suffix.isEmpty, let value = Value(text: try seen(line.text(token), name)) else {
            throw Unreadable(.badValue, name)
        }
        look(at: value)
        return value
    }

    /// A text that has nothing hidden in it: all that people write is read through this. Only what
    /// a scanner sends may have separators.
    func seen(_ text: String, _ name: String) throws(Unreadable) -> String {
        guard text.hiddenCharacter == nil else { throw Unreadable(.controlCharacter, name) }
        return text
    }

    mutating func argumentToken(_ name: String) throws(Unreadable) -> Line.Token {
        guard !arguments.isEmpty else { throw Unreadable(.missingArgument, name) }
        return arguments.removeFirst()
    }

    /// Takes a bare word when it is the next argument: `KEY register=3 revoke`.
    mutating func flag(_ word: String) -> Bool {
        guard let first = arguments.first, !first.isQuoted, line.text(first) == word else {
            return false
        }
        arguments.removeFirst()
        return true
    }

    /// The next argument, where there is one.
    mutating func optionalArgument<Value: TextValue>(_ name: String) throws(Unreadable) -> Value? {
        arguments.isEmpty ? nil : try argument(name)
    }

    mutating func remainingArguments() -> [Line.Token] {
        defer { arguments = [] }
        return arguments
    }

    mutating func words() throws(Unreadable) -> [String] {
        let tokens = remainingArguments()
        guard tokens.allSatisfy({ $0.suffix.isEmpty }) else { throw Unreadable(.syntax) }
        let words = tokens.map { line.text($0) }
        guard words.count <= Limits.words else {
            throw Unreadable(.extraArgument, "more than \(Limits.words) words")
        }
        guard !words.isEmpty else { throw Unreadable(.missingArgument, "words") }
        let others = words.filter { ItemCode(text: $0)?.isGTIN != true }
        look(at: others.joined(separator: " "))
        return words
    }

    /// The value of a key that may be left out.
    mutating func key<Value: TextValue>(_ name: StaticString) throws(Unreadable) -> Value? {
        guard let text = try text(name) else { return nil }
        guard let value = Value(text: text) else { throw Unreadable(.badValue, "\(name)") }
        look(at: value)
        return value
    }

    mutating func key(
        _ name: StaticString, in range: ClosedRange<Int>
    ) throws(Unreadable) -> Int? {
        guard let value: Int = try key(name) else { return nil }
        guard range.contains(value) else { throw Unreadable(.badValue, "\(name)") }
        return value
    }

    /// The next argument, a number out of a range.
    mutating func argument(
        _ name: String, in range: ClosedRange<Int>
    ) throws(Unreadable) -> Int {
        let value: Int = try argument(name)
        guard range.contains(value) else { throw Unreadable(.badValue, name) }
        return value
    }

    /// An amount that is not negative.
    mutating func amount(_ name: StaticString) throws(Unreadable) -> Money? {
        guard let amount: Money = try key(name) else { return nil }
        guard amount >= .zero else { throw Unreadable(.badValue, "\(name)") }
        return amount
    }

    mutating func requiredAmount(_ name: StaticString) throws(Unreadable) -> Money {
        guard let amount = try amount(name) else { throw Unreadable(.missingKey, "\(name)") }
        return amount
    }

    mutating func required<Value: TextValue>(
        _ name: StaticString
    ) throws(Unreadable) -> Value {
        guard let value: Value = try key(name) else { throw Unreadable(.missingKey, "\(name)") }
        return value
    }

    /// Text of 1 to `maximum` bytes.
    mutating func text(_ name: StaticString, upTo maximum: Int) throws(Unreadable) -> String? {
        let text = try reference(name, upTo: maximum)
        if let text { look(at: text) }
        return text
    }

    /// The same, of what may be one of our own gift cards, or comes from a card terminal whose
    /// money has moved: whether it is a payment card's number is asked when it is decided.
    mutating func reference(
        _ name: StaticString, upTo maximum: Int
    ) throws(Unreadable) -> String? {
        guard let text = try text(name) else { return nil }
        guard (1...maximum).contains(text.utf8.count) else {
            throw Unreadable(.badValue, "\(name)")
        }
        return text
    }

    private mutating func text(_ name: StaticString) throws(Unreadable) -> String? {
        guard let index = keys.firstIndex(where: { line.hasKey($0, name) }) else { return nil }
        let token = keys.remove(at: index)
        guard !keys.contains(where: { line.hasKey($0, name) }) else {
            throw Unreadable(.repeatedKey, "\(name)")
        }
        return try seen(line.text(token), "\(name)")
    }

    /// Takes note of a card's number in what is a text; a price or a date has none.
    mutating func look(at value: some TextValue) {
        switch value {
        case let text as String: look(at: text)
        case ItemCode.own(let code) as ItemCode: look(at: code)
        default: break
        }
    }

    private mutating func look(at text: String) {
        if CardNumber.isFound(in: text) { hasCardNumber = true }
    }

    /// The values of a key that may stand several times.
    mutating func list(_ name: StaticString) throws(Unreadable) -> [String] {
        let found = keys.filter { line.hasKey($0, name) }
        keys.removeAll { line.hasKey($0, name) }
        var texts: [String] = []
        for token in found { texts.append(try seen(line.text(token), "\(name)")) }
        return texts
    }

    /// `by=21 pin=2121`: someone whose rights count for this line.
    mutating func readSecondPerson() throws(Unreadable) {
        guard let person = try key("by", in: Person.numbers) else { return }
        secondPerson = person
        try readPIN(of: person)
    }

    /// `code=K7QX2M`: what stands on the receipt that is brought.
    mutating func readReceiptCode() throws(Unreadable) {
        receiptCode = try text("code", upTo: Limits.receiptCode)
    }

    mutating func readPIN(of person: Int) throws(Unreadable) {
        pin = try digits("pin", of: person)
    }

    mutating func readNewPIN(of person: Int) throws(Unreadable) {
        newPIN = try digits("new", of: person)
    }

    private mutating func digits(
        _ name: StaticString, of person: Int
    ) throws(Unreadable) -> Request.PIN {
        let digits: String = try required(name)
        guard Limits.pin.contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else {
            throw Unreadable(.badValue, "\(name)")
        }
        return Request.PIN(person: person, digits: digits)
    }

    /// Nothing may be left over.
    func finish() throws(Unreadable) {
        if let token = arguments.first {
            throw Unreadable(.extraArgument, line.text(token))
        }
        if let key = keys.first?.key { throw Unreadable(.unknownKey, line.raw(key)) }
    }

    /// The line's bytes without the values of `pin=` and `new=`.
    var withoutPINs: [UInt8] {
        let secret = line.tokens.filter { line.hasKey($0, "pin") || line.hasKey($0, "new") }
        guard !secret.isEmpty else { return line.bytes }
        var bytes = line.bytes
        for token in secret.reversed() { bytes.removeSubrange(token.value) }
        return bytes
    }
}
