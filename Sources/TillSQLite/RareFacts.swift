import TillCore

/// What few rows have, as keys and values in one text; there is none in most.
protocol RareFacts: Record {}

extension RareFacts {
    /// `nil` when there is nothing to say.
    var text: String? {
        guard self != Self() else { return nil }
        var writer = TextWriter()
        write(to: &writer)
        return String(decoding: writer.bytes.dropFirst(), as: UTF8.self)
    }

    /// What `text` wrote; `nil` when it can't be read.
    init?(text: String?) {
        guard let text else {
            self.init()
            return
        }
        guard let line = try? Line(parsing: Array(text.utf8)),
            let read = try? Self(reading: line)
        else { return nil }
        self = read
    }
}

/// A sale line's.
struct LineFacts: RareFacts {
    private var line = SaleLine()

    init() {}

    init(_ whole: SaleLine) {
        line.kind = whole.kind
        line.depositOf = whole.depositOf
        line.discount = whole.discount
        line.discountPercent = whole.discountPercent
        line.reason = whole.reason
        line.account = whole.account
        line.maximum = whole.maximum
        line.lot = whole.lot
        line.serial = whole.serial
        line.expiry = whole.expiry
        line.returned = whole.returned
        line.saleDiscount = whole.saleDiscount
    }

    func complete(_ other: inout SaleLine) {
        other.kind = line.kind
        other.depositOf = line.depositOf
        other.discount = line.discount
        other.discountPercent = line.discountPercent
        other.reason = line.reason
        other.account = line.account
        other.maximum = line.maximum
        other.lot = line.lot
        other.serial = line.serial
        other.expiry = line.expiry
        other.returned = line.returned
        other.saleDiscount = line.saleDiscount
    }

    mutating func code(with coder: inout some FieldCoder) {
        line.codeRareFacts(with: &coder)
        coder.field("sale-discount", &line.saleDiscount, usually: .zero)
    }
}

/// A payment's.
struct PaymentFacts: RareFacts {
    private var kept = Money.zero
    private var foreign: Money?
    private var rate: ExchangeRate?
    private var card = CardSlip()
    private var changeOf: Int?

    init() {}

    init(_ payment: Payment) {
        kept = payment.kept
        foreign = payment.foreign
        rate = payment.rate
        card = payment.card
        changeOf = payment.changeOf
    }

    func complete(_ payment: inout Payment) {
        payment.kept = kept
        payment.foreign = foreign
        payment.rate = rate
        payment.card = card
        payment.changeOf = changeOf
    }

    mutating func code(with coder: inout some FieldCoder) {
        coder.field("kept", &kept, usually: .zero)
        coder.field("foreign", &foreign)
        coder.field("rate", &rate)
        card.code(with: &coder)
        coder.field("change-of", &changeOf)
    }
}

/// An item's.
struct ItemRules: RareFacts {
    private var item = Item()

    init() {}

    init(_ whole: Item) {
        item.kind = whole.kind
        item.deposit = whole.deposit
        item.age = whole.age
        item.maximum = whole.maximum
        item.blocked = whole.blocked
        item.isPriceOpen = whole.isPriceOpen
    }

    func complete(_ other: inout Item) {
        other.kind = item.kind
        other.deposit = item.deposit
        other.age = item.age
        other.maximum = item.maximum
        other.blocked = item.blocked
        other.isPriceOpen = item.isPriceOpen
    }

    mutating func code(with coder: inout some FieldCoder) { item.codeRules(with: &coder) }
}
