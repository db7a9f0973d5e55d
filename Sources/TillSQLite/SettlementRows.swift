import TillCore
import TillEngine

/// Writes closed days and how far they have come.
final class SettlementRows {
    private let sealed: Statement
    private let files: Statement
    private let delivered: Statement
    private let acknowledged: Statement

    init(_ database: Database) throws(SQLiteFault) {
        sealed = try database.prepare(
            "INSERT INTO settlements VALUES (?, ?, ?, ?, NULL, 0, NULL, NULL, NULL)")
        files = try database.prepare("UPDATE settlements SET files = ? WHERE settlement = ?")
        delivered = try database.prepare(
            "UPDATE settlements SET attempts = ?, outcome = ? WHERE settlement = ?")
        acknowledged = try database.prepare(
            """
            UPDATE settlements SET acknowledged = coalesce(acknowledged, ?1),
                acknowledged_by = coalesce(acknowledged_by || ',', '') || ?2
            WHERE settlement = ?3
            """)
    }

    func write(_ seal: DaySeal, of head: EntryHead) throws(SQLiteFault) {
        sealed.bind(1, seal.head.settlement)
        sealed.bind(2, seal.head.date.written)
        sealed.bind(3, head.number)
        sealed.bind(4, text: seal.text("day"))
        try sealed.run()
    }

    func write(_ files: SettlementFiles) throws(SQLiteFault) {
        self.files.bind(1, text: files.text("files"))
        self.files.bind(2, files.settlement)
        try self.files.run()
    }

    func write(_ delivered: Event.SettlementDelivered) throws(SQLiteFault) {
        self.delivered.bind(1, delivered.attempt)
        self.delivered.bind(2, delivered.outcome.rawValue)
        self.delivered.bind(3, delivered.settlement)
        try self.delivered.run()
    }

    func write(
        _ record: Event.SettlementAcknowledged, of head: EntryHead
    ) throws(SQLiteFault) {
        acknowledged.bind(1, head.time.written)
        acknowledged.bind(2, record.means.rawValue)
        acknowledged.bind(3, record.settlement)
        try acknowledged.run()
    }
}

extension Settlement {
    /// The columns that `init(row:)` reads, in its order.
    static let columns = "text, files, attempts, outcome, acknowledged, acknowledged_by"

    /// - Throws: `badRecord` when it can't be read.
    init(row: borrowing Statement) throws(Fault) {
        guard let seal = DaySeal(text: row.bytes(0)) else {
            throw Fault(.badRecord, "a settlement can't be read")
        }
        self.init(
            seal: seal, files: row.isNull(1) ? nil : SettlementFiles(text: row.bytes(1)))
        let outcome = row.optionalText(3).map(Event.SettlementDelivered.Outcome.init(rawValue:))
        let time = row.optionalText(4).map(Timestamp.init(text:))
        let means = row.optionalText(5)
            .map(CommaList<Event.SettlementAcknowledged.Means>.init(text:))
        guard files != nil || row.isNull(1), outcome != .some(.none), time != .some(.none),
            means != .some(.none)
        else {
            throw Fault(.badRecord, "settlement \(seal.head.settlement) can't be read")
        }
        delivery = Delivery(attempts: row.int(2), outcome: outcome ?? nil)
        if let time = time ?? nil, let means = means ?? nil {
            acknowledgement = Acknowledgement(time: time, means: means.elements)
        }
    }
}
