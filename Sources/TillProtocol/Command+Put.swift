import TillCore

/// What is put into the catalogue, and beside it.
extension Command {
    /// `PUT item …`, `PUT price …`, `PUT code …`, `PUT place …`, `PUT promotion …` and the like
    static func put(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        let what: String = try reader.argument("item")
        switch what {
        case "item":
            let item = try item(&reader)
            return .putItem(item, ifNew: try firstCount(&reader))
        case "price": return try price(&reader)
        case "place": return try place(&reader)
        case "code": return try code(&reader)
        case "promotion": return try promotion(&reader)
        case "customer": return try customer(&reader)
        default: throw Unreadable(.badValue, what)
        }
    }

    /// `PUT item code name=… price=… vat=… group=…`
    private static func item(_ reader: inout RequestReader) throws(Unreadable) -> Item {
        var item = Item()
        item.code = try reader.code().code
        guard let name = try reader.text("name", upTo: Item.maximumNameLength) else {
            throw Unreadable(.missingKey, "name")
        }
        item.name = name
        item.price = try reader.requiredAmount("price")
        item.vatClass = try reader.required("vat")
        item.group = try reader.required("group")
        item.unit = try reader.key("unit") ?? .each
        item.place = try reader.text("place", upTo: Item.maximumPlaceLength)
        item.kind = try reader.key("kind") ?? .goods
        item.deposit = try reader.key("deposit")
        item.age = try reader.key("age", in: Item.ages)
        item.maximum = try reader.key("max").map(reader.quantity)
        item.blocked = try reader.text("blocked", upTo: Item.maximumReasonLength)
        item.isPriceOpen = try reader.key("open-price") ?? false
        return item
    }

    /// `if-new=yes stock=12 ref=1f0c…`
    private static func firstCount(
        _ reader: inout RequestReader
    ) throws(Unreadable) -> Command.FirstCount? {
        guard try reader.key("if-new") ?? false else { return nil }
        var first = Command.FirstCount()
        first.counted = try reader.key("stock").map(reader.quantity)
        guard first.counted != nil else { return first }
        first.reference = try reader.text("ref", upTo: Payment.maximumReferenceLength)
        return first
    }

    /// `PUT price code price from=2026-12-01`
    private static func price(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        let code = try reader.code().code
        let price = try reader.amountArgument("price")
        let from: CivilDate = try reader.required("from")
        return .putPrice(code, DatedPrice(from: from, price: price))
    }

    /// `PUT code code item=… [factor=12]`, `PUT code code off`
    private static func code(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        var put = Event.CodePut()
        put.code = try reader.code().code
        if reader.flag("off") { return .removeCode(put.code) }
        put.item = try reader.required("item")
        put.factor = try reader.key("factor", in: Item.factors) ?? 1
        return .putCode(put)
    }

    /// `PUT place code place [note=…] [planned=…]`, `PUT place code place off`
    private static func place(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        var placed = Event.ItemPlaced()
        placed.item = try reader.code().code
        placed.place = try reader.argument("place")
        guard (1...Item.maximumPlaceLength).contains(placed.place.utf8.count) else {
            throw Unreadable(.badValue, "place")
        }
        if reader.flag("off") {
            return .removePlace(Event.ItemUnplaced(placed.item, placed.place))
        }
        placed.planned = try reader.key("planned").map(reader.quantity)
        placed.note = try reader.text("note", upTo: Stock.maximumNoteLength)
        return .putPlace(placed)
    }

    /// `PUT promotion id text=… groups=… take=3 pay=2`, `PUT promotion id off`
    private static func promotion(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        var promotion = Promotion()
        promotion.id = try reader.argument("promotion")
        guard Station.isName(promotion.id) || Int(promotion.id) != nil,
            promotion.id.utf8.count <= Station.maximumNameLength
        else { throw Unreadable(.badValue, "promotion") }
        if reader.flag("off") { return .removePromotion(promotion.id) }
        guard let text = try reader.text("text", upTo: Item.maximumNameLength) else {
            throw Unreadable(.missingKey, "text")
        }
        promotion.text = text
        promotion.from = try reader.key("from")
        promotion.to = try reader.key("to")
        promotion.items = try reader.list("items", upTo: Promotion.maximumItems)
        promotion.groups = try reader.list("groups", upTo: Promotion.maximumItems)
        promotion.percent = try reader.key("percent")
        promotion.take = try reader.key("take", in: 2...Promotion.maximumTake)
        promotion.pay = try reader.key("pay", in: 1...Promotion.maximumTake)
        promotion.price = try reader.amount("price")
        promotion.amount = try reader.amount("amount")
        promotion.each = try reader.amount("each")
        promotion.hours = try reader.key("hours")
        promotion.days = try reader.list("days", upTo: DayOfWeek.allCases.count)
        return .putPromotion(promotion)
    }

    /// `PUT customer 1001 limit=5000.00 name="Bygg AB"`
    private static func customer(_ reader: inout RequestReader) throws(Unreadable) -> Command {
        var customer = Event.CustomerSet()
        customer.customer = try reader.argument("customer", in: 1...Limits.customer)
        customer.limit = try reader.requiredAmount("limit")
        return .putCustomer(customer, name: try reader.erasableName())
    }
}
