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
        case .rightPIN(let record): Self.line("right-pin", record, to: &text)
        case .seconded(let record): Self.line("seconded", record, to: &text)
        case .dayOpened(let record): Self.line("day-opened", record, to: &text)
        case .drawerOpened(let record): Self.line("drawer-opened", record, to: &text)
        case .counted(let record): Self.line("counted", record, to: &text)
        case .zSealed(let record): record.write("z-sealed", to: &text)
        case .dayClosed(let record): record.write("day-closed", to: &text)
        case .settlementWritten(let record): record.write("settlement-written", to: &text)
        case .settlementDelivered(let record):
            Self.line("settlement-delivered", record, to: &text)
        case .settlementAcknowledged(let record):
            Self.line("settlement-acknowledged", record, to: &text)
        case .saleBegun(let record): Self.line("sale-begun", record, to: &text)
        case .lineAdded(let record): Self.line("line-added", record, to: &text)
        case .lineVoided(let record): Self.line("line-voided", record, to: &text)
        case .quantityChanged(let record): Self.line("quantity-changed", record, to: &text)
        case .paymentAdded(let record): Self.line("payment-added", record, to: &text)
        case .saleEnded(let record): record.write("sale-ended", to: &text)
        case .saleCancelled(let record): Self.line("sale-cancelled", record, to: &text)
        case .itemPut(let record): Self.line("item-put", record, to: &text)
        case .priceAsked(let record): Self.line("price-asked", record, to: &text)
        case .cashMoved(let record): Self.line("cash-moved", record, to: &text)
        case .noSale(let record): Self.line("no-sale", record, to: &text)
        case .differenceSigned(let record): Self.line("difference-signed", record, to: &text)
        case .trainingBegun(let record): Self.line("training-begun", record, to: &text)
        case .lineRepriced(let record): Self.line("line-repriced", record, to: &text)
        case .lineDiscounted(let record): Self.line("line-discounted", record, to: &text)
        case .saleDiscounted(let record): Self.line("sale-discounted", record, to: &text)
        case .lineRated(let record): Self.line("line-rated", record, to: &text)
        case .allowed(let record): Self.line("allowed", record, to: &text)
        case .ageChecked(let record): Self.line("age-checked", record, to: &text)
        case .paymentSettled(let record): Self.line("payment-settled", record, to: &text)
        case .paymentFailed(let record): Self.line("payment-failed", record, to: &text)
        case .paymentRemoved(let record): Self.line("payment-removed", record, to: &text)
        case .saleHeld(let record): Self.line("sale-held", record, to: &text)
        case .retendered(let record): Self.line("retendered", record, to: &text)
        case .receiptCopied(let record): Self.line("receipt-copied", record, to: &text)
        case .proFormaMade(let record): Self.line("pro-forma-made", record, to: &text)
        case .promotionPut(let record): Self.line("promotion-put", record, to: &text)
        case .promotionRemoved(let record): Self.line("promotion-removed", record, to: &text)
        case .customerSet(let record): Self.line("customer-set", record, to: &text)
        case .balanceBlocked(let record): Self.line("balance-blocked", record, to: &text)
        case .itemPlaced(let record): Self.line("item-placed", record, to: &text)
        case .codePut(let record): Self.line("code-put", record, to: &text)
        case .codeRemoved(let record): Self.line("code-removed", record, to: &text)
        case .itemUnplaced(let record): Self.line("item-unplaced", record, to: &text)
        case .goodsReceived(let record): Self.line("goods-received", record, to: &text)
        case .goodsMoved(let record): Self.line("goods-moved", record, to: &text)
        case .stockAdjusted(let record): Self.line("stock-adjusted", record, to: &text)
        case .stockCounted(let record): Self.line("stock-counted", record, to: &text)
        case .floorSet(let record): Self.line("floor-set", record, to: &text)
        case .promoted(let record): record.write("promoted", to: &text)
        case .saleRecalled(let record): record.write("sale-recalled", to: &text)
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
        case "promoted": Promoted(reading: line, rows: rows).map(Event.promoted)
        case "sale-recalled": OpenSale(reading: line, rows: rows).map(Event.saleRecalled)
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
        case "right-pin": record(Event.rightPIN)
        case "seconded": record(Event.seconded)
        case "day-opened": record(Event.dayOpened)
        case "drawer-opened": record(Event.drawerOpened)
        case "counted": record(Event.counted)
        case "settlement-delivered": record(Event.settlementDelivered)
        case "settlement-acknowledged": record(Event.settlementAcknowledged)
        case "sale-begun": record(Event.saleBegun)
        case "line-added": record(Event.lineAdded)
        case "line-voided": record(Event.lineVoided)
        case "quantity-changed": record(Event.quantityChanged)
        case "payment-added": record(Event.paymentAdded)
        case "sale-cancelled": record(Event.saleCancelled)
        case "item-put": record(Event.itemPut)
        case "price-asked": record(Event.priceAsked)
        case "cash-moved": record(Event.cashMoved)
        case "no-sale": record(Event.noSale)
        case "difference-signed": record(Event.differenceSigned)
        case "training-begun": record(Event.trainingBegun)
        case "line-repriced": record(Event.lineRepriced)
        case "line-discounted": record(Event.lineDiscounted)
        case "sale-discounted": record(Event.saleDiscounted)
        case "line-rated": record(Event.lineRated)
        case "allowed": record(Event.allowed)
        case "age-checked": record(Event.ageChecked)
        case "payment-settled": record(Event.paymentSettled)
        case "payment-failed": record(Event.paymentFailed)
        case "payment-removed": record(Event.paymentRemoved)
        case "sale-held": record(Event.saleHeld)
        case "retendered": record(Event.retendered)
        case "receipt-copied": record(Event.receiptCopied)
        case "pro-forma-made": record(Event.proFormaMade)
        case "promotion-put": record(Event.promotionPut)
        case "promotion-removed": record(Event.promotionRemoved)
        case "customer-set": record(Event.customerSet)
        case "balance-blocked": record(Event.balanceBlocked)
        case "item-placed": record(Event.itemPlaced)
        case "code-put": record(Event.codePut)
        case "code-removed": record(Event.codeRemoved)
        case "item-unplaced": record(Event.itemUnplaced)
        case "goods-received": record(Event.goodsReceived)
        case "goods-moved": record(Event.goodsMoved)
        case "stock-adjusted": record(Event.stockAdjusted)
        case "stock-counted": record(Event.stockCounted)
        case "floor-set": record(Event.floorSet)
        case "x-made": .xMade
        default: nil
        }
    }
}
