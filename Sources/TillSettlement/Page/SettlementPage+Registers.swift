import TillCore

/// Each register's Z: whose it is, its figures, and its drawers from float to count.
extension SettlementPage {
    func setRegisters(on html: inout HTMLText) {
        for report in day.reports {
            html.block(.section, .register) { html in
                html.leaf(.h2, nil, "\(register(report)) \u{B7} \(text(.zReport)) \(z(report))")
                html.facts(facts(of: report))
                html.table(drawers(of: report))
                for drawer in report.drawers {
                    if let remark = remark(on: drawer) { html.leaf(.p, .note, remark) }
                }
                setTotals(report.totals, on: &html)
            }
        }
    }

    private func facts(of report: ZReport) -> [(String, String)] {
        let head = report.head
        var facts = [(word(.sealed), figures.moment(head.time))]
        if let person = head.person {
            facts.append((word(.sealedBy), "\(word(.person).lowercased()) \(person)"))
        }
        facts.append((text(.counted), word(head.isCounted ? .yes : .no)))
        let arrived = arrivals.first { $0.report.head.z == head.z }
        if let arrived {
            facts.append((word(.receipts), numbers(of: report)))
            facts.append((word(.receiptCount), figures.number(arrived.count)))
            facts.append((word(.allArrived), word(arrived.skipped.isEmpty ? .yes : .no)))
        }
        if let first = head.firstEntry, let last = head.lastEntry {
            facts.append((word(.entries), figures.range(first.written, last.written)))
        }
        return facts
    }

    /// `3-301–3-306`
    func numbers(of report: ZReport) -> String {
        guard let first = report.head.firstReceipt, let last = report.head.lastReceipt else {
            return word(.none)
        }
        return receipts(first, last, of: report)
    }

    func receipts(_ first: Int, _ last: Int, of report: ZReport) -> String {
        let register = report.head.z.register
        return figures.range("\(register)-\(first)", "\(register)-\(last)")
    }

    func register(_ report: ZReport) -> String {
        "\(ReceiptWord.register.text(in: language)) \(report.head.z.register)"
    }

    func z(_ report: ZReport) -> String { report.head.z.written }

    /// A row for the cash of each drawer, and below it what other tenders should have come to.
    private func drawers(of report: ZReport) -> PageTable {
        let numbers: [ReportWord] = [.float, .expected, .counted, .difference]
        var table = PageTable([.name(text(.drawer))] + numbers.map { .number(text($0)) })
        for drawer in report.drawers {
            let cash = ReceiptWord.cash.text(in: language)
            table.row(
                ["\(drawer.drawer) \u{B7} \(cash)", figures.money(drawer.float)]
                    + counts(drawer.expected, drawer.counted))
            for name in drawer.tenderNames {
                let expected = drawer.expectedTenders.amount(of: name) ?? .zero
                table.row(
                    [day.configuration.tenderText(name, in: language), ""]
                        + counts(expected, drawer.countedTenders.amount(of: name)), .part)
            }
        }
        return table
    }

    /// `Kassalåda 1: Omräknad 2, Fel växel, Godkänd av person 21`
    private func remark(on drawer: DrawerSession) -> String? {
        var remarks: [String] = []
        if drawer.recounts > 0 {
            remarks.append("\(text(.recounts)) \(figures.number(drawer.recounts))")
        }
        if let reason = drawer.reason {
            remarks.append(
                "\(text(.reason)) \(day.configuration.text(ofDifference: reason))")
        }
        if let signer = drawer.signer {
            remarks.append("\(text(.signer)) \(word(.person).lowercased()) \(signer)")
        }
        guard !remarks.isEmpty else { return nil }
        return "\(text(.drawer)) \(drawer.drawer): \(remarks.joined(separator: ", "))"
    }

    private func counts(_ expected: Money, _ counted: Money?) -> [String] {
        [
            figures.money(expected), counted.map(figures.money) ?? text(.notCounted).lowercased(),
            counted.map { figures.difference($0 - expected) } ?? "",
        ]
    }
}

extension DrawerSession {
    /// Names of the tenders beside cash that were expected in it or counted.
    fileprivate var tenderNames: [String] {
        Set(expectedTenders.map(\.tender) + countedTenders.map(\.tender)).sorted()
    }
}

extension [TenderAmount] {
    fileprivate func amount(of tender: String) -> Money? {
        first { $0.tender == tender }?.amount
    }
}
