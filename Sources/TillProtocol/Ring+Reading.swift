import TillCore

extension Command.Ring {
    /// `RING code[*qty][@price]… pay=tender:amount[:ref]… [expect=TOTAL]`
    init(_ reader: inout RequestReader) throws(Unreadable) {
        let tokens = reader.remainingArguments()
        guard !tokens.isEmpty else { throw Unreadable(.missingArgument, "code") }
        guard tokens.count <= Self.maximumItems else {
            throw Unreadable(.extraArgument, "more than \(Self.maximumItems) items")
        }
        var items: [Command.RingItem] = []
        items.reserveCapacity(tokens.count)
        for token in tokens { items.append(try Self.item(token, of: reader)) }
        var payments: [Command.RingPayment] = []
        for text in try reader.list("pay") { payments.append(try Self.payment(text)) }
        self.init(items: items, payments: payments, expected: try reader.key("expect"))
        mode = try reader.word("mode")
        print = try reader.printOrder()
        let age = try reader.ageProof()
        if age != nil { for index in self.items.indices { self.items[index].age = age } }
    }

    /// The suffix of a quoted code stands after its closing quote; a bare code ends at the first
    /// `*` or `@`.
    private static func item(
        _ token: Line.Token, of reader: RequestReader
    ) throws(Unreadable) -> Command.RingItem {
        let line = reader.line
        var suffix = line.bytes[token.suffix]
        var code = line.text(token)
        if !token.isQuoted {
            let bytes = line.bytes[token.value]
            let end = bytes.firstIndex(where: isMark) ?? bytes.endIndex
            code = line.raw(bytes.startIndex..<end)
            suffix = bytes[end...]
        }
        var item = Command.RingItem(scan: try reader.scan(code))
        if suffix.first == UInt8(ascii: "*") {
            let end = suffix.firstIndex(of: UInt8(ascii: "@")) ?? suffix.endIndex
            let text = line.raw(suffix.startIndex + 1..<end)
            guard let quantity = Quantity(text: text), quantity >= .zero else {
                throw Unreadable(.badValue, "quantity")
            }
            item.quantity = quantity
            suffix = suffix[end...]
        }
        guard !suffix.isEmpty else { return item }
        let text = line.raw(suffix.startIndex + 1..<suffix.endIndex)
        guard suffix.first == UInt8(ascii: "@"), let price = Money(text: text), price >= .zero
        else { throw Unreadable(.badValue, "price") }
        item.price = price
        return item
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "@")
    }

    /// `card:58.70:1234`
    private static func payment(_ text: String) throws(Unreadable) -> Command.RingPayment {
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let amount = Money(text: String(parts[1])) else {
            throw Unreadable(.badValue, "pay")
        }
        let reference = parts.count == 3 ? String(parts[2]) : nil
        if let reference {
            guard (1...Payment.maximumReferenceLength).contains(reference.utf8.count) else {
                throw Unreadable(.badValue, "pay")
            }
        }
        return Command.RingPayment(
            tender: String(parts[0]), amount: amount, reference: reference)
    }
}
