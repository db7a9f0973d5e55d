extension OpenSale {
    /// A sale's own events; others leave it as it is.
    package mutating func apply(_ event: Event) {
        switch event {
        case .lineAdded(let line): add(line)
        case .lineVoided(let void): self.void(void.line)
        case .quantityChanged(let change):
            self.change(change.line, to: change.quantity, amount: change.amount)
        case .paymentAdded(let payment): add(payment)
        default: break
        }
    }
}

extension Store {
    /// What happens at a register.
    mutating func apply(_ event: Event, at number: Int, of entry: EntryHead) -> Change? {
        var receipt: Receipt?
        change(number) { register in
            switch event {
            case .saleBegun:
                register.sale = OpenSale(entry: entry.number)
                register.head.saleEntry = entry.number
            case .saleEnded(let end): receipt = register.end(end, of: entry)
            case .saleCancelled(let cancelled):
                register.totals.cancelledSales.add(cancelled.total)
                register.forgetSale()
            case .drawerOpened(let opened):
                let drawer = DrawerSession(
                    drawer: register.drawers.count + 1, float: opened.float)
                register.drawers.append(drawer)
                register.totals.float.add(opened.float)
                register.totals.drawerOpenings.count += 1
            case .counted(let counted):
                register.drawers[register.drawers.count - 1].counted = counted.cash
                register.totals.drawerOpenings.count += 1
            case .loggedIn(let person):
                register.head.person = person.person
                register.totals.logIns.count += 1
            case .loggedOut: register.head.person = nil
            case .priceAsked: register.totals.priceInquiries.count += 1
            case .xMade: register.totals.xReports.count += 1
            default:
                register.sale?.apply(event)
                if case .lineVoided(let void) = event {
                    register.totals.voidedLines.add(void.amount)
                }
            }
        }
        if case .loggedIn(let person) = event { forgive(person.person, at: entry.station) }
        return receipt.map(Change.receipt)
    }

    /// A right PIN makes the wrong ones before it forgotten.
    private mutating func forgive(_ person: Int, at station: Station) {
        let key = PINGuardKey(person: person, station: station)
        guard guards.removeValue(forKey: key) != nil else { return }
        touched.insert(.pinGuard(key))
    }
}

extension Register {
    fileprivate mutating func forgetSale() {
        sale = nil
        head.saleEntry = nil
    }

    fileprivate mutating func end(_ end: SaleEnded, of entry: EntryHead) -> Receipt {
        guard let sale else { preconditionFailure("only an open sale ends") }
        let receipt = Receipt(
            name: RegisterNumber(register: head.number, number: end.receipt),
            entry: entry.number, previous: head.receiptEntry, day: entry.day, time: entry.time,
            person: head.person,
            total: end.total, rounding: end.rounding, change: end.change, vat: end.vat,
            lines: sale.lines, payments: sale.payments)
        forgetSale()
        totals.add(receipt)
        head.lastReceipt = end.receipt
        head.receiptEntry = entry.number
        head.firstReceipt = head.firstReceipt ?? end.receipt
        head.grandSales += end.total
        let cash = receipt.payments.filter { $0.kind == .cash }
        guard !cash.isEmpty, !drawers.isEmpty else { return receipt }
        drawers[drawers.count - 1].expected += cash.reduce(.zero) { $0 + $1.amount - $1.change }
        totals.drawerOpenings.count += 1
        return receipt
    }

    fileprivate mutating func seal(_ report: ZReport) {
        head.lastZ = report.head.z.number
        head.zDay = report.head.day
        head.firstReceipt = nil
        head.firstEntry = nil
        head.lastEntry = nil
        totals = Totals()
        drawers = []
    }
}

extension Store {
    mutating func applyDay(_ event: Event, of entry: EntryHead) -> Change? {
        switch event {
        case .dayOpened(let opened):
            var day = BusinessDay()
            day.head.number = opened.day
            day.head.date = opened.date
            day.head.firstEntry = entry.number
            self.day = day
            touched.insert(.day)
            return nil
        case .zSealed(let report):
            change(report.head.z.register) { $0.seal(report) }
            day?.sealed += report.totals
            day?.reports.append(report.head.z)
            touched.insert(.day)
            return .report(report)
        case .dayClosed(let seal):
            day = nil
            touched.insert(.day)
            lastDay.settlement = seal.head.settlement
            lastDay.date = seal.head.date
            lastDay.grandSales = seal.head.grandSales
            touched.insert(.lastDay)
            return .seal(seal)
        default:
            preconditionFailure("this is no event of the day")
        }
    }
}
