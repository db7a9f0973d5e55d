import TillCore

/// What is booked of the day, voucher by voucher, as the accounting files have it.
extension SettlementPage {
    func setPostings(on html: inout HTMLText) {
        html.block(.section) { html in
            html.leaf(.h2, nil, word(.postings))
            for voucher in vouchers {
                // The text is that of the accounting files, so that it can be found there.
                html.leaf(.h3, nil, "\(voucher.text) \u{B7} \(voucher.date.written)")
                html.table(postings(of: voucher), .postings)
                if voucher.postings.isEmpty { html.leaf(.p, .note, word(.noPostings)) }
            }
            if vouchers.isEmpty { html.leaf(.p, .note, word(.noPostings)) }
        }
    }

    private func postings(of voucher: Voucher) -> PageTable {
        let places = places(in: voucher)
        var table = PageTable(
            [.name(word(.account)), .text(word(.name)), .text(word(.purpose))]
                + places.map { .place($0.heading) }
                + [.number(word(.debit)), .number(word(.credit))])
        var debit = Money.zero
        var credit = Money.zero
        for posting in voucher.postings {
            let account = day.configuration.accounts.first { $0.number == posting.account }
            let purpose = posting.purpose.text(in: language, day.configuration)
            table.row(
                [posting.account.written, account?.name ?? "", purpose]
                    + places.map { $0.text(posting) } + figures.sides(posting.amount))
            if posting.amount < .zero {
                credit -= posting.amount
            } else {
                debit += posting.amount
            }
        }
        if !voucher.postings.isEmpty {
            let sums = [debit, credit].map(figures.money)
            table.row([sum, "", ""] + places.map { _ in "" } + sums, .sum)
        }
        return table
    }

    /// Columns that are there when they say something: the register where a voucher has several,
    /// the cost centre where there is one.
    private func places(
        in voucher: Voucher
    ) -> [(heading: String, text: (Posting) -> String)] {
        var places: [(heading: String, text: (Posting) -> String)] = []
        if voucher.reports.count > 1 {
            places.append((ReceiptWord.register.text(in: language), { $0.register.written }))
        }
        let configuration = day.configuration
        if voucher.postings.contains(where: {
            configuration.costCentre(ofRegister: $0.register) != nil
        }) {
            places.append(
                (word(.costCentre), { configuration.costCentre(ofRegister: $0.register) ?? "" }))
        }
        return places
    }

    func setGrandTotals(on html: inout HTMLText) {
        var table = PageTable([
            .name(word(.grandTotals)), .number(Figure.sales.text(in: language)),
            .number(Figure.returns.text(in: language)),
            .number(ReceiptWord.net.text(in: language)),
        ])
        func add(_ name: String, _ sales: Money, _ returns: Money, _ kind: PageTable.Kind) {
            table.row([name] + [sales, returns, sales - returns].map(figures.money), kind)
        }
        for report in day.reports {
            let head = report.head
            add(register(report), head.grandSales, head.grandReturns, .plain)
        }
        let head = day.seal.head
        add(word(.store), head.grandSales, head.grandReturns, .subtotal)
        html.block(.section) { $0.table(table) }
    }

    /// Sales that were open or put aside at the seal, and go on.
    func setCarriedOver(on html: inout HTMLText) {
        var table = PageTable([
            .name(word(.carriedOver)), .count(text(.count)), .number(text(.amount)),
        ])
        for report in day.reports {
            if report.head.openSaleLines != nil {
                table.row([
                    "\(text(.unfinished)), \(register(report).lowercased())", figures.number(1),
                    figures.money(report.head.openSaleTotal ?? .zero),
                ])
            }
            if let count = report.head.heldSales {
                table.row([
                    "\(text(.held)), \(register(report).lowercased())", figures.number(count),
                    figures.money(report.head.heldTotal ?? .zero),
                ])
            }
        }
        let head = day.seal.head
        table.row([text(.unfinished), figures.number(head.openSales), ""], .subtotal)
        table.row(
            [text(.held), figures.number(head.heldSales.count), figures.money(head.heldTotal)],
            .subtotal)
        html.block(.section) { $0.table(table) }
    }
}
