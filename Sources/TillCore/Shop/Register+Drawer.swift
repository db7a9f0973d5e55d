/// What happens at a register's drawer.
extension Register {
    /// - Parameter said: the date on which somebody said that it is opened for a day of another
    ///   date.
    mutating func openDrawer(float: Money, said: CivilDate?) {
        head.said = said
        drawers.append(DrawerSession(drawer: drawers.count + 1, float: float))
        totals[.float].add(float)
        totals[.drawerOpenings].count += 1
    }

    mutating func openWithoutSale() {
        totals[.noSales].count += 1
        totals[.drawerOpenings].count += 1
    }

    mutating func move(_ moved: Event.CashMoved) {
        guard !moved.isTraining else { return }
        let isIn = moved.way == .paidIn
        drawers[drawers.count - 1].expected += isIn ? moved.amount : -moved.amount
        totals[moved.way.figure].add(moved.amount)
        totals[.drawerOpenings].count += 1
        if let reason = moved.reason {
            totals.reasons[reason, or: Tally()].add(isIn ? moved.amount : -moved.amount)
        }
    }

    mutating func count(_ counted: Event.Counted) {
        totals[.drawerOpenings].count += 1
        if let z = counted.late?.number {
            guard let index = late.firstIndex(where: { $0.z == z }) else {
                preconditionFailure("only a drawer that is left is counted late")
            }
            var session = late.remove(at: index).session
            session.counted = counted.cash
            session.countedTenders = counted.tenders.sorted { $0.tender < $1.tender }
            totals[.lateDifferences].add(session.difference ?? .zero)
            return
        }
        // A tender that was counted has its row, and keeps its place in the configuration.
        for count in counted.tenders { totals.tenders[count.tender, or: Tally()] += Tally() }
        if counted.isRecount {
            // Whoever signed signed for another figure.
            drawers[drawers.count - 1].recounts += 1
            drawers[drawers.count - 1].reason = nil
            drawers[drawers.count - 1].signer = nil
        }
        counters[drawers.count] = head.person
        drawers[drawers.count - 1].counted = counted.cash
        drawers[drawers.count - 1].countedTenders =
            counted.tenders.sorted { $0.tender < $1.tender }
    }

    mutating func sign(_ signed: Event.DifferenceSigned) {
        drawers[signed.drawer - 1].reason = signed.reason
        drawers[signed.drawer - 1].signer = signed.person
    }

    /// Cash in and change out belong to the drawer that is open when the sale ends.
    mutating func take(_ payments: [Payment]) {
        let drawer = drawers.count - 1
        var isTouched = false
        for payment in payments {
            switch payment.kind {
            case .cash:
                drawers[drawer].expected += payment.amount - payment.change
                isTouched = true
            case .foreign:
                drawers[drawer].expect(payment.foreign ?? .zero, of: payment.tender)
                isTouched = true
            case .card, .giftCard, .voucher, .account:
                drawers[drawer].expect(payment.amount, of: payment.tender)
            }
        }
        if isTouched { totals[.drawerOpenings].count += 1 }
    }

    mutating func correct(_ correction: Event.Retendered) -> [Change] {
        totals.tenders[correction.from, or: Tally()].amount -= correction.fromAmount
        totals.tenders[correction.to, or: Tally()].amount += correction.toAmount
        totals[.correctedTenders].add(correction.fromAmount)
        if correction.rounding != .zero { totals[.rounding].amount += correction.rounding }
        expect(-correction.fromAmount, correction.fromKind, correction.from)
        expect(correction.toAmount, correction.toKind, correction.to)
        return [.retendered(correction)]
    }

    private mutating func expect(
        _ amount: Money, _ kind: Setting.Tender.Kind, _ tender: String
    ) {
        let drawer = drawers.count - 1
        if kind == .cash {
            drawers[drawer].expected += amount
        } else {
            drawers[drawer].expect(amount, of: tender)
        }
    }

    mutating func seal(_ report: ZReport) {
        head.lastZ = report.head.z.number
        head.zDay = report.head.day
        head.firstReceipt = nil
        head.firstEntry = nil
        head.lastEntry = nil
        head.said = nil
        for session in drawers where session.counted == nil {
            late.append(LateDrawer(z: head.lastZ, session: session))
        }
        late.removeFirst(max(0, late.count - LateDrawer.maximumCount))
        totals = Totals()
        drawers = []
        counters = [:]
    }
}

extension Event.CashMoved.Way {
    var figure: Figure {
        switch self {
        case .paidIn: .paidIn
        case .paidOut: .paidOut
        case .drop: .drops
        }
    }
}
