import TillCore
import TillEngine

/// Writes what follows from an entry into the tables.
final class Projections {
    private let configuration: Statement
    private let skipped: Statement
    private let item: Statement
    private let receipt: Statement
    private let line: Statement
    private let vat: Statement
    private let payment: Statement
    private let report: Statement
    private let promotion: Statement
    private let settlements: SettlementRows
    private let standing: StandingRows
    private let stock: StockRows
    private let codes: CodeRows
    private let floor: Statement
    private let retire: Statement
    private let returnStation: Statement

    init(_ database: Database, _ levels: StockLevels) throws(SQLiteFault) {
        configuration = try database.prepare("INSERT INTO configurations VALUES (?, ?)")
        skipped = try database.prepare("INSERT INTO skipped_receipts VALUES (?, ?, ?, ?)")
        item = try database.prepare(
            "INSERT OR REPLACE INTO items VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        receipt = try database.prepare(
            "INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        line = try database.prepare(
            "INSERT INTO receipt_lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        vat = try database.prepare("INSERT INTO receipt_vat VALUES (?, ?, ?, ?)")
        payment = try database.prepare("INSERT INTO payments VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        report = try database.prepare("INSERT INTO reports VALUES (?, ?, ?, ?, ?)")
        promotion = try database.prepare("INSERT INTO receipt_promotions VALUES (?, ?, ?, ?)")
        settlements = try SettlementRows(database)
        standing = try StandingRows(database)
        stock = try StockRows(database, levels)
        codes = try CodeRows(database)
        floor = try database.prepare("INSERT INTO floors VALUES (?, ?)")
        retire = try database.prepare("INSERT INTO stations VALUES (?, ?, ?, ?)")
        returnStation = try database.prepare("DELETE FROM stations WHERE station = ?")
    }

    func write(_ change: Change, of head: EntryHead) throws(SQLiteFault) {
        switch change {
        case .configuration(let record):
            configuration.bind(1, head.number)
            configuration.bind(2, record.text)
            try configuration.run()
        case .receipt(let receipt):
            try write(receipt)
            try stock.take(receipt)
        case .skipped(let skipped):
            self.skipped.bind(1, head.number)
            self.skipped.bind(2, skipped.register)
            self.skipped.bind(3, skipped.first)
            self.skipped.bind(4, skipped.last)
            try self.skipped.run()
        case .item(let item):
            try write(item, of: head)
            stock.put(item)
        case .report(let report): try write(report, of: head)
        case .seal(let seal): try settlements.write(seal, of: head)
        case .files(let files): try settlements.write(files)
        case .delivered(let delivered): try settlements.write(delivered)
        case .acknowledged(let record): try settlements.write(record, of: head)
        case .returned(let returned): try standing.write(returned)
        case .refunded(let refunded): try standing.write(refunded)
        case .balance(let balance): try standing.write(balance)
        case .copied(let copied): try standing.write(copied, of: head)
        case .retendered(let correction): try standing.write(correction, of: head)
        case .code(let put): try codes.write(put, of: head)
        case .codeRemoved(let removed): try codes.write(removed)
        case .placed(let placed): try stock.write(placed)
        case .unplaced(let unplaced): try stock.write(unplaced)
        case .stock(let change): try stock.write(change, of: head)
        case .floor(let record):
            floor.bind(1, head.number)
            floor.bind(2, record.text)
            try floor.run()
        case .station(let move): try write(move)
        }
    }

    private func write(_ move: StationMove) throws(SQLiteFault) {
        switch move {
        case .retired(let station, let counter):
            retire.bind(1, station.written)
            retire.bind(2, counter.epoch)
            retire.bind(3, counter.next)
            retire.bind(4, counter.entry)
            try retire.run()
        case .returned(let station):
            returnStation.bind(1, station.written)
            try returnStation.run()
        }
    }

    func write(_ name: ErasableName) throws(SQLiteFault) { try standing.write(name) }

    private func write(_ receipt: Receipt) throws(SQLiteFault) {
        self.receipt.bind(1, receipt.entry)
        self.receipt.bind(2, receipt.name.register)
        self.receipt.bind(3, receipt.name.number)
        self.receipt.bind(4, receipt.previous)
        self.receipt.bind(5, receipt.day)
        self.receipt.bind(6, receipt.time.written)
        self.receipt.bind(7, receipt.person)
        self.receipt.bind(8, receipt.total)
        self.receipt.bind(9, receipt.rounding)
        self.receipt.bind(10, receipt.change)
        self.receipt.bind(11, receipt.kept)
        self.receipt.bind(12, receipt.isTraining)
        try self.receipt.run()
        for line in receipt.lines { try write(line, of: receipt.entry) }
        for amount in receipt.vat {
            vat.bind(1, receipt.entry)
            vat.bind(2, Int(amount.rate.basisPoints))
            vat.bind(3, amount.gross)
            vat.bind(4, amount.vat)
            try vat.run()
        }
        for payment in receipt.payments { try write(payment, of: receipt.entry) }
    }

    private func write(_ line: SaleLine, of entry: Int) throws(SQLiteFault) {
        self.line.bind(1, entry)
        self.line.bind(2, line.line)
        self.line.bind(3, line.item.key)
        self.line.bind(4, line.name)
        self.line.bind(5, Int(line.quantity.thousandths))
        self.line.bind(6, line.unit.rawValue)
        self.line.bind(7, line.price)
        self.line.bind(8, line.amount)
        self.line.bind(9, Int(line.vat.basisPoints))
        self.line.bind(10, line.vatClass)
        self.line.bind(11, line.group)
        self.line.bind(12, line.isOwnPrice)
        self.line.bind(13, line.charged)
        self.line.bind(14, line.rareFacts)
        try self.line.run()
        for share in line.promotions {
            promotion.bind(1, entry)
            promotion.bind(2, line.line)
            promotion.bind(3, share.rule)
            promotion.bind(4, share.amount)
            try promotion.run()
        }
    }

    private func write(_ payment: Payment, of entry: Int) throws(SQLiteFault) {
        self.payment.bind(1, entry)
        self.payment.bind(2, payment.payment)
        self.payment.bind(3, payment.tender)
        self.payment.bind(4, payment.kind.rawValue)
        self.payment.bind(5, payment.amount)
        self.payment.bind(6, payment.change)
        self.payment.bind(7, payment.rounding)
        self.payment.bind(8, payment.reference)
        self.payment.bind(9, payment.rareFacts)
        try self.payment.run()
    }

    private func write(_ item: Item, of head: EntryHead) throws(SQLiteFault) {
        self.item.bind(1, item.code.key)
        self.item.bind(2, item.name)
        self.item.bind(3, item.price)
        self.item.bind(4, item.vatClass)
        self.item.bind(5, item.group)
        self.item.bind(6, item.unit.rawValue)
        self.item.bind(7, item.place)
        self.item.bind(8, head.number)
        self.item.bind(9, item.rules)
        try self.item.run()
    }

    private func write(_ report: ZReport, of head: EntryHead) throws(SQLiteFault) {
        self.report.bind(1, report.head.z.register)
        self.report.bind(2, report.head.z.number)
        self.report.bind(3, report.head.day)
        self.report.bind(4, head.number)
        self.report.bind(5, text: report.text("z"))
        try self.report.run()
    }
}

extension ItemCode {
    /// How a code stands in the tables: unescaped.
    var key: String {
        switch self {
        case .gtin: written
        case .own(let text): text
        }
    }
}

extension RowedRecord {
    func text(_ word: StaticString) -> [UInt8] {
        var writer = TextWriter()
        write(word, to: &writer)
        return writer.bytes
    }

    /// Reads what `text` wrote; `nil` when it can't be.
    init?(text: [UInt8]) {
        guard let lines = try? Line.lines(of: text), let first = lines.first else { return nil }
        self.init(reading: first, rows: lines.dropFirst())
    }
}
