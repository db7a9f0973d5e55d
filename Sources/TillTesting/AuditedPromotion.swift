import TillCore

/// An offer, as the auditor knows it.
///
/// Which pieces it gets is not for the auditor to work out a second time: there is one best way
/// among very many, and `PromotionPropertyTests` holds it against every way there is. The auditor
/// looks at all lines each time, where the house looks only at those that compete with a changed
/// one.
package struct AuditedPromotion: Sendable {
    package let id: String
    package let text: String
    let promotion: Promotion

    package init(_ words: [String]) {
        id = words[1]
        text = Auditor.value("text", words) ?? ""
        var promotion = Promotion()
        promotion.id = id
        promotion.items = Self.list("items", words).compactMap { ItemCode(text: $0) }
        promotion.groups = Self.list("groups", words)
        promotion.percent = Auditor.value("percent", words).flatMap { Percent(text: $0) }
        promotion.take = Auditor.value("take", words).flatMap { Int($0) }
        promotion.pay = Auditor.value("pay", words).flatMap { Int($0) }
        promotion.price = Self.money("price", words)
        promotion.amount = Self.money("amount", words)
        promotion.each = Self.money("each", words)
        self.promotion = promotion
    }

    private static func list(_ key: String, _ words: [String]) -> [String] {
        Auditor.value(key, words)?.split(separator: ",").map(String.init) ?? []
    }

    private static func money(_ key: String, _ words: [String]) -> Money? {
        Auditor.value(key, words).flatMap { Money(text: $0) }
    }
}

extension AuditedSale {
    package mutating func promote(by promotions: [AuditedPromotion]) {
        for number in numbers { lines[number]!.promotions = [:] }
        guard !promotions.isEmpty else { return }
        var round = PromotionRound(
            PromotionIndex(promotions.map(\.promotion)), begun: .epoch)
        for share in round.work(numbers.map { lines[$0]!.saleLine($0) }).shares {
            lines[share.line]!.promotions[share.rule] = Int(share.amount.minor)
        }
    }
}

extension AuditedLine {
    /// The same for the house.
    fileprivate func saleLine(_ number: Int) -> SaleLine {
        var line = SaleLine()
        line.line = number
        line.item = ItemCode(text: goods.code) ?? .own("")
        line.kind = goods.saleKind
        line.unit = goods.isByWeight ? .kilogram : .each
        line.group = goods.group
        line.quantity = Quantity(thousandths: Int64(quantity))
        line.price = Money(minor: Int64(price))
        line.amount = Money(minor: Int64(amount))
        line.discount = Money(minor: Int64(discount))
        line.isOwnPrice = isOwnPrice
        line.pricing = goods.isOpenPrice ? .open : .catalogue
        return line
    }
}

extension Shop.Goods {
    fileprivate var saleKind: Item.Kind {
        switch kind {
        case "service": .service
        case "deposit": .deposit
        case "gift-card": .giftCard
        case "account": .account
        default: .goods
        }
    }
}
