import TillCore
import TillEngine

/// Reads receipts back out of their rows.
final class ReceiptRows {
    private let head: Statement
    private let lines: Statement
    private let vat: Statement
    private let payments: Statement
    private let promotions: Statement

    init(_ database: Database) throws(SQLiteFault) {
        head = try database.prepare(
            """
            SELECT register, receipt, day, time, person, total, rounding, change,
                previous, kept, training
            FROM receipts WHERE entry = ?
            """)
        lines = try database.prepare(
            """
            SELECT line, item, name, quantity, unit, price, amount, vat_rate, vat_class,
                item_group, own_price, facts
            FROM receipt_lines WHERE entry = ? ORDER BY line
            """)
        vat = try database.prepare(
            "SELECT rate, gross, vat FROM receipt_vat WHERE entry = ? ORDER BY rate")
        promotions = try database.prepare(
            """
            SELECT line, promotion, amount FROM receipt_promotions
            WHERE entry = ? ORDER BY line, promotion
            """)
        payments = try database.prepare(
            """
            SELECT payment, tender, kind, amount, change, rounding, reference, facts
            FROM payments WHERE entry = ? ORDER BY payment
            """)
    }

    func receipt(ofEntry entry: Int) throws(Fault) -> Receipt {
        let receipt = try faulting { () throws(SQLiteFault) in try read(entry) }
        guard let receipt else {
            throw Fault(.badRecord, "the receipt of entry \(entry) can't be read")
        }
        return receipt
    }

    private func read(_ entry: Int) throws(SQLiteFault) -> Receipt? {
        head.bind(1, entry)
        defer { head.reset() }
        guard try head.step(), let time = Timestamp(text: head.text(3)) else { return nil }
        guard let lines = try readLines(entry), let payments = try readPayments(entry) else {
            return nil
        }
        return Receipt(
            name: RegisterNumber(register: head.int(0), number: head.int(1)), entry: entry,
            previous: head.optionalInt(8), day: head.int(2), time: time,
            person: head.optionalInt(4), total: head.money(5),
            rounding: head.money(6), change: head.money(7), kept: head.money(9),
            isTraining: head.int(10) != 0, vat: try readVAT(entry),
            lines: lines, payments: payments)
    }

    private func readLines(_ entry: Int) throws(SQLiteFault) -> [SaleLine]? {
        var found: [SaleLine] = []
        lines.bind(1, entry)
        defer { lines.reset() }
        while try lines.step() {
            guard let code = ItemCode(text: lines.text(1)),
                let unit = Item.Unit(rawValue: lines.text(4))
            else { return nil }
            var line = SaleLine()
            line.line = lines.int(0)
            line.item = code
            line.name = lines.text(2)
            line.quantity = Quantity(thousandths: Int64(lines.int(3)))
            line.unit = unit
            line.price = lines.money(5)
            line.amount = lines.money(6)
            line.vat = VATRate(basisPoints: Int64(lines.int(7)))
            line.vatClass = lines.text(8)
            line.group = lines.text(9)
            line.isOwnPrice = lines.int(10) != 0
            guard line.readRareFacts(lines.optionalText(11)) else { return nil }
            found.append(line)
        }
        try addPromotions(entry, to: &found)
        return found
    }

    private func addPromotions(
        _ entry: Int, to lines: inout [SaleLine]
    ) throws(SQLiteFault) {
        promotions.bind(1, entry)
        defer { promotions.reset() }
        while try promotions.step() {
            let number = promotions.int(0)
            guard let index = lines.firstIndex(where: { $0.line == number }) else { continue }
            lines[index].promotions.append(
                PromotionShare(
                    line: number, rule: promotions.text(1), amount: promotions.money(2)))
        }
    }

    private func readVAT(_ entry: Int) throws(SQLiteFault) -> [VATAmount] {
        var found: [VATAmount] = []
        vat.bind(1, entry)
        defer { vat.reset() }
        while try vat.step() {
            found.append(
                VATAmount(
                    rate: VATRate(basisPoints: Int64(vat.int(0))), gross: vat.money(1),
                    vat: vat.money(2)))
        }
        return found
    }

    private func readPayments(_ entry: Int) throws(SQLiteFault) -> [Payment]? {
        var found: [Payment] = []
        payments.bind(1, entry)
        defer { payments.reset() }
        while try payments.step() {
            guard let kind = Setting.Tender.Kind(rawValue: payments.text(2)) else { return nil }
            var payment = Payment()
            payment.payment = payments.int(0)
            payment.tender = payments.text(1)
            payment.kind = kind
            payment.amount = payments.money(3)
            payment.change = payments.money(4)
            payment.rounding = payments.money(5)
            payment.reference = payments.optionalText(6)
            guard payment.readRareFacts(payments.optionalText(7)) else { return nil }
            found.append(payment)
        }
        return found
    }
}
