import TillCore
import TillEngine

/// Fetches facts by name: on the writer's connection they are overlaid with the batch in hand.
final class Lookups {
    private let item: Statement
    private let requests: Trail
    private let retiredStation: Statement
    private let entries: EntryRows
    private let liveStatement: Statement
    private let lastNumber: Statement
    private let receiptTrail: Trail
    private let report: Statement
    private let configuration: Statement
    private let settlement: Statement
    private let settlementList: Statement
    private let waitingList: Statement
    private let receipts: ReceiptRows
    private let standing: StandingLookups
    private let stock: StockLookups
    private let codes: CodeLookups
    /// Items asked for lately; the catalogue itself may be of any size.
    private var items: [ItemCode: Item] = [:]
    private static let itemsKept = 20_000

    init(_ database: Database, _ levels: StockLevels) throws(SQLiteFault) {
        item = try database.prepare(
            "SELECT \(Item.columns) FROM items WHERE item = ?")
        requests = Trail(
            ahead: try database.prepare(
                """
                SELECT entry FROM journal
                WHERE station = (SELECT station FROM journal WHERE entry = ?)
                    AND request >= ? AND request % 64 = 0 ORDER BY request LIMIT 1
                """),
            step: try database.prepare(
                "SELECT request, previous FROM journal WHERE entry = ?"))
        retiredStation = try database.prepare(
            "SELECT epoch, next, entry FROM stations WHERE station = ?")
        entries = try EntryRows(database)
        liveStatement = try database.prepare("SELECT name, text FROM live")
        lastNumber = try database.prepare("SELECT max(entry) FROM journal")
        receiptTrail = Trail(
            ahead: try database.prepare(
                """
                SELECT entry FROM receipts
                WHERE register = (SELECT register FROM receipts WHERE entry = ?)
                    AND receipt >= ? AND receipt % 64 = 0 ORDER BY receipt LIMIT 1
                """),
            step: try database.prepare(
                "SELECT receipt, previous FROM receipts WHERE entry = ?"))
        report = try database.prepare(
            "SELECT text, entry FROM reports WHERE register = ? AND z = ?")
        configuration = try database.prepare(
            "SELECT text FROM configurations WHERE entry <= ? ORDER BY entry DESC LIMIT 1")
        settlement = try database.prepare(
            "SELECT \(Settlement.columns) FROM settlements WHERE settlement = ?")
        settlementList = try database.prepare(
            "SELECT \(Settlement.columns) FROM settlements ORDER BY settlement DESC LIMIT ?")
        waitingList = try database.prepare(
            """
            SELECT \(Settlement.columns) FROM settlements WHERE acknowledged IS NULL
            ORDER BY settlement LIMIT ?
            """)
        receipts = try ReceiptRows(database)
        standing = try StandingLookups(database)
        stock = try StockLookups(database, levels)
        codes = try CodeLookups(database)
    }

    func remember(_ item: Item) {
        if items.count >= Self.itemsKept { items.removeAll(keepingCapacity: true) }
        items[item.code] = item
    }

    func facts(_ keys: [FactKey]) throws(Fault) -> Facts {
        var facts = Facts()
        for key in keys {
            switch key {
            case .item(let code):
                guard let (item, factor) = try named(code) else { continue }
                facts.items[code] = item
                if factor > 1 { facts.packs[code] = factor }
                if let deposit = item.deposit { facts.items[deposit] = try find(deposit) }
            case .codes(let code):
                guard let item = facts.items[code] else { continue }
                facts.codes = try faulting { () throws(SQLiteFault) in
                    try codes.codes(of: item.code)
                }
            case .stock(let code):
                // One that isn't there stands nowhere.
                guard let item = facts.items[code] else { continue }
                facts.stock = try faulting { () throws(SQLiteFault) in try stock.find(item.code) }
            case .balance(let name):
                facts.balances[name] = try faulting { () throws(SQLiteFault) in
                    try standing.find(name)
                }
            case .refunds(let entry):
                facts.refunds[entry] = try faulting { () throws(SQLiteFault) in
                    try standing.refunds(ofEntry: entry)
                }
            case .receipt(let name, let last):
                guard let entry = try receiptEntry(name, last) else { continue }
                facts.receipt = try receipts.receipt(ofEntry: entry)
                facts.history = try history(ofEntry: entry)
            case .report(let name): facts.report = try find(report: name)
            case .receiptConfiguration(let name, let last):
                facts.configuration = try receiptEntry(name, last).flatMap(configuration)
            case .reportConfiguration(let name):
                facts.configuration = try reportEntry(name).flatMap(configuration)
            case .settlement(let number):
                settlement.bind(1, number)
                facts.settlements = try settlements(settlement)
            case .settlementConfiguration(let number):
                settlement.bind(1, number)
                facts.configuration = try settlements(settlement).first.flatMap {
                    settlement throws(Fault) in
                    try configuration(at: settlement.seal.head.lastEntry)
                }
            case .customers(let first, let limit):
                facts.customers = try faulting { () throws(SQLiteFault) in
                    try standing.customers(from: first, limit: limit)
                }
            case .settlements(let limit, areWaiting: false):
                settlementList.bind(1, limit)
                facts.settlements = try settlements(settlementList)
            case .settlements(let limit, areWaiting: true):
                waitingList.bind(1, limit)
                facts.settlements = try settlements(waitingList)
            }
        }
        return facts
    }

    func history(ofEntry entry: Int) throws(Fault) -> ReceiptHistory {
        try faulting { () throws(SQLiteFault) in try standing.history(ofEntry: entry) }
    }

    /// What was answered to a station's request; `last` is the entry of its last one.
    func answered(_ number: Int, last: Int?) throws(Fault) -> JournalRequest? {
        guard let last, let entry = try entry(ofRequest: number, last: last) else { return nil }
        guard let request = entry.head.request, let reply = entry.reply else {
            throw Fault(.badRecord, "the entry of request \(number) has no reply")
        }
        return JournalRequest(digest: request.digest, reply: reply)
    }

    private func receiptEntry(_ name: RegisterNumber, _ last: Int) throws(Fault) -> Int? {
        try receiptTrail.entry(of: name.number, last: last)
    }

    private func reportEntry(_ name: RegisterNumber) throws(Fault) -> Int? {
        try faulting { () throws(SQLiteFault) -> Int? in
            report.bind(1, name.register)
            report.bind(2, name.number)
            defer { report.reset() }
            return try report.step() ? report.int(1) : nil
        }
    }

    /// The configuration that held at an entry.
    private func configuration(at entry: Int) throws(Fault) -> Configuration? {
        let text = try faulting { () throws(SQLiteFault) -> String? in
            configuration.bind(1, entry)
            defer { configuration.reset() }
            return try configuration.step() ? configuration.text(0) : nil
        }
        guard let text else { return nil }
        do {
            return try Configuration(canonical: text)
        } catch {
            throw Fault(.badRecord, "the configuration before entry \(entry): \(error.reason)")
        }
    }

    /// The item of a code, its own or a further one, and how many of it the code stands for.
    private func named(_ code: ItemCode) throws(Fault) -> (Item, factor: Int)? {
        if let item = try find(code) { return (item, 1) }
        let further = try faulting { () throws(SQLiteFault) in try codes.find(code) }
        guard let further, let item = try find(further.item) else { return nil }
        return (item, further.factor)
    }

    private func find(_ code: ItemCode) throws(Fault) -> Item? {
        if let item = items[code] { return item }
        let found = try faulting { () throws(SQLiteFault) -> Item? in
            item.bind(1, code.key)
            defer { item.reset() }
            guard try item.step() else { return nil }
            return item.item(code)
        }
        if let found { remember(found) } else { stock.noteUnknown(code) }
        return found
    }

    private func find(report name: RegisterNumber) throws(Fault) -> ZReport? {
        let text = try faulting { () throws(SQLiteFault) -> [UInt8]? in
            report.bind(1, name.register)
            report.bind(2, name.number)
            defer { report.reset() }
            return try report.step() ? report.bytes(0) : nil
        }
        guard let text else { return nil }
        guard let report = ZReport(text: text) else {
            throw Fault(.badRecord, "report \(name.written) can't be read")
        }
        return report
    }

    private func settlements(_ statement: borrowing Statement) throws(Fault) -> [Settlement] {
        var found: [Settlement] = []
        defer { statement.reset() }
        do {
            while try statement.step() {
                found.append(try Settlement(row: statement))
            }
        } catch let fault as SQLiteFault {
            throw Fault(fault)
        } catch let fault as Fault {
            throw fault
        } catch {
            throw Fault(.badRecord, "\(error)")
        }
        return found
    }

    /// The entry of a station's numbered request; `last` is that of its last one.
    func entry(ofRequest number: Int, last: Int) throws(Fault) -> Entry? {
        guard let found = try requests.entry(of: number, last: last) else { return nil }
        let entry = try entries.entry(found).entry
        guard entry.head.request?.number == number else {
            throw Fault(.badRecord, "entry \(found) is not that of request \(number)")
        }
        return entry
    }

    func names() throws(Fault) -> Names {
        try faulting { () throws(SQLiteFault) in try standing.names() }
    }

    func retired(_ station: Station) throws(Fault) -> Counter? {
        try faulting { () throws(SQLiteFault) -> Counter? in
            retiredStation.bind(1, station.written)
            defer { retiredStation.reset() }
            guard try retiredStation.step() else { return nil }
            var counter = Counter()
            counter.epoch = retiredStation.int(0)
            counter.next = retiredStation.int(1)
            counter.entry = retiredStation.optionalInt(2)
            return counter
        }
    }

    /// A station's entries from `first` to `last`, along their trail.
    func entries(from first: Int, to last: Int) throws(Fault) -> [Entry] {
        var found: [Entry] = []
        var next: Int? = last
        while let number = next, number >= first {
            let (entry, previous) = try entries.entry(number)
            found.append(entry)
            guard previous ?? 0 < number else {
                throw Fault(.badRecord, "the row of entry \(number) names a later one before it")
            }
            next = previous
        }
        return found.reversed()
    }

    func live() throws(Fault) -> [LiveRecord] {
        try faulting { () throws(SQLiteFault) -> [LiveRecord] in
            var records: [LiveRecord] = []
            defer { liveStatement.reset() }
            while try liveStatement.step() {
                records.append(
                    LiveRecord(name: liveStatement.text(0), text: liveStatement.bytes(1)))
            }
            return records
        }
    }

    func entry(_ number: Int) throws(Fault) -> Entry { try entries.entry(number).entry }

    /// The chain up to the journal's last entry, as it is stored.
    func last() throws(Fault) -> Chain? {
        let number = try faulting { () throws(SQLiteFault) -> Int? in
            defer { lastNumber.reset() }
            return try lastNumber.step() ? lastNumber.optionalInt(0) : nil
        }
        guard let number else { return nil }
        return Chain(head: try entries.stored(number).hash, entry: number)
    }
}
