import TillCore
import TillEngine
import TillProtocol
import TillServer

/// A Swedish grocer's to try things out in: four registers without keys, three people, two hundred
/// real products with made-up prices. Its accounts are those of the house (`BAS`).
struct DemoShop {
    let configuration: Configuration
    private let floor: Floor?
    /// Of a configuration that was given there are no goods.
    private let isOurs: Bool

    private static let text = """
        store name="Kvarnens Livs" currency=SEK company="Kvarnens Livs AB" \
        organisation=556677-8899 id=kvarnen
        vat class=food percent=12.00
        vat class=food percent=6.00 from=2026-04-01 to=2027-12-31
        vat class=food percent=12.00 mode=eat-in
        vat class=standard percent=25.00
        rate percent=25.00
        rate percent=12.00
        rate percent=6.00
        tender name=cash kind=cash unit=1.00
        tender name=card kind=card
        tender name=swish kind=card
        tender name=giftcard text="Presentkort" kind=gift-card refund=yes
        tender name=voucher text="Värdebevis" kind=voucher
        tender name=account text="På konto" kind=account
        tender name=eur kind=foreign currency=EUR rate=11.25 unit=5.00
        group name=dairy text="Mejeri"
        group name=bread text="Bröd"
        group name=drinks text="Dryck"
        group name=pantry text="Skafferi"
        group name=sweets text="Godis och snacks"
        group name=frozen text="Fryst"
        group name=fruit text="Frukt och grönt"
        group name=household text="Hushåll"
        group name=other text="Övrigt"
        group name=deposit text="Pant"
        group name=gifts text="Presentkort"
        group name=alcohol text="Öl och vin"
        accounts transit=1949 kept=3990 deposit=2897 float=1919
        reason kind=paid-in name=change text="Växel från banken" account=1940
        reason kind=paid-out name=supplies text="Förbrukningsmaterial" account=5460
        reason kind=paid-out name=postage text="Porto" account=6250
        reason kind=return name=broken text="Trasig" stock=off
        reason kind=return name=regret text="Ångrat köp"
        reason kind=return name=deposit text="Pant"
        rules discount-limit=10.00 paid-out-limit=500.00
        register number=1
        register number=2
        register number=3
        register number=4
        access guests=yes proof=optional

        """

    private static let people: [(number: Int, role: String, pin: String, name: String)] = [
        (1, "manager", "1001", "Maj"), (17, "cashier", "4711", "Kim"),
        (21, "supervisor", "2121", "Sam"),
    ]

    /// - Parameters: what was given takes the place of the demonstration's own.
    init(_ configuration: Configuration?, _ floor: Floor?) throws {
        isOurs = configuration == nil
        self.configuration =
            try configuration ?? Configuration(text: Self.text + DemoSynonyms.text)
        self.floor = try floor ?? (isOurs ? Floor(text: DemoFloor.text) : nil)
    }

    func record(in shop: inout Shop) throws {
        try shop.configure(configuration)
        if isOurs { try Self.fill(&shop) }
        // The demonstration's goods keep their places, whatever the floor.
        if let floor { try shop.record(.setFloor(floor)) }
    }

    /// People, goods and how many there are, in one batch.
    private static func fill(_ shop: inout Shop) throws {
        for person in people {
            var set = Event.PersonSet()
            set.person = person.number
            set.role = person.role
            try shop.record(.setPerson(set, name: person.name))
            let pin = Request.PIN(person: person.number, digits: person.pin)
            try shop.record(
                .setPIN(person: person.number), newPIN: try shop.secrets.verifier(of: pin))
        }
        let goods = try DemoCatalogue.csv.split(separator: "\n").dropFirst().map(item)
        for item in goods { try shop.record(.putItem(item)) }
        for line in DemoTrade.lines.split(separator: "\n") { try shop.record(try command(line)) }
        for (index, item) in goods.enumerated() {
            let count = DemoTrade.onShelf(index)
            try shop.record(try command("STOCKTAKE \(item.code.written) \(count)"))
        }
        for line in DemoTrade.furtherPlaces.split(separator: "\n") {
            try shop.record(try command(line))
        }
        try shop.engine.commit()
    }

    private static func command(_ line: some StringProtocol) throws -> Command {
        let request = Request(parsing: Array("#1 \(line)".utf8))
        guard case .command(let command) = request.content else {
            throw ExitFailure(.bug, "the demo's set-up can't be read: \(line)")
        }
        return command
    }

    private static func item(_ row: Substring) throws -> Item {
        let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard cells.count == 7, let code = ItemCode(text: cells[0]),
            let price = Money(text: cells[2])
        else { throw ExitFailure(.bug, "the demo's goods can't be read: \(row)") }
        var item = Item()
        item.code = code
        item.name = cells[1]
        item.price = price
        item.vatClass = cells[3]
        item.group = cells[4]
        item.unit = cells[5] == "kg" ? .kilogram : .each
        item.place = cells[6].isEmpty ? nil : cells[6]
        return item
    }
}
