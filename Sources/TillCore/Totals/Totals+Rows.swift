/// Totals as rows, the same on the wire, in the journal and in the database:
///
/// ```
/// - figure=sales count=41 amount=8123.50
/// - vat-percent=12.00 gross=5600.00 net=5000.00 vat=600.00
/// - tender=cash count=17 amount=3012.00
/// - group=dairy quantity=64 amount=1290.00
/// - reason=supplies count=1 amount=-120.00
/// ```
extension Totals {
    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) {
        for entry in figures.entries {
            row { writer in
                writer.field("figure", entry.figure)
                writer.field("count", entry.tally.count)
                writer.field("amount", entry.tally.amount)
            }
        }
        for entry in vat.entries {
            row { writer in
                writer.field("vat-percent", entry.key)
                writer.field("gross", entry.value.gross)
                writer.field("net", entry.value.net)
                writer.field("vat", entry.value.vat)
            }
        }
        for entry in tenders.entries {
            row { writer in
                writer.field("tender", entry.key)
                writer.field("count", entry.value.count)
                writer.field("amount", entry.value.amount)
            }
        }
        for entry in groups.entries {
            row { writer in
                writer.field("group", entry.key)
                writer.field("quantity", entry.value.quantity)
                writer.field("amount", entry.value.amount)
            }
        }
        for entry in reasons.entries {
            row { writer in
                writer.field("reason", entry.key)
                writer.field("count", entry.value.count)
                writer.field("amount", entry.value.amount)
            }
        }
    }

    /// Takes up one row; `false` when it is none of these or says something impossible.
    package mutating func read(_ row: Line) -> Bool {
        func value<Value: TextValue>(_ key: StaticString) -> Value? {
            row.value(key).flatMap { Value(text: $0) }
        }
        func tally() -> Tally? {
            guard let count: Int = value("count"), let amount: Money = value("amount") else {
                return nil
            }
            return Tally(count: count, amount: amount)
        }
        if row.value("figure") != nil {
            guard let figure: Figure = value("figure"), let tally = tally() else { return false }
            figures[figure] = tally
        } else if row.value("vat-percent") != nil {
            guard let rate: VATRate = value("vat-percent"), let gross: Money = value("gross"),
                let tax: Money = value("vat")
            else { return false }
            vat[rate, or: VATTally()] = VATTally(gross: gross, vat: tax)
        } else if let tender = row.value("tender") {
            guard let tally = tally() else { return false }
            tenders[tender, or: Tally()] = tally
        } else if let reason = row.value("reason") {
            guard let tally = tally() else { return false }
            reasons[reason, or: Tally()] = tally
        } else if let group = row.value("group") {
            guard let quantity: Quantity = value("quantity"), let amount: Money = value("amount")
            else { return false }
            groups[group, or: GroupTally()] = GroupTally(quantity: quantity, amount: amount)
        } else {
            return false
        }
        return true
    }
}
