import TillCore

/// Reports and their figures as `settlement.json` holds them.
extension ZReport {
    func json(_ configuration: Configuration) -> JSON {
        .object([
            "z": .value(head.z),
            "register": .number(head.z.register),
            "number": .number(head.z.number),
            "sealed": .value(head.time),
            "person": .number(head.person),
            "company": .string(head.company),
            "organisation": .string(head.organisation),
            "program": .string(head.program),
            "counted": .bool(head.isCounted),
            "receipts": SettlementJSON.range(head.firstReceipt, head.lastReceipt),
            "entries": SettlementJSON.range(head.firstEntry, head.lastEntry),
            "totals": totals.json(configuration),
            "drawers": .array(drawers.map(\.json)),
            "grand-totals": SettlementJSON.grandTotals(head.grandSales, head.grandReturns),
            "open-sale": openSale,
            "held-sales": heldSales,
            "head": .value(head.head),
            "signature": .value(head.signature),
        ])
    }

    /// A sale that was open at the seal and goes on.
    private var openSale: JSON {
        guard let lines = head.openSaleLines else { return .null }
        return .object(["lines": .number(lines), "total": .value(head.openSaleTotal)])
    }
}

extension ZReport {
    /// Sales that the register has put aside.
    private var heldSales: JSON {
        guard let count = head.heldSales else { return .null }
        return .object(["count": .number(count), "total": .value(head.heldTotal)])
    }
}

extension DrawerSession {
    fileprivate var json: JSON {
        .object([
            "drawer": .number(drawer),
            "float": .value(float),
            "expected": .value(expected),
            "counted": .value(counted),
            "difference": .value(difference),
            "tenders": .array(tenders),
            "recounts": .number(recounts),
            "reason": .value(reason),
            "signer": .number(signer),
        ])
    }

    /// Expected, counted and difference of what is not the store's own cash; `null` where nobody
    /// counted.
    private var tenders: [JSON] {
        let names = Set(expectedTenders.map(\.tender) + countedTenders.map(\.tender))
        return names.sorted().map { name in
            func amount(_ amounts: [TenderAmount]) -> Money? {
                amounts.first { $0.tender == name }?.amount
            }
            return .object([
                "tender": .string(name),
                "expected": .value(amount(expectedTenders)),
                "counted": .value(amount(countedTenders)),
                "difference": .value(amount(tenderDifferences)),
            ])
        }
    }
}

extension Totals {
    func json(_ configuration: Configuration) -> JSON {
        .object([
            "figures": .array(Figure.allCases.map(json)),
            "vat": .array(vat.entries.map { Self.json($0.key, $0.value) }),
            "tenders": .array(tenders.entries.map { Self.json($0.key, $0.value) }),
            "groups": .array(groups.entries.map { Self.json($0.key, $0.value, configuration) }),
            "reasons": .array(reasons.entries.map { reason($0.key, $0.value, configuration) }),
        ])
    }

    private func json(_ figure: Figure) -> JSON {
        let tally = self[figure]
        return .object([
            "figure": .value(figure),
            "count": .number(tally.count),
            "amount": .value(tally.amount),
        ])
    }

    private static func json(_ rate: VATRate, _ tally: VATTally) -> JSON {
        .object([
            "percent": .value(rate),
            "gross": .value(tally.gross),
            "net": .value(tally.net),
            "vat": .value(tally.vat),
        ])
    }

    private static func json(_ tender: String, _ tally: Tally) -> JSON {
        .object([
            "tender": .string(tender),
            "count": .number(tally.count),
            "amount": .value(tally.amount),
        ])
    }

    /// Money paid in (positive) and out for one reason.
    private func reason(
        _ name: String, _ tally: Tally, _ configuration: Configuration
    ) -> JSON {
        let setting = configuration.reasons.first { $0.name == name }
        return .object([
            "reason": .string(name),
            "text": .string(setting?.text ?? ""),
            "count": .number(tally.count),
            "amount": .value(tally.amount),
        ])
    }

    private static func json(
        _ group: String, _ tally: GroupTally, _ configuration: Configuration
    ) -> JSON {
        let setting = configuration.groups.first { $0.name == group }
        return .object([
            "group": .string(group),
            "text": .string(setting?.text ?? ""),
            "quantity": .value(tally.quantity),
            "amount": .value(tally.amount),
        ])
    }
}
