/// Events as text: a word, fields, sometimes rows. The journal's encoding, version 1.
extension Event {
    package func write(to text: inout TextWriter) {
        switch self {
        case .started(let record): Self.line("started", record, to: &text)
        case .stopped: Self.line("stopped", to: &text)
        case .configured(let record): Self.line("configured", record, to: &text)
        case .keySet(let record): Self.line("key-set", record, to: &text)
        case .keyRevoked(let record): Self.line("key-revoked", record, to: &text)
        case .personSet(let record): Self.line("person-set", record, to: &text)
        case .pinSet(let record): Self.line("pin-set", record, to: &text)
        case .unlocked(let record): Self.line("unlocked", record, to: &text)
        case .epochBegun(let record): Self.line("epoch-begun", record, to: &text)
        case .loggedIn(let record): Self.line("logged-in", record, to: &text)
        case .loggedOut(let record): Self.line("logged-out", record, to: &text)
        case .wrongPIN(let record): Self.line("wrong-pin", record, to: &text)
        case .seconded(let record): Self.line("seconded", record, to: &text)
        case .dayOpened(let record): Self.line("day-opened", record, to: &text)
        case .drawerOpened(let record): Self.line("drawer-opened", record, to: &text)
        case .counted(let record): Self.line("counted", record, to: &text)
        case .zSealed(let record): record.write("z-sealed", to: &text)
        case .dayClosed(let record): record.write("day-closed", to: &text)
        case .settlementWritten(let record): record.write("settlement-written", to: &text)
        case .saleBegun: Self.line("sale-begun", to: &text)
        case .lineAdded(let record): Self.line("line-added", record, to: &text)
        case .lineVoided(let record): Self.line("line-voided", record, to: &text)
        case .quantityChanged(let record): Self.line("quantity-changed", record, to: &text)
        case .paymentAdded(let record): Self.line("payment-added", record, to: &text)
        case .saleEnded(let record): record.write("sale-ended", to: &text)
        case .saleCancelled(let record): Self.line("sale-cancelled", record, to: &text)
        case .itemPut(let record): Self.line("item-put", record, to: &text)
        case .priceAsked(let record): Self.line("price-asked", record, to: &text)
        case .xMade: Self.line("x-made", to: &text)
        }
    }

    private static func line(_ word: StaticString, to text: inout TextWriter) {
        text.raw(word)
        text.endLine()
    }

    private static func line(
        _ word: StaticString, _ record: some Record, to text: inout TextWriter
    ) {
        text.raw(word)
        record.write(to: &text)
        text.endLine()
    }

    /// Reads an event back; `nil` when it is none that this version writes.
    package init?(reading line: Line, rows: [Line]) {
        guard let event = Self.rowed(line, rows) ?? (rows.isEmpty ? Self.plain(line) : nil)
        else { return nil }
        self = event
    }

    private static func rowed(_ line: Line, _ rows: [Line]) -> Event? {
        switch line.word {
        case "z-sealed": ZReport(reading: line, rows: rows).map(Event.zSealed)
        case "day-closed": DaySeal(reading: line, rows: rows).map(Event.dayClosed)
        case "sale-ended": SaleEnded(reading: line, rows: rows).map(Event.saleEnded)
        case "settlement-written":
            SettlementFiles(reading: line, rows: rows).map(Event.settlementWritten)
        default: nil
        }
    }

    private static func plain(_ line: Line) -> Event? {
        func record<Payload: Record>(_ event: (Payload) -> Event) -> Event? {
            (try? Payload(reading: line)).map(event)
        }
        return switch line.word {
        case "started": record(Event.started)
        case "stopped": .stopped
        case "configured": record(Event.configured)
        case "key-set": record(Event.keySet)
        case "key-revoked": record(Event.keyRevoked)
        case "person-set": record(Event.personSet)
        case "pin-set": record(Event.pinSet)
        case "unlocked": record(Event.unlocked)
        case "epoch-begun": record(Event.epochBegun)
        case "logged-in": record(Event.loggedIn)
        case "logged-out": record(Event.loggedOut)
        case "wrong-pin": record(Event.wrongPIN)
        case "seconded": record(Event.seconded)
        case "day-opened": record(Event.dayOpened)
        case "drawer-opened": record(Event.drawerOpened)
        case "counted": record(Event.counted)
        case "sale-begun": .saleBegun
        case "line-added": record(Event.lineAdded)
        case "line-voided": record(Event.lineVoided)
        case "quantity-changed": record(Event.quantityChanged)
        case "payment-added": record(Event.paymentAdded)
        case "sale-cancelled": record(Event.saleCancelled)
        case "item-put": record(Event.itemPut)
        case "price-asked": record(Event.priceAsked)
        case "x-made": .xMade
        default: nil
        }
    }
}
