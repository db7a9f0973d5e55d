import TillCore
import TillProtocol

/// What is said of goods on the floor, and what it means.
enum StockRequests {
    static let all: [(String, Command)] = [
        ("#1 RECEIVE T-MILK 24 place=K-1 ref=4711", .receive(received)),
        ("CHECK receive T-MILK 24 ref=4711 place=K-1", .check(.receive(received))),
        ("#1 MOVE T-MILK 0.5 from=4-B-2 to=K-1", .move(moved)),
        ("#1 STOCKTAKE T-MILK 0 ref=2026-11", .takeStock(counted)),
        ("#1 \(put) if-new=yes stock=3 ref=week", .putItem(item, ifNew: firstCount)),
        ("#1 \(put) if-new=yes", .putItem(item, ifNew: Command.FirstCount())),
        ("#1 \(put) if-new=no", .putItem(item)),
        ("STOCK T-MILK", .stock(.own("T-MILK"))),
        ("#1 PUT place T-MILK K-1 note=\"top shelf\" planned=12", .putPlace(placed)),
        ("#1 PUT code CASE item=T-MILK factor=12", .putCode(code)),
        ("#1 PUT code CASE off", .removeCode(.own("CASE"))),
        ("#1 PUT place T-MILK K-1 off", .removePlace(unplaced)),
        ("CHECK PUT place T-MILK K-1 off by=1 pin=1001", .check(.removePlace(unplaced))),
        ("#1 PUT price T-MILK 17.90 from=2026-12-01", .putPrice(.own("T-MILK"), price)),
    ]

    private static let code = Event.CodePut(.own("CASE"), of: .own("T-MILK"), factor: 12)

    /// Each is `BAD` with this code.
    static let unreadable: [(String, ErrorCode)] = [
        ("RECEIVE T-MILK 1", .numberRequired), ("#1 STOCK T-MILK", .numberNotAllowed),
        ("#1 CHECK RECEIVE T-MILK 1", .numberNotAllowed), ("CHECK", .missingArgument),
        ("CHECK #1 RECEIVE T-MILK 1", .unknownVerb), ("CHECK SALE", .badValue),
        ("CHECK CHECK RECEIVE T-MILK 1", .badValue), ("CHECK STOCK T-MILK", .badValue),
        ("CHECK DANCE", .unknownVerb), ("#1 RECEIVE T-MILK", .missingArgument),
        ("#1 RECEIVE T-MILK -1", .badValue), ("#1 STOCKTAKE T-MILK -1", .badValue),
        ("#1 \(put) stock=3", .unknownKey), ("#1 \(put) if-new=yes ref=week", .unknownKey),
        ("#1 \(put) if-new=yes stock=-1", .badValue), ("#1 \(put) if-new=maybe", .badValue),
        ("#1 MOVE T-MILK 1 from=A", .missingKey), ("#1 MOVE T-MILK 1 to=A", .missingKey),
        ("#1 MOVE T-MILK 1 from=A to=A", .badValue), ("#1 PUT price T-MILK 1.00", .missingKey),
        ("#1 PUT price T-MILK -1.00 from=2026-12-01", .badValue),
        ("#1 PUT place T-MILK", .missingArgument),
        ("#1 PUT code CASE", .missingKey), ("#1 PUT code", .missingArgument),
        ("#1 PUT code CASE item=T-MILK factor=0", .badValue),
        ("#1 PUT code CASE item=T-MILK factor=10001", .badValue),
        ("#1 PUT code CASE off item=T-MILK", .unknownKey),
        ("#1 PUT place T-MILK K-1 on", .extraArgument),
        ("#1 PUT place T-MILK K-1 planned=-1", .badValue),
        ("#1 PUT place T-MILK K-1 note=\"\"", .badValue),
        ("#1 PUT place T-MILK " + String(repeating: "K", count: 41), .badValue),
        ("#1 PUT place T-MILK K-1 note=" + String(repeating: "n", count: 61), .badValue),
    ]

    private static let put = "PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy"

    private static let item: Item = {
        var item = Item()
        item.code = .own("T-MILK")
        item.name = "Mjölk"
        item.price = Money(minor: 1690)
        item.vatClass = "food"
        item.group = "dairy"
        return item
    }()

    private static let firstCount: Command.FirstCount = {
        var first = Command.FirstCount()
        first.counted = Quantity(thousandths: 3000)
        first.reference = "week"
        return first
    }()

    private static let received: Event.GoodsReceived = {
        var received = Event.GoodsReceived()
        received.item = .own("T-MILK")
        received.quantity = Quantity(thousandths: 24_000)
        received.place = "K-1"
        received.reference = "4711"
        return received
    }()

    private static let moved: Event.GoodsMoved = {
        var moved = Event.GoodsMoved()
        moved.item = .own("T-MILK")
        moved.quantity = Quantity(thousandths: 500)
        moved.from = "4-B-2"
        moved.to = "K-1"
        return moved
    }()

    private static let counted: Event.StockCounted = {
        var counted = Event.StockCounted()
        counted.item = .own("T-MILK")
        counted.reference = "2026-11"
        return counted
    }()

    private static let placed: Event.ItemPlaced = {
        var placed = Event.ItemPlaced()
        placed.item = .own("T-MILK")
        placed.place = "K-1"
        placed.planned = Quantity(thousandths: 12_000)
        placed.note = "top shelf"
        return placed
    }()

    private static let unplaced = Event.ItemUnplaced(.own("T-MILK"), "K-1")

    private static let price = DatedPrice(
        from: CivilDate(daysSince1970: 20_788), price: Money(minor: 1790))
}
