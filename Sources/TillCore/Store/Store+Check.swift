/// Whether what a journal says can have happened: asked for each event when a journal is folded
/// again, so that sums which were changed, and hashed anew by whoever changed them, are found by
/// adding up.
extension Store {
    /// Why an event can't follow on what came before it; `nil` when it can.
    package func inconsistency(_ event: Event, of entry: EntryHead) -> String? {
        switch event {
        case .started, .stopped, .seconded, .keySet, .keyRevoked, .personSet, .unlocked, .wrongPIN,
            .rightPIN,
            .itemPut, .promotionPut, .promotionRemoved, .customerSet, .balanceBlocked,
            .codePut, .codeRemoved, .itemPlaced, .itemUnplaced, .goodsReceived, .goodsMoved,
            .stockAdjusted, .settlementWritten:
            return nil
        case .stockCounted(let counted): return inconsistency(counted)
        case .settlementDelivered(let delivered): return inconsistency(delivered.settlement)
        case .settlementAcknowledged(let record): return inconsistency(record.settlement)
        case .configured(let record):
            let isReadable = (try? Configuration(canonical: record.text)) != nil
            return isReadable ? nil : "its configuration can't be read"
        case .floorSet(let record):
            return (try? Floor(canonical: record.text)) != nil ? nil : "its floor can't be read"
        case .pinSet(let pin):
            return people[pin.person] == nil ? "person \(pin.person) is not known" : nil
        case .epochBegun(let epoch):
            return epoch.station.keyName == nil ? "only a station with a counter has epochs" : nil
        case .dayOpened(let opened):
            return day == nil && opened.day == lastDay.settlement + 1
                ? nil : "day \(opened.day) can't open here"
        case .zSealed(let report): return inconsistency(report)
        case .dayClosed(let seal):
            return day?.sealed == seal.totals && day?.reports == seal.head.reports
                && day?.number == seal.head.settlement
                ? nil : "the day's figures are not the sum of its Zs"
        case .saleHeld(let head):
            let isFree = held[head.held] == nil
            let isOpen = entry.station.register.map { register($0).sale != nil } ?? false
            return isFree && isOpen ? nil : "no sale can be held as \(head.held) here"
        case .saleRecalled(let sale):
            let kept = sale.held.flatMap { held[$0] }
            return kept?.sale.recalled(as: kept?.head.held ?? 0, at: sale.entry) == sale
                ? nil : "the sale that is taken up is not the one that was held"
        case .loggedIn, .loggedOut, .trainingBegun, .drawerOpened, .cashMoved, .noSale, .counted,
            .differenceSigned, .saleBegun, .lineAdded, .lineVoided, .quantityChanged,
            .lineRepriced, .lineDiscounted, .saleDiscounted, .promoted, .lineRated, .allowed,
            .ageChecked,
            .paymentAdded, .paymentSettled, .paymentFailed, .paymentRemoved, .saleEnded,
            .saleCancelled, .retendered, .receiptCopied, .proFormaMade, .priceAsked, .xMade:
            guard let number = entry.station.register else { return "only a register sells" }
            if case .saleEnded = event, let line = unrated(at: number, of: entry) {
                return "line \(line) does not have the VAT rate of the day of its sale"
            }
            return register(number).inconsistency(event)
        }
    }

    /// A line that is sold at another rate than that of the day.
    private func unrated(at number: Int, of entry: EntryHead) -> Int? {
        guard let sale = register(number).sale else { return nil }
        return sale.lines.first { line in
            guard line.kind.isSale, line.returned == nil else { return false }
            let rate = configuration.rate(
                ofClass: line.vatClass, on: entry.time.localDate, mode: sale.mode)
            return rate != line.vat
        }?.line
    }

    /// None is told of a count at a further place, and which unit an item is in isn't known here.
    private func inconsistency(_ counted: Event.StockCounted) -> String? {
        let units = [Item.Unit.each, .kilogram]
        let isThere = units.contains { unit in
            inSales(counted.item) { $0.unit == unit } == counted.inSales
        }
        return isThere || counted.inSales == .zero
            ? nil : "\(counted.inSales.written) are not in sales"
    }

    private func inconsistency(_ report: ZReport) -> String? {
        let register = register(report.head.z.register)
        guard day?.number == report.head.day, report.head.z.number == register.head.lastZ + 1 else {
            return "Z \(report.head.z.written) is out of order"
        }
        return report.totals == register.totals && report.drawers == register.drawers
            ? nil : "the figures of Z \(report.head.z.written) are not those of its entries"
    }
}

extension Register {
    /// The same for what happens at a register.
    fileprivate func inconsistency(_ event: Event) -> String? {
        switch event {
        case .cashMoved(let moved):
            drawer != nil || moved.isTraining ? nil : "no drawer is open"
        case .counted(let counted): inconsistency(counted)
        case .differenceSigned(let signed):
            drawers.indices.contains(signed.drawer - 1) ? nil : "no such drawer to sign for"
        case .saleBegun: sale == nil ? nil : "a sale is open"
        case .lineAdded(let line): inconsistency(line)
        case .lineVoided(let void): inconsistency(void)
        case .quantityChanged(let change): lacks(line: change.line)
        case .lineRepriced(let change): lacks(line: change.line)
        case .lineDiscounted(let change): lacks(line: change.line)
        case .lineRated(let rated): lacks(line: rated.line)
        case .allowed(let grant): grant.line.flatMap { lacks(line: $0) }
        case .promoted(let promoted):
            (promoted.gone + promoted.shares.map(\.line)).lazy.compactMap { lacks(line: $0) }.first
        // A RING that was refused for the buyer's age leaves the check without a sale.
        case .ageChecked(let checked):
            sale == nil && checked.isOldEnough ? "no sale is open" : nil
        case .saleDiscounted, .paymentAdded, .saleCancelled:
            sale == nil ? "no sale is open" : nil
        case .paymentSettled(let settled): lacks(payment: settled.payment)
        case .paymentFailed(let number), .paymentRemoved(let number):
            lacks(payment: number.payment)
        case .saleEnded(let end): inconsistency(end)
        case .retendered: drawers.isEmpty ? "no drawer was open" : nil
        case .loggedIn, .loggedOut, .trainingBegun, .drawerOpened, .noSale, .receiptCopied,
            .proFormaMade, .priceAsked, .xMade, .started, .stopped, .configured, .keySet,
            .keyRevoked, .personSet, .pinSet, .unlocked, .epochBegun, .wrongPIN, .rightPIN,
            .seconded,
            .dayOpened, .zSealed, .dayClosed, .settlementWritten, .settlementDelivered,
            .settlementAcknowledged, .saleHeld, .saleRecalled, .itemPut, .promotionPut,
            .promotionRemoved, .customerSet, .balanceBlocked, .codePut, .codeRemoved,
            .itemPlaced, .itemUnplaced, .goodsReceived,
            .goodsMoved, .stockAdjusted, .stockCounted, .floorSet:
            nil
        }
    }

    private func lacks(line number: Int) -> String? {
        sale?.line(number) == nil ? "no such line to change" : nil
    }

    private func lacks(payment number: Int) -> String? {
        sale?.payment(number) == nil ? "no such payment" : nil
    }

    private func inconsistency(_ counted: Event.Counted) -> String? {
        if let z = counted.late {
            let isLeft = z.register == head.number && late.contains { $0.z == z.number }
            return isLeft ? nil : "no drawer is left to count"
        }
        let isThere = counted.isRecount ? !drawers.isEmpty : drawer != nil
        return isThere ? nil : "no drawer is open"
    }

    private func inconsistency(_ line: SaleLine) -> String? {
        sale.map { line.line == $0.linesTaken + 1 } == true ? nil : "line out of order"
    }

    private func inconsistency(_ void: Event.LineVoided) -> String? {
        let lines = sale?.lines.filter { $0.line == void.line || $0.depositOf == void.line } ?? []
        let amount = lines.reduce(Money.zero) { $0 + $1.charged }
        return !lines.isEmpty && amount == void.amount ? nil : "no such line to void"
    }

    private func inconsistency(_ end: SaleEnded) -> String? {
        guard let sale, drawer != nil else { return "no sale is open" }
        guard end.receipt == head.lastReceipt + 1 else {
            return "receipt \(end.receipt) is out of order"
        }
        return end == SaleEnded(of: sale, receipt: end.receipt) && sale.due == .zero
            && sale.isPaidBackRightly
            ? nil : "receipt \(end.receipt) is not the sum of its lines and payments"
    }
}

extension Store {
    fileprivate func inconsistency(_ settlement: Int) -> String? {
        settlement > 0 && settlement <= lastDay.settlement
            ? nil : "settlement \(settlement) was not sealed"
    }
}
