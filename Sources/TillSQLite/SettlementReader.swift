import TillCore
import TillEngine

/// Reads what the settlements' files are made of, on a connection of its own: closing a day of any
/// size holds up no sale.
package final class SettlementReader {
    private let database: Database
    private let reports: Statement
    private let entries: Statement
    private let settlement: Statement
    private let configuration: Statement
    private let skippedStatement: Statement
    private let corrected: Statement
    private let receipts: ReceiptRows

    package init(directory: String) throws(Fault) {
        do {
            database = try Database(path: "\(directory)/till.db", .reader)
            reports = try database.prepare(
                "SELECT text FROM reports WHERE day = ? ORDER BY entry, register, z")
            entries = try database.prepare(
                """
                SELECT entry FROM receipts WHERE entry >= ? AND entry <= ? AND day = ?
                ORDER BY entry
                """)
            settlement = try database.prepare(
                "SELECT \(Settlement.columns) FROM settlements WHERE settlement = ?")
            configuration = try database.prepare(
                "SELECT text FROM configurations WHERE entry <= ? ORDER BY entry DESC LIMIT 1")
            skippedStatement = try database.prepare(
                """
                SELECT s.register, s.first, s.last FROM skipped_receipts AS s
                JOIN reports AS z ON z.day = ? AND z.register = s.register
                WHERE s.entry <= z.entry AND s.entry > (
                    SELECT coalesce(max(entry), 0) FROM reports AS earlier
                    WHERE earlier.register = z.register AND earlier.entry < z.entry)
                ORDER BY s.entry
                """)
            corrected = try database.prepare(
                """
                SELECT register, entry, payment, from_tender, from_kind, from_amount, to_tender,
                    to_kind, to_amount
                FROM retenders WHERE day = ? ORDER BY corrected
                """)
            receipts = try ReceiptRows(database)
        } catch {
            throw Fault(error)
        }
    }

    package func settlement(_ number: Int) throws(Fault) -> Settlement? {
        settlement.bind(1, number)
        defer { settlement.reset() }
        let isThere = try faulting { () throws(SQLiteFault) in try settlement.step() }
        return isThere ? try Settlement(row: settlement) : nil
    }

    /// The Zs of a day, in the order in which they were sealed.
    package func reports(of seal: DaySeal) throws(Fault) -> [ZReport] {
        let texts = try faulting { () throws(SQLiteFault) -> [[UInt8]] in
            var texts: [[UInt8]] = []
            reports.bind(1, seal.head.settlement)
            defer { reports.reset() }
            while try reports.step() { texts.append(reports.bytes(0)) }
            return texts
        }
        var found: [ZReport] = []
        for text in texts {
            guard let report = ZReport(text: text) else {
                throw Fault(.badRecord, "a report of day \(seal.head.settlement) can't be read")
            }
            found.append(report)
        }
        return found
    }

    /// Every receipt of a day, in the order of the journal.
    package func forEachReceipt(
        of seal: DaySeal, _ body: (Receipt) throws -> Void
    ) throws {
        entries.bind(1, seal.head.firstEntry)
        entries.bind(2, seal.head.lastEntry)
        entries.bind(3, seal.head.settlement)
        defer { entries.reset() }
        while try entries.step() {
            try body(receipts.receipt(ofEntry: entries.int(0)))
        }
    }

    /// Receipt numbers that new epochs went past, by the Z that they lie in: a register that made
    /// none in a day has its lost numbers in the next one that it makes.
    package func skipped(in seal: DaySeal) throws(Fault) -> [SkippedReceipts] {
        try faulting { () throws(SQLiteFault) -> [SkippedReceipts] in
            var found: [SkippedReceipts] = []
            skippedStatement.bind(1, seal.head.settlement)
            defer { skippedStatement.reset() }
            while try skippedStatement.step() {
                found.append(
                    SkippedReceipts(
                        register: skippedStatement.int(0), first: skippedStatement.int(1),
                        last: skippedStatement.int(2)))
            }
            return found
        }
    }

    /// Tenders of ended sales that were corrected on a day, with the register that did.
    package func corrections(
        of seal: DaySeal
    ) throws(Fault) -> [(register: Int, correction: Event.Retendered)] {
        let found = try faulting { () throws(SQLiteFault) -> [(Int, Event.Retendered)]? in
            var found: [(Int, Event.Retendered)] = []
            corrected.bind(1, seal.head.settlement)
            defer { corrected.reset() }
            while try corrected.step() {
                guard let from = Setting.Tender.Kind(rawValue: corrected.text(4)),
                    let to = Setting.Tender.Kind(rawValue: corrected.text(7))
                else { return nil }
                var correction = Event.Retendered()
                correction.entry = corrected.int(1)
                correction.payment = corrected.int(2)
                correction.from = corrected.text(3)
                correction.fromKind = from
                correction.fromAmount = corrected.money(5)
                correction.to = corrected.text(6)
                correction.toKind = to
                correction.toAmount = corrected.money(8)
                found.append((corrected.int(0), correction))
            }
            return found
        }
        guard let found else {
            throw Fault(
                .badRecord, "a corrected tender of day \(seal.head.settlement) can't be read")
        }
        return found
    }

    /// The configuration that held at an entry.
    package func configuration(at entry: Int) throws(Fault) -> Configuration {
        let text = try faulting { () throws(SQLiteFault) -> String? in
            configuration.bind(1, entry)
            defer { configuration.reset() }
            return try configuration.step() ? configuration.text(0) : nil
        }
        guard let text else {
            throw Fault(.badRecord, "no configuration stands before entry \(entry)")
        }
        do {
            return try Configuration(canonical: text)
        } catch {
            throw Fault(.badRecord, "the configuration before entry \(entry): \(error.reason)")
        }
    }
}
