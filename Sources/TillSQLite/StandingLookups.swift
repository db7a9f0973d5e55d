import TillCore
import TillEngine

/// Fetches what is kept beside receipts.
final class StandingLookups {
    private let returned: Statement
    private let refunded: Statement
    private let copied: Statement
    private let corrected: Statement
    private let balance: Statement
    private let customerList: Statement
    private let people: Statement

    init(_ database: Database) throws(SQLiteFault) {
        returned = try database.prepare(
            "SELECT line, quantity, amount, rate, vat, reduced FROM returned WHERE entry = ?")
        refunded = try database.prepare("SELECT tender, amount FROM refunds WHERE entry = ?")
        copied = try database.prepare("SELECT 1 FROM copies WHERE entry = ?")
        corrected = try database.prepare(
            "SELECT payment, to_tender FROM retenders WHERE entry = ?")
        balance = try database.prepare(
            "SELECT amount, credit, blocked FROM balances WHERE kind = ? AND number = ?")
        customerList = try database.prepare(
            """
            SELECT number, amount, credit, blocked, name FROM balances
            LEFT JOIN customer_names ON customer = CAST(number AS INTEGER)
            WHERE kind = 'customer' AND number >= ? ORDER BY number LIMIT ?
            """)
        people = try database.prepare("SELECT person, name FROM names")
    }

    /// What has happened to an ended sale since.
    func history(ofEntry entry: Int) throws(SQLiteFault) -> ReceiptHistory {
        var history = ReceiptHistory()
        returned.bind(1, entry)
        defer { returned.reset() }
        while try returned.step() {
            var line = ReceiptHistory.Returned()
            line.quantity = Quantity(thousandths: Int64(returned.int(1)))
            line.amount = returned.money(2)
            line.reduced = returned.money(5)
            history.returned[returned.int(0)] = line
            let rate = VATRate(basisPoints: Int64(returned.int(3)))
            history.returnedVAT[rate, default: VATTally()] += VATTally(
                gross: line.amount, vat: returned.money(4))
        }
        copied.bind(1, entry)
        defer { copied.reset() }
        history.isCopied = try copied.step()
        corrected.bind(1, entry)
        defer { corrected.reset() }
        while try corrected.step() { history.corrected[corrected.int(0)] = corrected.text(1) }
        return history
    }

    /// What tenders have given back of an ended sale.
    func refunds(ofEntry entry: Int) throws(SQLiteFault) -> [String: Money] {
        refunded.bind(1, entry)
        defer { refunded.reset() }
        var found: [String: Money] = [:]
        while try refunded.step() { found[refunded.text(0)] = refunded.money(1) }
        return found
    }

    /// In the order of their numbers' digits, which is that of the table.
    func customers(from first: String, limit: Int) throws(SQLiteFault) -> [Customer] {
        customerList.bind(1, first)
        customerList.bind(2, limit)
        defer { customerList.reset() }
        var found: [Customer] = []
        while try customerList.step() {
            var balance = Balance(Balance.Name(.customer, customerList.text(0)))
            balance.amount = customerList.money(1)
            balance.limit = customerList.money(2)
            balance.isBlocked = customerList.int(3) != 0
            found.append(Customer(balance, name: customerList.optionalText(4)))
        }
        return found
    }

    func names() throws(SQLiteFault) -> Names {
        defer { people.reset() }
        var found: [Int: String] = [:]
        while try people.step() { found[people.int(0)] = people.text(1) }
        return Names(people: found)
    }

    func find(_ name: Balance.Name) throws(SQLiteFault) -> Balance? {
        balance.bind(1, name.kind.rawValue)
        balance.bind(2, name.number)
        defer { balance.reset() }
        guard try balance.step() else { return nil }
        var found = Balance(name)
        found.amount = balance.money(0)
        found.limit = balance.money(1)
        found.isBlocked = balance.int(2) != 0
        return found
    }
}
