/// What happens at a register.
extension Register {
    mutating func logIn(_ person: Int) {
        head.person = person
        totals.logIns.count += 1
    }

    mutating func openDrawer(float: Money) {
        drawers.append(DrawerSession(drawer: drawers.count + 1, float: float))
        totals.float.add(float)
        totals.drawerOpenings.count += 1
    }

    mutating func count(_ cash: Money) {
        drawers[drawers.count - 1].counted = cash
        totals.drawerOpenings.count += 1
    }

    mutating func beginSale(_ entry: Int) {
        sale = OpenSale(entry: entry)
        head.saleEntry = entry
    }

    mutating func void(_ void: Event.LineVoided) {
        sale?.void(void.line)
        totals.voidedLines.add(void.amount)
    }

    mutating func cancel(_ cancelled: Event.SaleCancelled) {
        totals.cancelledSales.add(cancelled.total)
        forgetSale()
    }

    private mutating func forgetSale() {
        sale = nil
        head.saleEntry = nil
    }

    mutating func end(_ end: SaleEnded, of entry: EntryHead) -> Receipt {
        guard let sale else { preconditionFailure("only an open sale ends") }
        let receipt = Receipt(
            name: RegisterNumber(register: head.number, number: end.receipt),
            entry: entry.number, previous: head.receiptEntry, day: entry.day, time: entry.time,
            person: head.person, total: end.total, rounding: end.rounding, change: end.change,
            vat: end.vat, lines: sale.lines, payments: sale.payments)
        forgetSale()
        totals.add(receipt)
        head.lastReceipt = end.receipt
        head.receiptEntry = entry.number
        head.firstReceipt = head.firstReceipt ?? end.receipt
        head.grandSales += end.total
        takeCash(of: receipt)
        return receipt
    }

    /// Cash in and change out belong to the drawer that is open when the sale ends.
    private mutating func takeCash(of receipt: Receipt) {
        var isTouched = false
        for payment in receipt.payments where payment.kind == .cash {
            drawers[drawers.count - 1].expected += payment.amount - payment.change
            isTouched = true
        }
        if isTouched { totals.drawerOpenings.count += 1 }
    }

    mutating func seal(_ report: ZReport) {
        head.lastZ = report.head.z.number
        head.zDay = report.head.day
        head.firstReceipt = nil
        head.firstEntry = nil
        head.lastEntry = nil
        totals = Totals()
        drawers = []
    }
}

/// What happens to the business day.
extension Store {
    mutating func open(_ opened: Event.DayOpened, of entry: EntryHead) {
        var day = BusinessDay()
        day.head.number = opened.day
        day.head.date = opened.date
        day.head.firstEntry = entry.number
        self.day = day
        touched.insert(.day)
    }

    mutating func seal(_ report: ZReport) -> Change {
        change(report.head.z.register) { $0.seal(report) }
        day?.sealed += report.totals
        day?.reports.append(report.head.z)
        touched.insert(.day)
        return .report(report)
    }

    mutating func close(_ seal: DaySeal) -> Change {
        day = nil
        touched.insert(.day)
        lastDay.settlement = seal.head.settlement
        lastDay.date = seal.head.date
        touched.insert(.lastDay)
        return .seal(seal)
    }
}

extension OpenSale {
    /// Makes a sale again from the events since it began.
    init(entry: Int, from events: [Event]) {
        self.init(entry: entry)
        for event in events {
            switch event {
            case .lineAdded(let line): add(line)
            case .lineVoided(let void): self.void(void.line)
            case .quantityChanged(let change):
                self.change(change.line, to: change.quantity, amount: change.amount)
            case .paymentAdded(let payment): add(payment)
            case .started, .stopped, .configured, .keySet, .keyRevoked, .personSet, .pinSet,
                .unlocked, .epochBegun, .loggedIn, .loggedOut, .wrongPIN, .seconded, .dayOpened,
                .drawerOpened, .counted, .zSealed, .dayClosed, .settlementWritten, .saleBegun,
                .saleEnded, .saleCancelled, .itemPut, .priceAsked, .xMade:
                break
            }
        }
    }
}
