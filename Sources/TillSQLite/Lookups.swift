import TillCore
import TillEngine

/// Fetches facts by name: on the writer's connection they are overlaid with the batch in hand.
final class Lookups {
    private let item: Statement
    private let requests: Trail
    private let retiredStation: Statement
    private let entryText: Statement
    private let before: Statement
    private let liveStatement: Statement
    private let lastStatement: Statement
    private let receiptTrail: Trail
    private let report: Statement
    private let configuration: Statement
    private let settlement: Statement
    private let settlementList: Statement
    private let waitingList: Statement
    private let receipts: ReceiptRows
    private let standing: StandingLookups
    private let stock: StockLookups
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
        entryText = try database.prepare("SELECT text FROM journal WHERE entry = ?")
        before = try database.prepare("SELECT previous, text FROM journal WHERE entry = ?")
        liveStatement = try database.prepare("SELECT name, text FROM live")
        lastStatement = try database.prepare(
            "SELECT entry, hash, text FROM journal ORDER BY entry DESC LIMIT 1")
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
                guard let item = try find(code) else { continue }
                facts.items[code] = item
                if let deposit = item.deposit { facts.items[deposit] = try find(deposit) }
            case .stock(let code):
                // One that isn't there stands nowhere.
                guard facts.items[code] != nil else { continue }
                facts.stock = try faulting { () throws(SQLiteFault) in try stock.find(code) }
            case .balance(let name):
                facts.balances[name] = try faulting { () throws(SQLiteFault) in
                    try standing.find(name)
                }
            case .receipt(let name, let last):
                guard let entry = try receiptEntry(name, last) else { continue }
                facts.receipt = try receipts.receipt(ofEntry: entry)
                facts.history = try faulting { () throws(SQLiteFault) in
                    try standing.history(ofEntry: entry)
                }
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

    private func receiptEntry(_ name: RegisterNumber, _ last: Int) throws(Fault) -> Int? {
        try faulting { () throws(SQLiteFault) in
            try receiptTrail.entry(of: name.number, last: last)
        }
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
            throw Fault(.damaged, "the configuration before entry \(entry): \(error.reason)")
        }
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
            throw Fault(.damaged, "report \(name.written) can't be read")
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
            throw Fault(.damaged, "\(error)")
        }
        return found
    }

    func entry(ofRequest number: Int, last: Int) throws(Fault) -> [UInt8]? {
        try faulting { () throws(SQLiteFault) -> [UInt8]? in
            guard let entry = try requests.entry(of: number, last: last) else { return nil }
            entryText.bind(1, entry)
            defer { entryText.reset() }
            return try entryText.step() ? entryText.bytes(0) : nil
        }
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
    func entries(from first: Int, to last: Int) throws(Fault) -> [[UInt8]] {
        try faulting { () throws(SQLiteFault) -> [[UInt8]] in
            var texts: [[UInt8]] = []
            var next: Int? = last
            while let entry = next, entry >= first {
                before.bind(1, entry)
                defer { before.reset() }
                guard try before.step() else { break }
                texts.append(before.bytes(1))
                next = before.optionalInt(0)
            }
            return texts.reversed()
        }
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

    func last() throws(Fault) -> (entry: Int, hash: [UInt8], text: [UInt8])? {
        try faulting { () throws(SQLiteFault) -> (entry: Int, hash: [UInt8], text: [UInt8])? in
            defer { lastStatement.reset() }
            guard try lastStatement.step() else { return nil }
            return (lastStatement.int(0), lastStatement.bytes(1), lastStatement.bytes(2))
        }
    }
}

/// Goes back along rows that each name the one before: to a number, from an indexed one after it or
/// from the last.
private final class Trail {
    /// By the last entry and a number: the nearest indexed entry at or after the number.
    private let ahead: Statement
    /// By entry: its number, and the entry before.
    private let step: Statement

    init(ahead: consuming Statement, step: consuming Statement) {
        self.ahead = ahead
        self.step = step
    }

    func entry(of number: Int, last: Int) throws(SQLiteFault) -> Int? {
        var entry = try start(number, last)
        while true {
            step.bind(1, entry)
            defer { step.reset() }
            guard try step.step(), step.int(0) >= number else { return nil }
            if step.int(0) == number { return entry }
            guard let previous = step.optionalInt(1) else { return nil }
            entry = previous
        }
    }

    private func start(_ number: Int, _ last: Int) throws(SQLiteFault) -> Int {
        ahead.bind(1, last)
        ahead.bind(2, number)
        defer { ahead.reset() }
        return try ahead.step() ? ahead.int(0) : last
    }
}
