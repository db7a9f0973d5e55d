/// Whether what a journal says can have happened: asked for each event when a journal is folded
/// again, so that sums which were changed, and hashed anew by whoever changed them, are found by
/// adding up.
extension Store {
    /// Why an event can't follow on what came before it; `nil` when it can.
    package func inconsistency(_ event: Event, of entry: EntryHead) -> String? {
        switch event {
        case .started, .stopped, .seconded, .keySet, .keyRevoked, .personSet, .unlocked, .wrongPIN,
            .itemPut, .settlementWritten:
            return nil
        case .configured(let record):
            let isReadable = (try? Configuration(text: record.text)) != nil
            return isReadable ? nil : "its configuration can't be read"
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
        case .loggedIn, .loggedOut, .drawerOpened, .counted, .saleBegun, .lineAdded, .lineVoided,
            .quantityChanged, .paymentAdded, .saleEnded, .saleCancelled, .priceAsked, .xMade:
            guard let number = entry.station.register else { return "only a register sells" }
            return register(number).inconsistency(event)
        }
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
        case .counted: drawer == nil ? "no drawer is open" : nil
        case .saleBegun: sale == nil ? nil : "a sale is open"
        case .lineAdded(let line):
            sale.map { line.line == $0.linesTaken + 1 } == true ? nil : "line out of order"
        case .lineVoided(let void):
            sale?.line(void.line)?.amount == void.amount ? nil : "no such line to void"
        case .quantityChanged(let change):
            sale?.line(change.line) == nil ? "no such line to change" : nil
        case .paymentAdded, .saleCancelled: sale == nil ? "no sale is open" : nil
        case .saleEnded(let end): inconsistency(end)
        case .loggedIn, .loggedOut, .drawerOpened, .priceAsked, .xMade, .started, .stopped,
            .configured, .keySet, .keyRevoked, .personSet, .pinSet, .unlocked, .epochBegun,
            .wrongPIN, .seconded, .dayOpened, .zSealed, .dayClosed, .settlementWritten, .itemPut:
            nil
        }
    }

    private func inconsistency(_ end: SaleEnded) -> String? {
        guard let sale, drawer != nil else { return "no sale is open" }
        guard end.receipt == head.lastReceipt + 1 else {
            return "receipt \(end.receipt) is out of order"
        }
        return end.total == sale.total && end.vat == sale.vatAmounts && sale.due == .zero
            && end.rounding == sale.rounding && end.change == sale.change
            ? nil : "receipt \(end.receipt) is not the sum of its lines and payments"
    }
}
