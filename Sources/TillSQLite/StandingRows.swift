import TillCore
import TillEngine

/// Writes what is kept beside receipts: what is left to give back, balances, copies, corrections.
final class StandingRows {
    private let returned: Statement
    private let refunded: Statement
    private let balance: Statement
    private let copied: Statement
    private let retender: Statement
    private let person: Statement
    private let customer: Statement
    private let erasePerson: Statement
    private let eraseCustomer: Statement

    init(_ database: Database) throws(SQLiteFault) {
        returned = try database.prepare(
            """
            INSERT INTO returned VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity,
                amount = amount + excluded.amount, vat = vat + excluded.vat,
                reduced = reduced + excluded.reduced
            """)
        refunded = try database.prepare(
            """
            INSERT INTO refunds VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET amount = amount + excluded.amount
            """)
        balance = try database.prepare(
            """
            INSERT INTO balances VALUES (?1, ?2, ?3, coalesce(?4, 0), coalesce(?5, 0))
            ON CONFLICT DO UPDATE SET amount = amount + ?3, credit = coalesce(?4, credit),
                blocked = coalesce(?5, blocked)
            """)
        copied = try database.prepare("INSERT INTO copies VALUES (?, ?)")
        retender = try database.prepare(
            "INSERT INTO retenders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        person = try database.prepare("INSERT OR REPLACE INTO names VALUES (?, ?)")
        customer = try database.prepare("INSERT OR REPLACE INTO customer_names VALUES (?, ?)")
        erasePerson = try database.prepare("DELETE FROM names WHERE person = ?")
        eraseCustomer = try database.prepare("DELETE FROM customer_names WHERE customer = ?")
    }

    func write(_ change: ReturnChange) throws(SQLiteFault) {
        returned.bind(1, change.entry)
        returned.bind(2, change.line)
        returned.bind(3, Int(change.quantity.thousandths))
        returned.bind(4, change.amount)
        returned.bind(5, Int(change.rate.basisPoints))
        returned.bind(6, change.vat)
        returned.bind(7, change.quantity == .zero ? change.amount : .zero)
        try returned.run()
    }

    func write(_ change: RefundChange) throws(SQLiteFault) {
        refunded.bind(1, change.entry)
        refunded.bind(2, change.tender)
        refunded.bind(3, change.amount)
        try refunded.run()
    }

    func write(_ change: BalanceChange) throws(SQLiteFault) {
        balance.bind(1, change.name.kind.rawValue)
        balance.bind(2, change.name.number)
        balance.bind(3, change.amount)
        balance.bind(4, change.limit.map { Int($0.minor) })
        balance.bind(5, change.isBlocked.map { $0 ? 1 : 0 })
        try balance.run()
    }

    func write(_ change: Event.ReceiptCopied, of head: EntryHead) throws(SQLiteFault) {
        copied.bind(1, change.entry)
        copied.bind(2, head.number)
        try copied.run()
    }

    func write(_ change: Event.Retendered, of head: EntryHead) throws(SQLiteFault) {
        retender.bind(1, change.entry)
        retender.bind(2, change.payment)
        retender.bind(3, head.number)
        retender.bind(4, change.from)
        retender.bind(5, change.fromKind.rawValue)
        retender.bind(6, change.fromAmount)
        retender.bind(7, change.to)
        retender.bind(8, change.toKind.rawValue)
        retender.bind(9, change.toAmount)
        retender.bind(10, head.station.register)
        retender.bind(11, head.day)
        try retender.run()
    }

    func write(_ name: ErasableName) throws(SQLiteFault) {
        switch name.owner {
        case .person(let number) where name.isErased: try erase(number, erasePerson)
        case .person(let number): try write(name.name, of: number, person)
        case .customer(let number) where name.isErased: try erase(number, eraseCustomer)
        case .customer(let number): try write(name.name, of: number, customer)
        }
    }

    private func erase(
        _ number: Int, _ statement: borrowing Statement
    ) throws(SQLiteFault) {
        statement.bind(1, number)
        try statement.run()
    }

    private func write(
        _ name: String, of number: Int, _ statement: borrowing Statement
    ) throws(SQLiteFault) {
        statement.bind(1, number)
        statement.bind(2, name)
        try statement.run()
    }
}
