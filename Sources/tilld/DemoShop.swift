import TillCore
import TillEngine
import TillProtocol
import TillServer

/// A Swedish grocer's to try things out in: four registers without keys, three people, two hundred
/// real products with made-up prices.
enum DemoShop {
    static let text = """
        store name="Kvarnens Livs" currency=SEK company="Kvarnens Livs AB" \
        organisation=556677-8899 id=kvarnen
        vat class=food percent=12.00
        vat class=food percent=6.00 from=2026-04-01 to=2027-12-31
        vat class=food percent=12.00 mode=eat-in
        vat class=standard percent=25.00
        rate percent=25.00 sales=3001 vat=2611
        rate percent=12.00 sales=3002 vat=2621
        rate percent=6.00 sales=3003 vat=2631
        tender name=cash kind=cash unit=1.00 account=1910
        tender name=card kind=card account=1686
        tender name=swish kind=card account=1930
        tender name=giftcard text="Presentkort" kind=gift-card account=2421 refund=yes
        tender name=voucher text="Värdebevis" kind=voucher account=1687
        tender name=account text="På konto" kind=account account=1510
        tender name=eur kind=foreign currency=EUR rate=11.25 unit=5.00 account=1915
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
        account number=1510 name="Kundfordringar"
        account number=1687 name="Fordran pant och kuponger"
        account number=1915 name="Kassa euro"
        account number=1940 name="Växelkassa bank"
        account number=1949 name="Pengar på väg till banken"
        account number=2421 name="Presentkort"
        account number=3990 name="Övriga intäkter"
        account number=5460 name="Förbrukningsmaterial"
        account number=6250 name="Porto"
        account number=1686 name="Kortinlösen"
        account number=1910 name="Kassa"
        account number=1911 name="Kassa 1"
        account number=1912 name="Kassa 2"
        account number=1913 name="Kassa 3"
        account number=1914 name="Kassa 4"
        account number=1930 name="Bank, Swish"
        account number=2611 name="Utgående moms 25 %"
        account number=2621 name="Utgående moms 12 %"
        account number=2631 name="Utgående moms 6 %"
        account number=3001 name="Försäljning 25 % moms"
        account number=3002 name="Försäljning 12 % moms"
        account number=3003 name="Försäljning 6 % moms"
        account number=3740 name="Öres- och kronutjämning"
        account number=6991 name="Kassadifferenser"
        accounts rounding=3740 difference=6991 transit=1949 kept=3990
        reason kind=paid-in name=change text="Växel från banken" account=1940
        reason kind=paid-out name=supplies text="Förbrukningsmaterial" account=5460
        reason kind=paid-out name=postage text="Porto" account=6250
        reason kind=return name=broken text="Trasig"
        reason kind=return name=regret text="Ångrat köp"
        reason kind=return name=deposit text="Pant"
        rules discount-limit=10.00 paid-out-limit=500.00
        register number=1 account=1911
        register number=2 account=1912
        register number=3 account=1913
        register number=4 account=1914
        access guests=yes proof=optional

        """

    static let people: [(number: Int, role: String, pin: String, name: String)] = [
        (1, "manager", "1001", "Maj"), (17, "cashier", "4711", "Kim"),
        (21, "supervisor", "2121", "Sam"),
    ]

    static func configuration() throws -> Configuration { try Configuration(text: text) }

    /// People and goods, in one batch.
    static func fill(_ shop: inout Shop) throws {
        for person in people {
            var set = Event.PersonSet()
            set.person = person.number
            set.role = person.role
            try shop.record(.setPerson(set, name: person.name))
            let pin = Request.PIN(person: person.number, digits: person.pin)
            try shop.record(
                .setPIN(person: person.number), newPIN: try shop.secrets.verifier(of: pin))
        }
        for row in DemoCatalogue.csv.split(separator: "\n").dropFirst() {
            try shop.record(.putItem(try item(row)))
        }
        for line in DemoTrade.lines.split(separator: "\n") { try shop.record(try command(line)) }
        try shop.engine.commit()
    }

    private static func command(_ line: Substring) throws -> Command {
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
